package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.GroupGeometry;
import org.netloom.tensor.Tensor;

/**
 * Layer normalisation (Ba et al. 2016) of rows that are one group: the moments of a row are two sums, and the row stays in
 * the first-level cache until it is normalised. {@link GroupKernels} would write its moments out for every column.
 */
final class LayerNormKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final Workers workers;

    LayerNormKernels(Workers workers) {
        this.workers = workers;
    }

    /** A single number is always its own mean: {@link GroupKernels} sees to that. */
    static boolean handles(GroupGeometry g) {
        return g.positions() == 1 && g.groups() == 1 && g.channels() > 1;
    }

    void normalize(
            Tensor x,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor mean,
            Tensor variance,
            int n,
            Tensor y) {
        workers.ranges(x.size() / n, 4L * Math.ceilDiv(n, V), (from, to) -> {
            float[] t = Scratch.get().row(2 * n);
            copy(scale, 1, t, 0, n);
            copy(shift, 0, t, n, n);
            for (int row = from; row < to; row++) {
                int xAt = x.offset() + row * n;
                int yAt = y.offset() + row * n;
                float m = (float) (sum(x.data(), xAt, n) / n);
                mean.data()[mean.offset() + row] = m;
                variance.data()[variance.offset() + row] = (float) (squares(x.data(), xAt, m, n) / n);
                normalize(x.data(), xAt, m, inverse(variance, epsilon, row), t, n, y.data(), yAt);
                ActivationKernels.apply(f, y.data(), yAt, y.data(), yAt, n);
            }
        });
    }

    private static void copy(Tensor from, float otherwise, float[] to, int at, int n) {
        if (from == null) {
            Arrays.fill(to, at, at + n, otherwise);
        } else {
            System.arraycopy(from.data(), from.offset(), to, at, n);
        }
    }

    private static float inverse(Tensor variance, double epsilon, int row) {
        return (float) (1 / Math.sqrt(variance.data()[variance.offset() + row] + epsilon));
    }

    /** Gradients of scale and shift are summed in pieces of rows, and the pieces in their order. */
    void gradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            int n,
            Tensor dx) {
        RowPieces pieces = RowPieces.of(x.size() / n, n);
        float[] parts = Scratch.get().partial(dScale == null ? 0 : 2 * n * pieces.count());
        workers.run(pieces.count(), 3 * pieces.cost(), p -> {
            float[] t = Scratch.get().row(n);
            copy(scale, 1, t, 0, n);
            int to = Lanes.FIRST + 2 * n * p;
            if (dScale != null) {
                Arrays.fill(parts, to, to + 2 * n, 0);
            }
            for (int row = pieces.first(p); row < pieces.first(p) + pieces.rowsOf(p); row++) {
                int xAt = x.offset() + row * n;
                int dyAt = dy.offset() + row * n;
                float m = mean.data()[mean.offset() + row];
                float inverse = inverse(variance, epsilon, row);
                if (dScale != null) {
                    learned(x.data(), xAt, m, inverse, dy.data(), dyAt, n, parts, to);
                }
                if (dx != null) {
                    byData(x.data(), xAt, m, inverse, dy.data(), dyAt, t, n, dx.data(), dx.offset() + row * n);
                }
            }
        });
        if (dScale != null) {
            GroupKernels.add(parts, 0, pieces.count(), accumulate, dScale);
            GroupKernels.add(parts, n, pieces.count(), accumulate, dShift);
        }
    }

    private static FloatVector load(float[] x, int at, VectorMask<Float> in) {
        return FloatVector.fromArray(S, x, at, in);
    }

    private static double sum(float[] x, int at, int n) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            sum = sum.add(load(x, at + i, Lanes.first(n - i)));
        }
        return MapKernels.sumLanes(sum);
    }

    /** Sum of {@code (x - m)^2}; what lies beyond the row stays 0. */
    private static double squares(float[] x, int at, float m, int n) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector d = load(x, at + i, in).sub(m, in);
            sum = d.fma(d, sum);
        }
        return MapKernels.sumLanes(sum);
    }

    /** {@code y = (x - m) * (inverse * t[0]) + t[1]}. */
    private static void normalize(float[] x, int xAt, float m, float inverse, float[] t, int n, float[] y, int yAt) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector d = load(x, xAt + i, in).sub(m);
            d.fma(load(t, i, in).mul(inverse), load(t, n + i, in)).intoArray(y, yAt + i, in);
        }
    }

    /** {@code to[0] += dy * (x - m) * inverse} and {@code to[1] += dy}. */
    private static void learned(
            float[] x, int xAt, float m, float inverse, float[] dy, int dyAt, int n, float[] to, int toAt) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector d = load(dy, dyAt + i, in);
            FloatVector v = load(x, xAt + i, in).sub(m).mul(inverse);
            d.fma(v, load(to, toAt + i, in)).intoArray(to, toAt + i, in);
            d.add(load(to, toAt + n + i, in)).intoArray(to, toAt + n + i, in);
        }
    }

    /** {@code dx = inverse * (g - mean of g - v * mean of g*v)} with {@code g = dy * t} and {@code v = (x - m) * inverse}. */
    private static void byData(
            float[] x, int xAt, float m, float inverse, float[] dy, int dyAt, float[] t, int n, float[] dx, int dxAt) {
        FloatVector sums = FloatVector.zero(S);
        FloatVector products = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector g = load(dy, dyAt + i, in).mul(load(t, i, in));
            sums = sums.add(g);
            products = g.fma(load(x, xAt + i, in).sub(m, in), products);
        }
        float shift = (float) (-inverse * MapKernels.sumLanes(sums) / n);
        float slope = (float) (-(double) inverse * inverse * inverse * MapKernels.sumLanes(products) / n);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector g = load(dy, dyAt + i, in).mul(load(t, i, in));
            FloatVector d = load(x, xAt + i, in).sub(m);
            g.mul(inverse).add(d.mul(slope)).add(shift).intoArray(dx, dxAt + i, in);
        }
    }
}
