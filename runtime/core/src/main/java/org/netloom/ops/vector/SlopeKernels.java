package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Workers;
import org.netloom.tensor.Tensor;

/**
 * Learned slopes for negative inputs (He et al. 2015): elements are seen as rows of as many as there are slopes. A single
 * slope is used for a whole vector.
 */
final class SlopeKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final Workers workers;
    private final Pieces pieces;

    SlopeKernels(Workers workers) {
        this.workers = workers;
        this.pieces = new Pieces(workers);
    }

    void forward(Tensor x, Tensor slope, Tensor y) {
        int m = slope.size();
        if (m == 1) {
            float a = slope.data()[slope.offset()];
            pieces.run(x.size(), 2, (from, to) -> {
                int yAt = y.offset() + from;
                one(x.data(), x.offset() + from, x.data(), x.offset() + from, a, y.data(), yAt, to - from);
            });
            return;
        }
        RowPieces rows = RowPieces.of(x.size() / m, m);
        workers.run(rows.count(), rows.cost(), p -> {
            int from = rows.first(p) * m;
            int at = x.offset() + from;
            many(x.data(), at, x.data(), at, slope, m, rows.rowsOf(p), y.data(), y.offset() + from);
        });
    }

    void gradient(Tensor x, Tensor slope, Tensor dy, boolean accumulate, Tensor dSlope, Tensor dx) {
        int m = slope.size();
        if (m == 1) {
            gradientOfOne(x, slope, dy, accumulate, dSlope, dx);
            return;
        }
        RowPieces rows = RowPieces.of(x.size() / m, m);
        float[] sums = Scratch.get().partial(rows.count() * m);
        workers.run(rows.count(), 2 * rows.cost(), p -> {
            int from = rows.first(p) * m;
            int xAt = x.offset() + from;
            int dyAt = dy.offset() + from;
            sum(x.data(), xAt, dy.data(), dyAt, m, rows.rowsOf(p), sums, Lanes.FIRST + p * m);
            if (dx != null) {
                many(x.data(), xAt, dy.data(), dyAt, slope, m, rows.rowsOf(p), dx.data(), dx.offset() + from);
            }
        });
        for (int j = 0; j < m; j++) {
            double sum = accumulate ? dSlope.get(j) : 0;
            for (int p = 0; p < rows.count(); p++) {
                sum += sums[Lanes.FIRST + p * m + j];
            }
            dSlope.set(j, sum);
        }
    }

    private void gradientOfOne(Tensor x, Tensor slope, Tensor dy, boolean accumulate, Tensor dSlope, Tensor dx) {
        float a = slope.data()[slope.offset()];
        double sum = pieces.sum(x.size(), 3, (from, to) -> {
            int xAt = x.offset() + from;
            int dyAt = dy.offset() + from;
            double part = negativeProducts(x.data(), xAt, dy.data(), dyAt, to - from);
            if (dx != null) {
                one(x.data(), xAt, dy.data(), dyAt, a, dx.data(), dx.offset() + from, to - from);
            }
            return part;
        });
        dSlope.set(0, (accumulate ? dSlope.get(0) : 0) + sum);
    }

    /** {@code y = s where x > 0, a*s otherwise}; s is x or the gradient. */
    private static void one(float[] x, int xAt, float[] s, int sAt, float a, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, in);
            VectorMask<Float> up = FloatVector.fromArray(S, x, xAt + i, in).compare(VectorOperators.GT, 0);
            v.mul(a).blend(v, up).intoArray(y, yAt + i, in);
        }
    }

    /** The same with a slope for each of m columns. */
    private static void many(
            float[] x, int xAt, float[] s, int sAt, Tensor slope, int m, int rows, float[] y, int yAt) {
        float[] slopes = slope.data();
        for (int j = 0; j < m; j += V) {
            VectorMask<Float> in = Lanes.first(m - j);
            FloatVector a = FloatVector.fromArray(S, slopes, slope.offset() + j, in);
            for (int i = j; i < rows * m; i += m) {
                FloatVector v = FloatVector.fromArray(S, s, sAt + i, in);
                VectorMask<Float> up = FloatVector.fromArray(S, x, xAt + i, in).compare(VectorOperators.GT, 0);
                v.mul(a).blend(v, up).intoArray(y, yAt + i, in);
            }
        }
    }

    /** {@code to[j] = sum of dy*x where x is not positive} over the rows. */
    private static void sum(float[] x, int xAt, float[] dy, int dyAt, int m, int rows, float[] to, int toAt) {
        for (int j = 0; j < m; j += V) {
            VectorMask<Float> in = Lanes.first(m - j);
            FloatVector sum = FloatVector.zero(S);
            for (int i = j; i < rows * m; i += m) {
                FloatVector v = FloatVector.fromArray(S, x, xAt + i, in);
                FloatVector down = v.blend(0, v.compare(VectorOperators.GT, 0));
                sum = FloatVector.fromArray(S, dy, dyAt + i, in).fma(down, sum);
            }
            sum.intoArray(to, toAt + j, in);
        }
    }

    private static double negativeProducts(float[] x, int xAt, float[] dy, int dyAt, int n) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, in);
            FloatVector down = v.blend(0, v.compare(VectorOperators.GT, 0));
            sum = FloatVector.fromArray(S, dy, dyAt + i, in).fma(down, sum);
        }
        return MapKernels.sumLanes(sum);
    }
}
