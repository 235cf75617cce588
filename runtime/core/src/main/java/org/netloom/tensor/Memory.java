package org.netloom.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * Plans where activations, gradients and temporaries lie, so that buffers whose lifetimes do not overlap share memory.
 *
 * <p>A plan is made by a dry run: the network's own {@code forward} and {@code backward} run once in planning mode, every
 * layer says which tensors it touches, and nothing is computed. So the plan is right for code that a person has edited,
 * too. {@link #commit} then places all tensors and allocates; after that nothing is allocated any more.
 *
 * <p>A buffer lives from the step in which it is created to the last one in which it is touched, both included. Only a
 * buffer made by {@link #createOver} may take the place of one that is touched for the last time in the very same step.
 */
public final class Memory {
    /** Floats in 64 bytes: buffers start at cache lines. */
    public static final int ALIGN = 16;

    /** A large float[] of G1 starts 16 bytes into a region: 12 elements later is a cache line. */
    public static final int FIRST = 12;

    private final Precision precision;
    private final Allocator allocator;
    private final long segment;
    private final IdentityHashMap<Tensor, Buffer> buffers = new IdentityHashMap<>();
    private final List<Buffer> order = new ArrayList<>();
    private boolean planning;
    private int clock;
    private long peak;

    /** In arrays of this program. */
    public Memory(Precision precision) {
        this(precision, Allocator.HOST);
    }

    public Memory(Precision precision, Allocator allocator) {
        this(precision, allocator, allocator.largest() / ALIGN * ALIGN);
    }

    /** With arrays of at most {@code segment} elements, a multiple of {@link #ALIGN}. */
    public Memory(Precision precision, Allocator allocator, long segment) {
        this.precision = precision;
        this.allocator = allocator;
        this.segment = segment;
    }

    public boolean planning() {
        return planning;
    }

    public Precision precision() {
        return precision;
    }

    /** Where the numbers of planned tensors will lie. */
    public Allocator allocator() {
        return allocator;
    }

    /** Starts a dry run, forgetting an earlier plan. */
    public void begin() {
        buffers.clear();
        order.clear();
        clock = 0;
        peak = 0;
        planning = true;
    }

    /** Moves the dry run to the next step: each layer call is one. */
    public void step() {
        clock++;
    }

    /**
     * A new tensor whose life begins at this step.
     *
     * @throws org.netloom.problem.NetloomException if it is larger than one array can be
     */
    public Tensor create(int batch, Shape shape) {
        long size = Math.multiplyExact(shape.elements(), (long) batch);
        if (size > segment) {
            throw CoreMessage.TENSOR_TOO_LARGE.exception(
                    batch, shape, size, segment, Math.max(1, segment / shape.elements()));
        }
        Tensor t = new Tensor(batch, shape);
        Buffer b = new Buffer(size, clock);
        b.tensors.add(t);
        buffers.put(t, b);
        order.add(b);
        return t;
    }

    /**
     * A new tensor that may take the place of another one that is not needed after this step: element-wise operations
     * can work in place. A tensor from outside the plan is never overwritten.
     */
    public Tensor createOver(Tensor other, int batch, Shape shape) {
        Tensor t = create(batch, shape);
        buffers.get(t).over = buffers.get(other);
        touch(other);
        return t;
    }

    /**
     * The same memory with another shape. The view of a tensor from outside the plan has no memory until
     * {@link Tensor#bindTo} gives it some.
     */
    public Tensor view(Tensor of, Shape shape) {
        Tensor t = new Tensor(of.capacity(), shape);
        Buffer b = buffers.get(of);
        if (b != null) {
            b.last = clock;
            buffers.put(t, b);
            b.tensors.add(t);
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
        order.forEach(Buffer::moveIn);
        List<Buffer> roots =
                new ArrayList<>(order.stream().filter(b -> b.home == b).toList());
        roots.sort(Comparator.comparingLong((Buffer b) -> -b.size).thenComparingInt(b -> b.born));
        List<Buffer> placed = new ArrayList<>();
        for (Buffer b : roots) {
            b.offset = firstFit(b, placed);
            placed.add(b);
            peak = Math.max(peak, b.offset + b.size);
        }
    }

    /** Greedy by size: the lowest offset at which no living neighbour lies (Pisarchyk and Lee 2020). */
    private long firstFit(Buffer b, List<Buffer> placed) {
        List<Buffer> alive = placed.stream()
                .filter(p -> p.born <= b.end && b.born <= p.end)
                .sorted(Comparator.comparingLong(p -> p.offset))
                .toList();
        long at = 0;
        for (Buffer p : alive) {
            if (at + b.size <= p.offset) {
                return at;
            }
            at = withinSegment(Math.max(at, align(p.offset + p.size)), b.size);
        }
        return at;
    }

    /** The offset itself, or the next segment's start where the buffer would reach over the end of its segment. */
    private long withinSegment(long at, long size) {
        return at / segment == (at + size - 1) / segment ? at : (at / segment + 1) * segment;
    }

    private static long align(long n) {
        return Math.ceilDiv(n, ALIGN) * ALIGN;
    }

    /** Bytes that {@link #commit} will allocate. */
    public long peakBytes() {
        return peak * precision.bytes();
    }

    /** Allocates and binds every planned tensor. */
    public void commit() {
        Storage[] segments = new Storage[(int) Math.ceilDiv(peak, segment)];
        for (int s = 0; s < segments.length; s++) {
            int n = Math.toIntExact(Math.min(segment, peak - s * segment) + FIRST);
            segments[s] = allocator.allocate(n, precision);
        }
        for (Buffer b : order) {
            long at = b.home.offset;
            for (Tensor t : b.tensors) {
                t.bind(segments[(int) (at / segment)], (int) (at % segment) + FIRST);
            }
        }
        buffers.clear();
        order.clear();
    }

    /** A piece of memory with its lifetime; {@code home} is itself, or the buffer whose place it takes. */
    private static final class Buffer {
        final long size;
        final int born;
        final List<Tensor> tensors = new ArrayList<>(1);
        int last;
        long offset;
        Buffer over;
        Buffer home = this;

        /** Of a home: the last step of all that live in it, and who does now. */
        int end;

        Buffer tenant = this;

        Buffer(long size, int born) {
            this.size = size;
            this.born = born;
            this.last = born;
        }

        /** Takes over the place of the one it was created over, if that one dies in the step in which this is born. */
        void moveIn() {
            end = last;
            if (over != null && over.last == born && over.home.tenant == over && over.home.size >= size) {
                home = over.home;
                home.tenant = this;
                home.end = Math.max(home.end, last);
            }
        }
    }
}
