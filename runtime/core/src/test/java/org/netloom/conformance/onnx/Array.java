package org.netloom.conformance.onnx;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * An array of any rank, row by row, as ONNX lays it out; whatever its type, the numbers are held as doubles.
 *
 * @param dims extents, outermost first; none for a single number
 */
@SuppressWarnings("ArrayRecordComponent") // many numbers, never compared as a whole
record Array(int[] dims, double[] data) {
    static Array of(int[] dims, double... data) {
        return new Array(dims, data);
    }

    static Array filled(int[] dims, double value) {
        double[] data = new double[product(dims, 0, dims.length)];
        Arrays.fill(data, value);
        return new Array(dims, data);
    }

    int rank() {
        return dims.length;
    }

    int size() {
        return data.length;
    }

    int dim(int axis) {
        return dims[Math.floorMod(axis, dims.length)];
    }

    /** The only number, or the first one. */
    double value() {
        return data[0];
    }

    int[] ints() {
        return Arrays.stream(data).mapToInt(d -> (int) d).toArray();
    }

    /** Product of the extents of the axes {@code from} (with) to {@code to} (without). */
    int product(int from, int to) {
        return product(dims, from, to);
    }

    static int product(int[] dims, int from, int to) {
        return IntStream.range(from, to).map(k -> dims[k]).reduce(1, Math::multiplyExact);
    }

    Array reshaped(int... newDims) {
        if (product(newDims, 0, newDims.length) != data.length) {
            throw new AssertionError(Arrays.toString(newDims) + " cannot hold " + data.length + " numbers");
        }
        return new Array(newDims, data);
    }

    /** Axis k of the result is this array's axis {@code axes[k]}. */
    Array permuted(int... axes) {
        int[] strides = strides(dims);
        int[] newDims = Arrays.stream(axes).map(a -> dims[a]).toArray();
        int[] newStrides = Arrays.stream(axes).map(a -> strides[a]).toArray();
        return gathered(newDims, newStrides);
    }

    private Array gathered(int[] newDims, int[] newStrides) {
        double[] to = new double[product(newDims, 0, newDims.length)];
        int[] at = new int[newDims.length];
        for (int i = 0; i < to.length; i++) {
            int from = 0;
            for (int k = 0; k < at.length; k++) {
                from += at[k] * newStrides[k];
            }
            to[i] = data[from];
            for (int k = at.length - 1; k >= 0 && ++at[k] == newDims[k]; k--) {
                at[k] = 0;
            }
        }
        return new Array(newDims, to);
    }

    private static int[] strides(int[] dims) {
        int[] strides = new int[dims.length];
        for (int k = dims.length - 1, step = 1; k >= 0; k--) {
            strides[k] = step;
            step *= dims[k];
        }
        return strides;
    }

    /** Repeated along the axes of extent 1, and in front, as NumPy does. */
    Array broadcast(int... newDims) {
        int more = newDims.length - dims.length;
        int[] strides = strides(dims);
        int[] newStrides = new int[newDims.length];
        for (int k = 0; k < dims.length; k++) {
            newStrides[k + more] = dims[k] == 1 ? 0 : strides[k];
        }
        return gathered(newDims, newStrides);
    }

    /** The extents that two arrays have in common once they are broadcast. */
    static int[] common(int[] a, int[] b) {
        int[] dims = new int[Math.max(a.length, b.length)];
        for (int k = 1; k <= dims.length; k++) {
            int x = k <= a.length ? a[a.length - k] : 1;
            int y = k <= b.length ? b[b.length - k] : 1;
            dims[dims.length - k] = x == 1 ? y : x;
        }
        return dims;
    }

    /** {@code N C ...} to {@code N ... C}. */
    Array channelsLast() {
        return permuted(moved(1, rank() - 1));
    }

    /** {@code N ... C} to {@code N C ...}. */
    Array channelsFirst() {
        return permuted(moved(rank() - 1, 1));
    }

    /** Axes in the order in which the one at {@code from} comes to lie at {@code to}. */
    int[] moved(int from, int to) {
        int[] axes = new int[rank()];
        for (int k = 0, other = 0; k < axes.length; k++) {
            if (k == to) {
                axes[k] = from;
            } else {
                other += other == from ? 1 : 0;
                axes[k] = other++;
            }
        }
        return axes;
    }

    /** {@code K C ...} to {@code ... C K}: the weights of a convolution. */
    Array weights() {
        int[] axes = new int[rank()];
        for (int k = 0; k < axes.length; k++) {
            axes[k] = k < axes.length - 2 ? k + 2 : axes.length - 1 - k;
        }
        return permuted(axes);
    }

    /** Part i along the first axis. */
    Array part(int i) {
        int n = data.length / dims[0];
        return new Array(Arrays.copyOfRange(dims, 1, dims.length), Arrays.copyOfRange(data, i * n, (i + 1) * n));
    }

    Array scaled(double factor) {
        return new Array(dims, Arrays.stream(data).map(d -> d * factor).toArray());
    }

    /** Extent of one sample, where the first axis is the batch. */
    Shape sample() {
        return Shape.of(Arrays.copyOfRange(dims, 1, dims.length));
    }

    Tensor tensor(Precision precision) {
        Tensor t = Tensor.allocate(dims[0], sample(), precision);
        fill(t);
        return t;
    }

    void fill(Tensor t) {
        if (t.size() != data.length) {
            throw new AssertionError("a tensor of " + t + " for an array of " + Arrays.toString(dims));
        }
        for (int i = 0; i < data.length; i++) {
            t.set(i, data[i]);
        }
    }

    /** The numbers of a tensor, with its batch in front. */
    static Array of(Tensor t) {
        int[] sample = t.shape().dims();
        int[] dims = new int[sample.length + 1];
        dims[0] = t.batch();
        System.arraycopy(sample, 0, dims, 1, sample.length);
        double[] data = new double[t.size()];
        Arrays.setAll(data, t::get);
        return new Array(dims, data);
    }

    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
