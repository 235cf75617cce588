package org.netloom.tensor;

import java.util.function.LongSupplier;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * A dense batch of samples, {@code N x shape}, channels last, in a piece of a larger array. Numbers are float32; the
 * oracle may hold them in float64 so that gradients can be checked tightly.
 *
 * <p>A tensor does not own its memory: a {@link Memory} plan binds it. {@link #batch()} may be smaller than the capacity
 * it was planned for, for the last batch of an epoch.
 */
public final class Tensor {
    private final Shape shape;
    private final int capacity;
    private int batch;
    private Storage storage = Storage.NONE;
    private int offset;
    private Derived derived;

    /** What {@link #get} saw of numbers that lie on a device, and when. */
    private float[] seen;

    private int seenAt;

    /** A tensor without memory yet. */
    public Tensor(int capacity, Shape shape) {
        this.shape = shape;
        this.capacity = capacity;
        this.batch = capacity;
    }

    /** A tensor with memory of its own, in this program. */
    public static Tensor allocate(int batch, Shape shape, Precision precision) {
        return allocate(batch, shape, precision, Allocator.HOST);
    }

    /** A tensor with memory of its own. */
    public static Tensor allocate(int batch, Shape shape, Precision precision, Allocator allocator) {
        Tensor t = new Tensor(batch, shape);
        int n = Math.toIntExact(Math.multiplyExact(shape.elements(), (long) batch));
        t.bind(allocator.allocate(n, precision), 0);
        return t;
    }

    /** A float32 tensor over existing values, without a copy. */
    public static Tensor of(float[] values, int batch, Shape shape) {
        Tensor t = new Tensor(batch, shape);
        t.bind(values, 0);
        return t;
    }

    /** Places the tensor at an offset of a float32 array. */
    public void bind(float[] array, int at) {
        bind(new Storage(array), at);
    }

    /** Places the tensor at an offset of a float64 array. */
    public void bind(double[] array, int at) {
        bind(new Storage(array), at);
    }

    /** Places the tensor at an offset of what several tensors lie in. */
    public void bind(Storage memory, int at) {
        storage = memory;
        offset = at;
        seen = null;
    }

    /** Places the tensor where another one is: a view with another shape. */
    public void bindTo(Tensor other) {
        bind(other.storage, other.offset);
    }

    /** Places the tensor inside another one, from its element {@code at} on: a window that can be moved. */
    public void bindTo(Tensor other, int at) {
        bind(other.storage, other.offset + at);
    }

    /** A part of this tensor's memory, seen as one sample of the given shape. */
    public Tensor part(int at, Shape partShape) {
        Tensor t = new Tensor(1, partShape);
        t.bind(storage, offset + at);
        return t;
    }

    /**
     * Lets kernels keep what they make of the numbers.
     *
     * @param version changes whenever the numbers may have changed
     */
    public void derive(LongSupplier version) {
        derived = new Derived(version);
    }

    /** What kernels have made of the numbers; null where these may change at any time. */
    public Derived derived() {
        return derived;
    }

    /** True where both lie at the same place. */
    public boolean sameMemory(Tensor other) {
        return storage == other.storage && offset == other.offset;
    }

    /** Extent of one sample. */
    public Shape shape() {
        return shape;
    }

    /** Samples in use now. */
    public int batch() {
        return batch;
    }

    /** Samples that fit. */
    public int capacity() {
        return capacity;
    }

    /**
     * Uses the first samples only.
     *
     * @throws org.netloom.problem.NetloomException if more samples are asked for than fit
     */
    public void setBatch(int samples) {
        if (samples < 1 || samples > capacity) {
            throw CoreMessage.BATCH_OVER_PLAN.exception(samples, capacity);
        }
        batch = samples;
    }

    /** Elements in use: {@code batch * shape}. */
    public int size() {
        return batch * shape.size();
    }

    /** Rows when seen as a matrix with the channels as columns. */
    public int rows() {
        return size() / shape.channels();
    }

    /** What this tensor lies in, often together with others. */
    public Storage storage() {
        return storage;
    }

    /**
     * The float32 array this tensor lies in, for whoever reads and writes its elements before the next operation; null for
     * a float64 tensor. Numbers that are newer on a device are fetched.
     */
    public float[] data() {
        Storage s = storage;
        return s.mirror == null ? s.floats : s.own(offset, offset + size());
    }

    /** As {@link #data}, for whoever only reads: a device need not be sent the numbers again. */
    public float[] readOnly() {
        Storage s = storage;
        return s.mirror == null ? s.floats : s.see(offset, offset + size());
    }

    /** Where a device has these numbers, too, it is sent those that changed now, while it may be busy with others. */
    public void send() {
        if (storage.mirror() != null) {
            storage.readOnDevice(offset, offset + size());
        }
    }

    /** Says that the device was told all that it is to do with these numbers: the next that are sent wait for no more. */
    public void release() {
        if (storage.mirror() != null) {
            storage.mirror().release();
        }
    }

    /** The float64 array this tensor lies in; null for a float32 tensor. */
    public double[] wide() {
        return storage.doubles;
    }

    /** Index of the first element in {@link #data()} or {@link #wide()}. */
    public int offset() {
        return offset;
    }

    public Precision precision() {
        return storage.precision();
    }

    /** Element {@code i}, counted from this tensor's start. */
    public double get(int i) {
        Storage s = storage;
        return s.doubles != null ? s.doubles[offset + i] : s.mirror == null ? s.floats[offset + i] : look(i);
    }

    /** On a device: all elements in use are fetched at once, when they may have changed since the last time. */
    private double look(int i) {
        Storage s = storage;
        if (s.owns(offset + i, offset + i + 1)) {
            return s.floats[offset + i];
        }
        int now = s.version();
        if (seen == null || seen.length != size() || seenAt != now) {
            seen = s.copy(offset, offset + size());
            seenAt = now;
        }
        return seen[i];
    }

    /** Sets element {@code i}, counted from this tensor's start. */
    public void set(int i, double value) {
        Storage s = storage;
        if (s.doubles != null) {
            s.doubles[offset + i] = value;
        } else {
            data()[offset + i] = (float) value;
        }
    }

    /** A copy of the elements in use. */
    public float[] toArray() {
        if (storage.doubles == null) {
            return storage.copy(offset, offset + size());
        }
        float[] copy = new float[size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float) storage.doubles[offset + i];
        }
        return copy;
    }

    /** Copies values in, from the start. */
    public Tensor setAll(float[] values) {
        if (storage.doubles == null) {
            storage.put(values, offset);
            return this;
        }
        for (int i = 0; i < values.length; i++) {
            set(i, values[i]);
        }
        return this;
    }

    @Override
    public String toString() {
        return batch + " x " + shape;
    }
}
