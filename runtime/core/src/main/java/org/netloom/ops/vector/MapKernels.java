package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Randoms;

/** Simple element-wise loops over pieces of arrays, and reductions of pieces. Tails are masked. */
final class MapKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private MapKernels() {}

    private static FloatVector load(float[] x, int at, VectorMask<Float> in) {
        return FloatVector.fromArray(S, x, at, in);
    }

    /** {@code y = a + b}. */
    static void add(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector.fromArray(S, a, aAt + i)
                    .add(FloatVector.fromArray(S, b, bAt + i))
                    .intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            load(a, aAt + i, rest).add(load(b, bAt + i, rest)).intoArray(y, yAt + i, rest);
        }
    }

    static void scale(float[] x, int at, int n, float factor) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector.fromArray(S, x, at + i).mul(factor).intoArray(x, at + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            load(x, at + i, rest).mul(factor).intoArray(x, at + i, rest);
        }
    }

    static void clip(float[] x, int at, int n, float limit) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            load(x, at + i, in).min(limit).max(-limit).intoArray(x, at + i, in);
        }
    }

    /** {@code g += l2*p + l1*sign(p)}. */
    static void regularize(float[] p, int pAt, float[] g, int gAt, int n, float l1, float l2) {
        FloatVector zero = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector v = load(p, pAt + i, in);
            FloatVector sign = zero.blend(l1, v.compare(VectorOperators.GT, 0)).blend(-l1, v.lt(0));
            v.fma(FloatVector.broadcast(S, l2), sign).add(load(g, gAt + i, in)).intoArray(g, gAt + i, in);
        }
    }

    /** {@code to[r, toAt + c] = from[r, fromAt + c]} for {@code count} channels, or {@code +=}. */
    static void copyChannels(
            float[] from,
            int fromAt,
            int fromLd,
            float[] to,
            int toAt,
            int toLd,
            int count,
            int rows,
            boolean accumulate) {
        for (int c = 0; c < count; c += V) {
            VectorMask<Float> in = Lanes.first(count - c);
            for (int r = 0; r < rows; r++) {
                int target = toAt + r * toLd + c;
                FloatVector v = load(from, fromAt + r * fromLd + c, in);
                (accumulate ? v.add(load(to, target, in)) : v).intoArray(to, target, in);
            }
        }
    }

    /** Same mask as the oracle's. */
    static void dropout(float[] x, int xAt, float[] y, int yAt, int from, int n, float rate, float factor, long key) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Randoms.uniform(key, from + i) >= rate ? x[xAt + i] * factor : 0;
        }
    }

    /** Same noise as the oracle's. */
    static void addNoise(float[] x, int xAt, float[] y, int yAt, int from, int n, float deviation, long key) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = x[xAt + i] + deviation * (float) Randoms.normal(key, from + i);
        }
    }

    static double sumOfSquares(float[] x, int at, int n) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        int i = 0;
        for (; i <= n - 2 * V; i += 2 * V) {
            FloatVector a = FloatVector.fromArray(S, x, at + i);
            FloatVector b = FloatVector.fromArray(S, x, at + i + V);
            s0 = a.fma(a, s0);
            s1 = b.fma(b, s1);
        }
        for (; i < n; i += V) {
            FloatVector a = load(x, at + i, Lanes.first(n - i));
            s0 = a.fma(a, s0);
        }
        double sum = sumLanes(s0.add(s1));
        return Double.isFinite(sum) ? sum : wideSumOfSquares(x, at, n);
    }

    /** Where float overflows. */
    private static double wideSumOfSquares(float[] x, int at, int n) {
        double sum = 0;
        for (int i = at; i < at + n; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    /** The lanes in their order: the API's own reduction promises none. */
    static double sumLanes(FloatVector v) {
        float[] lanes = v.toArray();
        double sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        return sum;
    }

    /** {@code x - x} is 0 for a number and NaN otherwise. */
    static boolean isFinite(float[] x, int at, int n) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            FloatVector v = load(x, at + i, Lanes.first(n - i));
            sum = sum.add(v.sub(v));
        }
        return sum.eq(0).allTrue();
    }
}
