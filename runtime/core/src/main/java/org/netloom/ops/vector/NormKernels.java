package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.tensor.Tensor;

/**
 * Sums over rows and batch normalisation. The rows are split in pieces whose number follows from the sizes; a piece is
 * summed in float, pieces are added in double in their order. A variance is measured against the mean of the piece and
 * the pieces combined (Chan et al. 1979), so that memory is read once and nothing cancels.
 */
final class NormKernels {
    /** Elements that stay in the first-level cache between two loops. */
    private static final int NEAR = 1 << 12;

    private final Workers workers;

    NormKernels(Workers workers) {
        this.workers = workers;
    }

    void columnSums(Tensor x, boolean accumulate, Tensor to) {
        RowPieces pieces = RowPieces.of(x);
        int n = pieces.channels();
        int width = ChannelKernels.width(n);
        float[] parts = Scratch.get().partial(pieces.count() * width);
        workers.run(pieces.count(), pieces.cost(), p -> {
            int at = begin(parts, p, width);
            int from = x.offset() + pieces.first(p) * n;
            ChannelKernels.addRows(x.data(), from, width, pieces.rowsOf(p) * n, parts, at);
        });
        writeSums(parts, pieces.count(), width, n, accumulate, to);
    }

    /** What is gated is summed while it is near. */
    void activateGradient(ActivationFunction f, Tensor saved, Tensor dy, Tensor dx, boolean accumulate, Tensor to) {
        RowPieces pieces = RowPieces.of(dy);
        int n = pieces.channels();
        int width = ChannelKernels.width(n);
        int step = Math.max(width, NEAR / width * width);
        float[] parts = Scratch.get().partial(pieces.count() * width);
        workers.run(pieces.count(), 5 * pieces.cost(), p -> {
            int at = begin(parts, p, width);
            int end = (pieces.first(p) + pieces.rowsOf(p)) * n;
            for (int i = pieces.first(p) * n; i < end; i += step) {
                int count = Math.min(step, end - i);
                int dxAt = dx.offset() + i;
                ActivationGradientKernels.apply(
                        f, saved.data(), saved.offset() + i, dy.data(), dy.offset() + i, dx.data(), dxAt, count);
                ChannelKernels.addRows(dx.data(), dxAt, width, count, parts, at);
            }
        });
        writeSums(parts, pieces.count(), width, n, accumulate, to);
    }

    /** Sets the sums of piece p to 0; returns where they are. */
    private static int begin(float[] parts, int p, int width) {
        int at = Lanes.FIRST + p * width;
        Arrays.fill(parts, at, at + width, 0);
        return at;
    }

    private static void writeSums(float[] parts, int count, int width, int n, boolean accumulate, Tensor to) {
        double[] sums = Scratch.get().sums(width);
        addUp(parts, Lanes.FIRST, count, width, n, sums, 0);
        float[] target = to.data();
        int at = to.offset();
        for (int c = 0; c < n; c++) {
            target[at + c] = (float) (accumulate ? target[at + c] + sums[c] : sums[c]);
        }
    }

    /** Adds the parts of all pieces, and then those of wide rows that belong to the same of n channels. */
    private static void addUp(float[] parts, int at, int count, int width, int n, double[] sums, int to) {
        Arrays.fill(sums, to, to + width, 0);
        for (int p = 0; p < count; p++) {
            int from = at + p * width;
            for (int j = 0; j < width; j++) {
                sums[to + j] += parts[from + j];
            }
        }
        fold(sums, to, width, n);
    }

    private static void fold(double[] sums, int at, int width, int n) {
        for (int j = n; j < width; j++) {
            sums[at + j % n] += sums[at + j];
        }
    }

    void moments(Tensor x, Tensor mean, Tensor variance) {
        RowPieces pieces = RowPieces.of(x);
        int n = pieces.channels();
        int width = ChannelKernels.width(n);
        int half = pieces.count() * width;
        float[] parts = Scratch.get().partial(2 * half);
        workers.run(pieces.count(), 2 * pieces.cost(), p -> {
            int count = pieces.rowsOf(p) * n;
            int from = x.offset() + pieces.first(p) * n;
            int means = begin(parts, p, width);
            ChannelKernels.addRows(x.data(), from, width, count, parts, means);
            divideByRows(parts, means, count, width);
            int squares = means + half;
            Arrays.fill(parts, squares, squares + width, 0);
            ChannelKernels.addSquares(x.data(), from, width, count, parts, means, parts, squares);
        });
        combine(pieces, parts, width, mean, variance);
    }

    /** Of {@code count} elements in rows of that width the first {@code count % width} columns have one more. */
    private static void divideByRows(float[] sums, int at, int count, int width) {
        int more = count % width;
        int rows = count / width;
        for (int j = 0; j < more; j++) {
            sums[at + j] /= rows + 1;
        }
        for (int j = more; j < width && rows > 0; j++) {
            sums[at + j] /= rows;
        }
    }

    /** The squares against the mean of all are those against a part's own mean, and the square between both for each. */
    private static void combine(RowPieces pieces, float[] parts, int width, Tensor mean, Tensor variance) {
        int n = pieces.channels();
        double[] sums = Scratch.get().sums(2 * width);
        Arrays.fill(sums, 0, 2 * width, 0);
        for (int p = 0; p < pieces.count(); p++) {
            int count = pieces.rowsOf(p) * n;
            int more = count % width;
            addTimes(parts, Lanes.FIRST + p * width, 0, more, count / width + 1, sums);
            addTimes(parts, Lanes.FIRST + p * width, more, width, count / width, sums);
        }
        fold(sums, 0, width, n);
        for (int j = 0; j < width; j++) {
            sums[j] = j < n ? sums[j] / pieces.rows() : sums[j - n];
        }
        int half = pieces.count() * width;
        for (int p = 0; p < pieces.count(); p++) {
            int count = pieces.rowsOf(p) * n;
            int more = count % width;
            int at = Lanes.FIRST + p * width;
            addSquares(parts, at, at + half, 0, more, count / width + 1, sums, width);
            addSquares(parts, at, at + half, more, width, count / width, sums, width);
        }
        fold(sums, width, width, n);
        for (int c = 0; c < n; c++) {
            mean.data()[mean.offset() + c] = (float) sums[c];
            variance.data()[variance.offset() + c] = (float) (sums[width + c] / pieces.rows());
        }
    }

    /** {@code sums[j] += rows * means[j]}. */
    private static void addTimes(float[] means, int at, int from, int end, int rows, double[] sums) {
        for (int j = from; j < end; j++) {
            sums[j] += (double) means[at + j] * rows;
        }
    }

    /** {@code sums[to + j] += squares[j] + rows * (means[j] - sums[j])^2}. */
    private static void addSquares(
            float[] parts, int means, int squares, int from, int end, int rows, double[] sums, int to) {
        for (int j = from; j < end; j++) {
            double d = parts[means + j] - sums[j];
            sums[to + j] += parts[squares + j] + d * d * rows;
        }
    }

    void normalize(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor y) {
        RowPieces pieces = RowPieces.of(x);
        int n = pieces.channels();
        int width = ChannelKernels.width(n);
        float[] t = Scratch.get().row(3 * width);
        for (int j = 0; j < width; j++) {
            int c = j % n;
            t[j] = mean.data()[mean.offset() + c];
            t[width + j] = (float) factor(variance, epsilon, scale, c);
            t[2 * width + j] = shift == null ? 0 : shift.data()[shift.offset() + c];
        }
        boolean relu = f.kind() == ActivationKind.RELU;
        float least = relu ? 0 : ChannelKernels.OPEN;
        workers.run(pieces.count(), pieces.cost(), p -> {
            int from = pieces.first(p) * n;
            int count = pieces.rowsOf(p) * n;
            int at = y.offset() + from;
            ChannelKernels.normalize(x.data(), x.offset() + from, width, count, t, least, y.data(), at);
            if (!relu) {
                ActivationKernels.apply(f, y.data(), at, y.data(), at, count);
            }
        });
    }

    /** The same number in both passes, so that the backward pass finds the gate of the forward pass again. */
    private static double factor(Tensor variance, double epsilon, Tensor scale, int c) {
        double deviation = Math.sqrt(variance.data()[variance.offset() + c] + epsilon);
        return (scale == null ? 1 : scale.data()[scale.offset() + c]) / deviation;
    }

    void gradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            boolean batchMoments,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        RowPieces pieces = RowPieces.of(x);
        int n = pieces.channels();
        int width = ChannelKernels.width(n);
        int half = pieces.count() * width;
        Scratch scratch = Scratch.get();
        float[] t = scratch.row(5 * width);
        for (int j = 0; j < width; j++) {
            int c = j % n;
            t[j] = mean.data()[mean.offset() + c];
            t[width + j] = (float) factor(variance, epsilon, scale, c);
            t[4 * width + j] = shift == null ? 0 : shift.data()[shift.offset() + c];
        }
        float limit = f.kind() == ActivationKind.RELU ? 0 : ChannelKernels.OPEN;
        float[] parts = scratch.partial(2 * half);
        workers.run(pieces.count(), 2 * pieces.cost(), p -> {
            int from = pieces.first(p) * n;
            int count = pieces.rowsOf(p) * n;
            int at = begin(parts, p, width);
            Arrays.fill(parts, at + half, at + half + width, 0);
            ChannelKernels.addProducts(
                    x.data(),
                    x.offset() + from,
                    dy.data(),
                    dy.offset() + from,
                    width,
                    count,
                    t,
                    limit,
                    parts,
                    at,
                    at + half);
        });
        double[] sums = scratch.sums(2 * width);
        addUp(parts, Lanes.FIRST, pieces.count(), width, n, sums, 0);
        addUp(parts, Lanes.FIRST + half, pieces.count(), width, n, sums, width);
        for (int c = 0; c < n; c++) {
            double square = 1 / (variance.data()[variance.offset() + c] + epsilon);
            if (dScale != null) {
                dScale.set(c, (accumulate ? dScale.get(c) : 0) + sums[width + c] * Math.sqrt(square));
                dShift.set(c, (accumulate ? dShift.get(c) : 0) + sums[c]);
            }
            double perRow = batchMoments ? -factor(variance, epsilon, scale, c) / x.rows() : 0;
            for (int j = c; j < width; j += n) {
                t[2 * width + j] = (float) (perRow * square * sums[width + c]);
                t[3 * width + j] = (float) (perRow * sums[c]);
            }
        }
        if (dx != null) {
            combine(pieces, width, x, dy, t, limit, dx);
        }
    }

    private void combine(RowPieces pieces, int width, Tensor x, Tensor dy, float[] t, float limit, Tensor dx) {
        int n = pieces.channels();
        workers.run(pieces.count(), 2 * pieces.cost(), p -> {
            int from = pieces.first(p) * n;
            ChannelKernels.combine(
                    x.data(),
                    x.offset() + from,
                    dy.data(),
                    dy.offset() + from,
                    width,
                    pieces.rowsOf(p) * n,
                    t,
                    limit,
                    dx.data(),
                    dx.offset() + from);
        });
    }
}
