package org.netloom.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.spec.Shape;

/**
 * Plans where activations, gradients and temporaries lie, so that buffers whose lifetimes do not overlap share memory.
 *
 * <p>A plan is made by a dry run: the network's own {@code forward} and {@code backward} run once in planning mode, every
 * layer says which tensors it touches, and nothing is computed. So the plan is right for code that a person has edited,
 * too. {@link #commit} then places all tensors and allocates; after that nothing is allocated any more.
 */
public final class Memory {
    /** Floats in 64 bytes: buffers start at cache lines. */
    private static final int ALIGN = 16;

    /** A large float[] of G1 starts 16 bytes into a region: 12 elements later is a cache line. */
    private static final int FIRST = 12;

    /** Most elements of one array. */
    private static final long SEGMENT = 1L << 30;

    private final Precision precision;
    private final Map<Tensor, Buffer> buffers = new IdentityHashMap<>();
    private final List<Buffer> order = new ArrayList<>();
    private final List<Tensor[]> views = new ArrayList<>();
    private boolean planning;
    private int clock;
    private long peak;

    public Memory(Precision precision) {
        this.precision = precision;
    }

    public boolean planning() {
        return planning;
    }

    public Precision precision() {
        return precision;
    }

    /** Starts a dry run, forgetting an earlier plan. */
    public void begin() {
        buffers.clear();
        order.clear();
        views.clear();
        clock = 0;
        planning = true;
    }

    /** Moves the dry run to the next step: each layer call is one. */
    public void step() {
        clock++;
    }

    /** A new tensor whose life begins at this step. */
    public Tensor create(int batch, Shape shape) {
        Tensor t = new Tensor(batch, shape);
        Buffer b = new Buffer((long) batch * shape.elements(), clock);
        b.tensors.add(t);
        buffers.put(t, b);
        order.add(b);
        return t;
    }

    /**
     * A new tensor that may take the place of another one that is not needed after this step: element-wise operations
     * can work in place.
     */
    public Tensor createOver(Tensor other, int batch, Shape shape) {
        Tensor t = create(batch, shape);
        buffers.get(t).over = buffers.get(other);
        touch(other);
        return t;
    }

    /** The same memory with another shape. */
    public Tensor view(Tensor of, Shape shape) {
        touch(of);
        Tensor t = new Tensor(of.capacity(), shape);
        Buffer b = buffers.get(of);
        if (b != null) {
            buffers.put(t, b);
            b.tensors.add(t);
        } else {
            views.add(new Tensor[] {t, of});
        }
        return t;
    }

    /** Says that a tensor is read or written at this step. Tensors from outside the plan are ignored. */
    public void touch(Tensor t) {
        Buffer b = buffers.get(t);
        if (b != null) {
            b.last = clock;
        }
    }

    /** Ends the dry run: places all buffers. {@link #peakBytes} is known from here on. */
    public void place() {
        planning = false;
        for (Buffer b : order) {
            // In place: the old value dies in the very step in which the new one is born.
            Buffer old = b.over == null ? null : b.over.root();
            if (old != null && old.last == b.born && old.size >= b.size) {
                b.home = old;
                old.last = Math.max(old.last, b.last);
            }
        }
        List<Buffer> roots =
                new ArrayList<>(order.stream().filter(b -> b.home == null).toList());
        roots.sort(Comparator.comparingLong((Buffer b) -> -b.size).thenComparingInt(b -> b.born));
        List<Buffer> placed = new ArrayList<>();
        for (Buffer b : roots) {
            b.offset = firstFit(b, placed);
            placed.add(b);
        }
        peak = placed.stream().mapToLong(b -> b.offset + b.size).max().orElse(0);
    }

    /** Greedy by size: the lowest offset at which no living neighbour lies (Pisarchyk and Lee 2020). */
    private static long firstFit(Buffer b, List<Buffer> placed) {
        List<Buffer> alive = placed.stream()
                .filter(p -> p.born <= b.last && b.born <= p.last)
                .sorted(Comparator.comparingLong(p -> p.offset))
                .toList();
        long at = 0;
        for (Buffer p : alive) {
            if (at + b.size <= p.offset && sameSegment(at, b.size)) {
                return at;
            }
            at = Math.max(at, align(p.offset + p.size));
            if (!sameSegment(at, b.size)) {
                at = (at / SEGMENT + 1) * SEGMENT;
            }
        }
        return at;
    }

    private static boolean sameSegment(long at, long size) {
        return size > SEGMENT || at / SEGMENT == (at + size - 1) / SEGMENT;
    }

    private static long align(long n) {
        return (n + ALIGN - 1) / ALIGN * ALIGN;
    }

    /** Bytes that {@link #commit} will allocate. */
    public long peakBytes() {
        return peak * precision.bytes();
    }

    /** Allocates and binds every planned tensor. */
    public void commit() {
        int segments = (int) Math.ceilDiv(peak, SEGMENT);
        Object[] arrays = new Object[segments];
        for (int s = 0; s < segments; s++) {
            int n = (int) Math.min(SEGMENT, peak - s * SEGMENT) + FIRST;
            arrays[s] = precision == Precision.DOUBLE ? new double[n] : new float[n];
        }
        for (Buffer b : order) {
            long at = b.root().offset;
            Object array = arrays[(int) (at / SEGMENT)];
            int offset = (int) (at % SEGMENT) + FIRST;
            for (Tensor t : b.tensors) {
                if (array instanceof double[] d) {
                    t.bind(d, offset);
                } else {
                    t.bind((float[]) array, offset);
                }
            }
        }
        for (Tensor[] view : views) {
            view[0].bindTo(view[1]);
        }
    }

    private static final class Buffer {
        final long size;
        final int born;
        final List<Tensor> tensors = new ArrayList<>();
        int last;
        long offset;
        Buffer over;
        Buffer home;

        Buffer(long size, int born) {
            this.size = size;
            this.born = born;
            this.last = born;
        }

        Buffer root() {
            return home == null ? this : home.root();
        }
    }
}
