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
 * Normalisation by the moments of groups. A row is {@code positions x width} with its groups side by side in the width,
 * so that the loops of {@link ChannelKernels} serve: sums of columns over the positions, then of the columns of a group,
 * and one pass with a factor and a summand for each column.
 */
final class GroupKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final Workers workers;
    private final LayerNormKernels rows;

    GroupKernels(Workers workers) {
        this.workers = workers;
        this.rows = new LayerNormKernels(workers);
    }

    /** Numbers of one call that all tasks read. */
    private record Call(GroupGeometry g, double epsilon, Tensor scale, Tensor shift, Tensor mean, Tensor variance) {
        float inverse(int j) {
            return (float) (1 / Math.sqrt(variance.data()[variance.offset() + j] + epsilon));
        }
    }

    void normalize(
            GroupGeometry g,
            Tensor x,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor mean,
            Tensor variance,
            Tensor y) {
        if (LayerNormKernels.handles(g)) {
            rows.normalize(x, epsilon, scale, shift, f, mean, variance, g.elements(), y);
            return;
        }
        Call call = new Call(g, epsilon, scale, shift, mean, variance);
        int n = g.elements();
        workers.ranges(x.size() / n, 4L * g.positions() * Math.ceilDiv(g.width(), V), (from, to) -> {
            float[] t = Scratch.get().row(4 * g.width());
            for (int row = from; row < to; row++) {
                int xAt = x.offset() + row * n;
                int yAt = y.offset() + row * n;
                factors(call, x.data(), xAt, row, t);
                ChannelKernels.normalize(x.data(), xAt, g.width(), n, t, ChannelKernels.OPEN, y.data(), yAt);
                ActivationKernels.apply(f, y.data(), yAt, y.data(), yAt, n);
            }
        });
    }

    /** Means, factors and summands of the columns of a row; a fourth part of t is work space. */
    private static void factors(Call call, float[] x, int xAt, int row, float[] t) {
        GroupGeometry g = call.g();
        int width = g.width();
        int k = g.channels();
        int groups = row * g.groups();
        Arrays.fill(t, 3 * width, 4 * width, 0);
        ChannelKernels.addRows(x, xAt, width, g.elements(), t, 3 * width);
        for (int j = 0; j < g.groups(); j++) {
            double m = sum(t, 3 * width + j * k, k) / g.groupElements();
            call.mean().data()[call.mean().offset() + groups + j] = (float) m;
            Arrays.fill(t, j * k, (j + 1) * k, (float) m);
        }
        Arrays.fill(t, 3 * width, 4 * width, 0);
        ChannelKernels.addSquares(x, xAt, width, g.elements(), t, 0, t, 3 * width);
        Tensor variance = call.variance();
        for (int j = 0; j < g.groups(); j++) {
            double v = sum(t, 3 * width + j * k, k) / g.groupElements();
            variance.data()[variance.offset() + groups + j] = (float) v;
            scaled(call.scale(), j * k, call.inverse(groups + j), t, width + j * k, k);
        }
        if (call.shift() == null) {
            Arrays.fill(t, 2 * width, 3 * width, 0);
        } else {
            System.arraycopy(call.shift().data(), call.shift().offset(), t, 2 * width, width);
        }
    }

    void gradient(
            GroupGeometry g,
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        if (LayerNormKernels.handles(g)) {
            rows.gradient(x, mean, variance, epsilon, scale, dy, accumulate, dScale, dShift, g.elements(), dx);
            return;
        }
        Call call = new Call(g, epsilon, scale, null, mean, variance);
        int n = g.elements();
        int width = g.width();
        RowPieces pieces = RowPieces.of(x.size() / n, n);
        float[] sums = Scratch.get().partial(dScale == null ? 0 : 2 * width * pieces.count());
        workers.run(pieces.count(), 3 * pieces.cost(), p -> {
            float[] t = Scratch.get().row(6 * width);
            int to = Lanes.FIRST + 2 * width * p;
            if (dScale != null) {
                Arrays.fill(sums, to, to + 2 * width, 0);
            }
            int end = pieces.first(p) + pieces.rowsOf(p);
            for (int row = pieces.first(p); row < end; row++) {
                int xAt = x.offset() + row * n;
                int dyAt = dy.offset() + row * n;
                gradientFactors(call, x.data(), xAt, dy.data(), dyAt, row, t);
                if (dScale != null) {
                    learned(call, row, t, sums, to);
                }
                if (dx != null) {
                    float[] d = dx.data();
                    int dxAt = dx.offset() + row * n;
                    ChannelKernels.combine(x.data(), xAt, dy.data(), dyAt, width, n, t, ChannelKernels.OPEN, d, dxAt);
                }
            }
        });
        if (dScale != null) {
            add(sums, 0, pieces.count(), accumulate, dScale);
            add(sums, width, pieces.count(), accumulate, dShift);
        }
    }

    /** Means and the three factors of {@link ChannelKernels#combine}, then the sums of dy and of dy*(x - mean). */
    private static void gradientFactors(Call call, float[] x, int xAt, float[] dy, int dyAt, int row, float[] t) {
        GroupGeometry g = call.g();
        int width = g.width();
        int k = g.channels();
        int groups = row * g.groups();
        for (int j = 0; j < g.groups(); j++) {
            float m = call.mean().data()[call.mean().offset() + groups + j];
            Arrays.fill(t, j * k, (j + 1) * k, m);
            scaled(call.scale(), j * k, call.inverse(groups + j), t, width + j * k, k);
        }
        Arrays.fill(t, 4 * width, 6 * width, 0);
        ChannelKernels.addProducts(
                x, xAt, dy, dyAt, width, g.elements(), t, ChannelKernels.OPEN, t, 4 * width, 5 * width);
        for (int j = 0; j < g.groups(); j++) {
            int at = j * k;
            double inverse = call.inverse(groups + j);
            // The factors hold the inverse deviation already.
            double ofX = dot(t, width + at, t, 5 * width + at, k) * inverse * inverse / g.groupElements();
            double shift = dot(t, width + at, t, 4 * width + at, k) / g.groupElements();
            Arrays.fill(t, 2 * width + at, 2 * width + at + k, (float) -ofX);
            Arrays.fill(t, 3 * width + at, 3 * width + at + k, (float) -shift);
        }
        if (g.groupElements() == 1) {
            // A single number is always its own mean: exactly nothing comes through.
            Arrays.fill(t, width, 4 * width, 0);
        }
    }

    /** Adds a row's share to the gradients of scale and shift. */
    private static void learned(Call call, int row, float[] t, float[] sums, int to) {
        GroupGeometry g = call.g();
        int width = g.width();
        int k = g.channels();
        for (int j = 0; j < g.groups(); j++) {
            addScaled(call.inverse(row * g.groups() + j), t, 5 * width + j * k, sums, to + j * k, k);
        }
        addScaled(1, t, 4 * width, sums, to + width, width);
    }

    /** {@code to += factor * a}. */
    private static void addScaled(float factor, float[] a, int at, float[] to, int toAt, int n) {
        if (n < V) {
            for (int i = 0; i < n; i++) {
                to[toAt + i] += factor * a[at + i];
            }
            return;
        }
        FloatVector factors = FloatVector.broadcast(S, factor);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector.fromArray(S, a, at + i, in)
                    .fma(factors, FloatVector.fromArray(S, to, toAt + i, in))
                    .intoArray(to, toAt + i, in);
        }
    }

    /** {@code to += } the pieces' numbers from {@code from} on, of two rows of numbers for each piece. */
    static void add(float[] sums, int from, int pieces, boolean accumulate, Tensor to) {
        int width = to.size();
        for (int c = 0; c < width; c++) {
            double sum = accumulate ? to.get(c) : 0;
            for (int p = 0; p < pieces; p++) {
                sum += sums[Lanes.FIRST + 2 * width * p + from + c];
            }
            to.set(c, sum);
        }
    }

    /** {@code to[i] = scale[at + i] * inverse}; no scale is 1. */
    private static void scaled(Tensor scale, int at, float inverse, float[] to, int toAt, int n) {
        if (scale == null) {
            Arrays.fill(to, toAt, toAt + n, inverse);
            return;
        }
        float[] s = scale.data();
        int from = scale.offset() + at;
        for (int i = 0; i < n; i++) {
            to[toAt + i] = s[from + i] * inverse;
        }
    }

    private static double sum(float[] a, int at, int n) {
        if (n < V) {
            double sum = 0;
            for (int i = at; i < at + n; i++) {
                sum += a[i];
            }
            return sum;
        }
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            sum = sum.add(FloatVector.fromArray(S, a, at + i, Lanes.first(n - i)));
        }
        return MapKernels.sumLanes(sum);
    }

    private static double dot(float[] a, int aAt, float[] b, int bAt, int n) {
        if (n < V) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (double) a[aAt + i] * b[bAt + i];
            }
            return sum;
        }
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            sum = FloatVector.fromArray(S, a, aAt + i, in).fma(FloatVector.fromArray(S, b, bAt + i, in), sum);
        }
        return MapKernels.sumLanes(sum);
    }
}
