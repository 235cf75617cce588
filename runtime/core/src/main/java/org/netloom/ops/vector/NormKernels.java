package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Tensor;

/**
 * Sums over rows and batch normalisation with vectors of channels. The rows are split in pieces whose number follows from
 * the sizes; a piece is summed in float, pieces are added in double in their order. A variance is measured against the
 * mean of the piece and the pieces combined (Chan et al. 1979), so that memory is read once and nothing cancels.
 */
final class NormKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final Workers workers;

    NormKernels(Workers workers) {
        this.workers = workers;
    }

    void columnSums(Tensor x, boolean accumulate, Tensor to) {
        RowPieces pieces = RowPieces.of(x);
        int n = pieces.channels();
        float[] sums = Scratch.get().partial(pieces.count() * n);
        workers.run(pieces.count(), pieces.cost(), p -> {
            int at = x.offset() + pieces.first(p) * n;
            sum(x.data(), at, n, pieces.rowsOf(p), sums, Lanes.FIRST + p * n);
        });
        for (int c = 0; c < n; c++) {
            double sum = total(sums, Lanes.FIRST + c, pieces.count(), n);
            to.data()[to.offset() + c] = (float) (accumulate ? to.data()[to.offset() + c] + sum : sum);
        }
    }

    private static double total(float[] parts, int at, int count, int distance) {
        double sum = 0;
        for (int p = 0; p < count; p++) {
            sum += parts[at + p * distance];
        }
        return sum;
    }

    /** {@code to[c] = sum of x[r, c]}; four rows at a time, since an addition waits four cycles for the one before. */
    static void sum(float[] x, int at, int n, int rows, float[] to, int toAt) {
        for (int c = 0; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector s0 = FloatVector.zero(S);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int i = at + c;
            int r = 0;
            for (; r <= rows - 4; r += 4, i += 4 * n) {
                s0 = s0.add(FloatVector.fromArray(S, x, i, in));
                s1 = s1.add(FloatVector.fromArray(S, x, i + n, in));
                s2 = s2.add(FloatVector.fromArray(S, x, i + 2 * n, in));
                s3 = s3.add(FloatVector.fromArray(S, x, i + 3 * n, in));
            }
            for (; r < rows; r++, i += n) {
                s0 = s0.add(FloatVector.fromArray(S, x, i, in));
            }
            s0.add(s1).add(s2.add(s3)).intoArray(to, toAt + c, in);
        }
    }

    void moments(Tensor x, Tensor mean, Tensor variance) {
        RowPieces pieces = RowPieces.of(x);
        int n = pieces.channels();
        int half = pieces.count() * n;
        float[] parts = Scratch.get().partial(2 * half);
        workers.run(pieces.count(), 2 * pieces.cost(), p -> {
            int at = x.offset() + pieces.first(p) * n;
            int means = Lanes.FIRST + p * n;
            int rows = pieces.rowsOf(p);
            sum(x.data(), at, n, rows, parts, means);
            for (int c = 0; c < n; c++) {
                parts[means + c] /= rows;
            }
            squares(x.data(), at, n, rows, parts, means, parts, means + half);
        });
        for (int c = 0; c < n; c++) {
            double m = 0;
            double s = 0;
            double seen = 0;
            for (int p = 0; p < pieces.count(); p++) {
                double rows = pieces.rowsOf(p);
                double d = parts[Lanes.FIRST + p * n + c] - m;
                m += d * rows / (seen + rows);
                s += parts[Lanes.FIRST + half + p * n + c] + d * d * seen * rows / (seen + rows);
                seen += rows;
            }
            mean.data()[mean.offset() + c] = (float) m;
            variance.data()[variance.offset() + c] = (float) (s / seen);
        }
    }

    /** {@code to[c] = sum of (x[r, c] - mean[c])^2}. */
    static void squares(float[] x, int at, int n, int rows, float[] mean, int meanAt, float[] to, int toAt) {
        for (int c = 0; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector m = FloatVector.fromArray(S, mean, meanAt + c, in);
            FloatVector s0 = FloatVector.zero(S);
            FloatVector s1 = s0;
            int i = at + c;
            int r = 0;
            for (; r <= rows - 2; r += 2, i += 2 * n) {
                FloatVector d0 = FloatVector.fromArray(S, x, i, in).sub(m);
                FloatVector d1 = FloatVector.fromArray(S, x, i + n, in).sub(m);
                s0 = d0.fma(d0, s0);
                s1 = d1.fma(d1, s1);
            }
            if (r < rows) {
                FloatVector d0 = FloatVector.fromArray(S, x, i, in).sub(m);
                s0 = d0.fma(d0, s0);
            }
            s0.add(s1).intoArray(to, toAt + c, in);
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
        float[] factors = Scratch.get().row(3 * n);
        for (int c = 0; c < n; c++) {
            factors[c] = (float) mean.get(c);
            factors[n + c] = (float) ((scale == null ? 1 : scale.get(c)) / Math.sqrt(variance.get(c) + epsilon));
            factors[2 * n + c] = shift == null ? 0 : (float) shift.get(c);
        }
        workers.run(pieces.count(), pieces.cost(), p -> {
            int from = pieces.first(p) * n;
            int count = pieces.rowsOf(p) * n;
            int at = y.offset() + from;
            normalize(x.data(), x.offset() + from, n, pieces.rowsOf(p), factors, y.data(), at);
            ActivationKernels.apply(f, y.data(), at, y.data(), at, count);
        });
    }

    /** {@code y = (x - f[0]) * f[1] + f[2]} with factors per channel. */
    static void normalize(float[] x, int xAt, int n, int rows, float[] factors, float[] y, int yAt) {
        for (int c = 0; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector mean = FloatVector.fromArray(S, factors, c, in);
            FloatVector factor = FloatVector.fromArray(S, factors, n + c, in);
            FloatVector shift = FloatVector.fromArray(S, factors, 2 * n + c, in);
            for (int i = c; i < rows * n; i += n) {
                FloatVector.fromArray(S, x, xAt + i, in)
                        .sub(mean)
                        .fma(factor, shift)
                        .intoArray(y, yAt + i, in);
            }
        }
    }

    void gradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            boolean batchMoments,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        RowPieces pieces = RowPieces.of(x);
        int n = pieces.channels();
        int half = pieces.count() * n;
        Scratch scratch = Scratch.get();
        float[] sums = scratch.partial(2 * half);
        workers.run(pieces.count(), 2 * pieces.cost(), p -> {
            int from = pieces.first(p) * n;
            int at = Lanes.FIRST + p * n;
            sum(dy.data(), dy.offset() + from, n, pieces.rowsOf(p), sums, at);
            products(
                    x.data(),
                    x.offset() + from,
                    dy.data(),
                    dy.offset() + from,
                    n,
                    pieces.rowsOf(p),
                    mean.data(),
                    mean.offset(),
                    sums,
                    at + half);
        });
        float[] factors = scratch.row(4 * n);
        for (int c = 0; c < n; c++) {
            double sumDy = total(sums, Lanes.FIRST + c, pieces.count(), n);
            double sumDyX = total(sums, Lanes.FIRST + half + c, pieces.count(), n);
            double inverse = 1 / Math.sqrt(variance.get(c) + epsilon);
            if (dScale != null) {
                dScale.set(c, (accumulate ? dScale.get(c) : 0) + sumDyX * inverse);
                dShift.set(c, (accumulate ? dShift.get(c) : 0) + sumDy);
            }
            double factor = inverse * (scale == null ? 1 : scale.get(c));
            double perRow = batchMoments ? -factor / x.rows() : 0;
            factors[c] = (float) mean.get(c);
            factors[n + c] = (float) factor;
            factors[2 * n + c] = (float) (perRow * inverse * inverse * sumDyX);
            factors[3 * n + c] = (float) (perRow * sumDy);
        }
        if (dx != null) {
            combine(pieces, x, dy, factors, dx);
        }
    }

    private void combine(RowPieces pieces, Tensor x, Tensor dy, float[] factors, Tensor dx) {
        int n = pieces.channels();
        workers.run(pieces.count(), 2 * pieces.cost(), p -> {
            int from = pieces.first(p) * n;
            combine(
                    x.data(),
                    x.offset() + from,
                    dy.data(),
                    dy.offset() + from,
                    n,
                    pieces.rowsOf(p),
                    factors,
                    dx.data(),
                    dx.offset() + from);
        });
    }

    /** {@code to[c] = sum of dy[r, c] * (x[r, c] - mean[c])}. */
    static void products(
            float[] x, int xAt, float[] dy, int dyAt, int n, int rows, float[] mean, int meanAt, float[] to, int toAt) {
        for (int c = 0; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector m = FloatVector.fromArray(S, mean, meanAt + c, in);
            FloatVector s0 = FloatVector.zero(S);
            FloatVector s1 = s0;
            int i = c;
            int r = 0;
            for (; r <= rows - 2; r += 2, i += 2 * n) {
                FloatVector d0 = FloatVector.fromArray(S, x, xAt + i, in).sub(m);
                FloatVector d1 = FloatVector.fromArray(S, x, xAt + i + n, in).sub(m);
                s0 = d0.fma(FloatVector.fromArray(S, dy, dyAt + i, in), s0);
                s1 = d1.fma(FloatVector.fromArray(S, dy, dyAt + i + n, in), s1);
            }
            if (r < rows) {
                FloatVector d0 = FloatVector.fromArray(S, x, xAt + i, in).sub(m);
                s0 = d0.fma(FloatVector.fromArray(S, dy, dyAt + i, in), s0);
            }
            s0.add(s1).intoArray(to, toAt + c, in);
        }
    }

    /** {@code dx = f[1]*dy + f[2]*(x - f[0]) + f[3]} with factors per channel. */
    static void combine(
            float[] x, int xAt, float[] dy, int dyAt, int n, int rows, float[] factors, float[] dx, int dxAt) {
        for (int c = 0; c < n; c += V) {
            VectorMask<Float> in = Lanes.first(n - c);
            FloatVector mean = FloatVector.fromArray(S, factors, c, in);
            FloatVector ofDy = FloatVector.fromArray(S, factors, n + c, in);
            FloatVector ofX = FloatVector.fromArray(S, factors, 2 * n + c, in);
            FloatVector shift = FloatVector.fromArray(S, factors, 3 * n + c, in);
            for (int i = c; i < rows * n; i += n) {
                FloatVector part =
                        FloatVector.fromArray(S, x, xAt + i, in).sub(mean).fma(ofX, shift);
                FloatVector.fromArray(S, dy, dyAt + i, in).fma(ofDy, part).intoArray(dx, dxAt + i, in);
            }
        }
    }
}
