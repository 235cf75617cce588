package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Workers;
import org.netloom.tensor.Tensor;

/** Squared distances of rows from centres, by differences: the product of both would cancel where they are near. */
final class DistanceKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final Workers workers;

    DistanceKernels(Workers workers) {
        this.workers = workers;
    }

    void forward(Tensor x, Tensor centers, double sign, Tensor y) {
        int n = x.shape().channels();
        int units = y.shape().channels();
        workers.ranges(x.rows(), (long) units * (Math.ceilDiv(n, V) + V), (from, to) -> {
            for (int r = from; r < to; r++) {
                for (int k = 0; k < units; k++) {
                    double d = distance(x.data(), x.offset() + r * n, centers.data(), centers.offset() + k * n, n);
                    y.data()[y.offset() + r * units + k] = (float) (sign * d);
                }
            }
        });
    }

    private static double distance(float[] x, int xAt, float[] w, int wAt, int n) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector d = FloatVector.fromArray(S, x, xAt + i, in).sub(FloatVector.fromArray(S, w, wAt + i, in));
            sum = d.fma(d, sum);
        }
        return MapKernels.sumLanes(sum);
    }

    void gradient(Tensor x, Tensor centers, double sign, Tensor dy, boolean accumulate, Tensor dCenters, Tensor dx) {
        int n = x.shape().channels();
        int units = dy.shape().channels();
        int size = units * n;
        RowPieces pieces = RowPieces.of(x.rows(), size);
        float[] sums = Scratch.get().partial(dCenters == null ? 0 : pieces.count() * size);
        float factor = (float) (2 * sign);
        workers.run(pieces.count(), 2 * pieces.cost(), p -> {
            int to = Lanes.FIRST + p * size;
            if (dCenters != null) {
                Arrays.fill(sums, to, to + size, 0);
            }
            for (int r = pieces.first(p); r < pieces.first(p) + pieces.rowsOf(p); r++) {
                int xAt = x.offset() + r * n;
                int dyAt = dy.offset() + r * units;
                if (dCenters != null) {
                    toCenters(x.data(), xAt, centers, dy.data(), dyAt, units, -factor, sums, to, n);
                }
                if (dx != null) {
                    float[] d = dx.data();
                    toInput(x.data(), xAt, centers, dy.data(), dyAt, units, factor, d, dx.offset() + r * n, n);
                }
            }
        });
        for (int i = 0; dCenters != null && i < size; i++) {
            double sum = accumulate ? dCenters.get(i) : 0;
            for (int p = 0; p < pieces.count(); p++) {
                sum += sums[Lanes.FIRST + p * size + i];
            }
            dCenters.set(i, sum);
        }
    }

    /** {@code to[k,j] += factor * dy[k] * (x[j] - w[k,j])}. */
    private static void toCenters(
            float[] x,
            int xAt,
            Tensor centers,
            float[] dy,
            int dyAt,
            int units,
            float factor,
            float[] to,
            int toAt,
            int n) {
        float[] w = centers.data();
        for (int k = 0; k < units; k++) {
            FloatVector d = FloatVector.broadcast(S, factor * dy[dyAt + k]);
            int wAt = centers.offset() + k * n;
            int at = toAt + k * n;
            for (int i = 0; i < n; i += V) {
                VectorMask<Float> in = Lanes.first(n - i);
                FloatVector.fromArray(S, x, xAt + i, in)
                        .sub(FloatVector.fromArray(S, w, wAt + i, in))
                        .fma(d, FloatVector.fromArray(S, to, at + i, in))
                        .intoArray(to, at + i, in);
            }
        }
    }

    /** {@code dx[j] = factor * sum over k of dy[k] * (x[j] - w[k,j])}. */
    private static void toInput(
            float[] x,
            int xAt,
            Tensor centers,
            float[] dy,
            int dyAt,
            int units,
            float factor,
            float[] dx,
            int dxAt,
            int n) {
        float[] w = centers.data();
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, in);
            FloatVector sum = FloatVector.zero(S);
            for (int k = 0; k < units; k++) {
                FloatVector c = FloatVector.fromArray(S, w, centers.offset() + k * n + i, in);
                sum = v.sub(c).fma(FloatVector.broadcast(S, dy[dyAt + k]), sum);
            }
            sum.mul(factor).intoArray(dx, dxAt + i, in);
        }
    }
}
