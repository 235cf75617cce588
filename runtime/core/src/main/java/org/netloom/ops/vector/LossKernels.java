package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.LossKind;

/** Element-wise losses of outputs x and targets t, value and gradient; one small loop for each. */
final class LossKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Elements that are summed in float. */
    private static final int BLOCK = 1024;

    private LossKernels() {}

    /** Sum over n elements. */
    static double value(LossKind kind, float delta, float[] x, int xAt, float[] t, int tAt, int n) {
        double sum = 0;
        for (int i = 0; i < n; i += BLOCK) {
            int count = Math.min(BLOCK, n - i);
            double part = MapKernels.sumLanes(
                    switch (kind) {
                        case SQUARED -> squared(x, xAt + i, t, tAt + i, count);
                        case ABSOLUTE -> absolute(x, xAt + i, t, tAt + i, count);
                        case HUBER -> huber(x, xAt + i, t, tAt + i, count, delta);
                        case BINARY_CROSS_ENTROPY -> crossEntropy(x, xAt + i, t, tAt + i, count);
                    });
            sum += Double.isFinite(part) ? part : wideValue(kind, delta, x, xAt + i, t, tAt + i, count);
        }
        return sum;
    }

    /** Where float sums overflow: a training that diverges should say so by its weights, not by its sums. */
    private static double wideValue(LossKind kind, float delta, float[] x, int xAt, float[] t, int tAt, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += kind.value(delta, x[xAt + i], t[tAt + i]);
        }
        return sum;
    }

    /** {@code g = factor * d loss / d x}; g may be x. */
    static void gradient(
            LossKind kind,
            float delta,
            float[] x,
            int xAt,
            float[] t,
            int tAt,
            float[] g,
            int gAt,
            int n,
            float factor) {
        switch (kind) {
            case SQUARED -> squaredSlope(x, xAt, t, tAt, g, gAt, n, 2 * factor);
            case ABSOLUTE -> absoluteSlope(x, xAt, t, tAt, g, gAt, n, factor);
            case HUBER -> huberSlope(x, xAt, t, tAt, g, gAt, n, factor, delta);
            case BINARY_CROSS_ENTROPY -> crossEntropySlope(x, xAt, t, tAt, g, gAt, n, factor);
        }
    }

    private static FloatVector load(float[] x, int at, VectorMask<Float> in) {
        return FloatVector.fromArray(S, x, at, in);
    }

    private static FloatVector squared(float[] x, int xAt, float[] t, int tAt, int n) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector d = load(x, xAt + i, in).sub(load(t, tAt + i, in));
            sum = d.fma(d, sum);
        }
        return sum;
    }

    private static FloatVector absolute(float[] x, int xAt, float[] t, int tAt, int n) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            sum = sum.add(load(x, xAt + i, in).sub(load(t, tAt + i, in)).abs());
        }
        return sum;
    }

    /** With {@code m = min(|d|, delta)} both branches are {@code m*(|d| - m/2)}. */
    private static FloatVector huber(float[] x, int xAt, float[] t, int tAt, int n, float delta) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector d = load(x, xAt + i, in).sub(load(t, tAt + i, in)).abs();
            FloatVector m = d.min(delta);
            sum = m.fma(d.sub(m.mul(0.5f)), sum);
        }
        return sum;
    }

    private static FloatVector crossEntropy(float[] x, int xAt, float[] t, int tAt, int n) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector v = load(x, xAt + i, in);
            sum = sum.add(VectorMath.softplus(v).sub(v.mul(load(t, tAt + i, in))), in);
        }
        return sum;
    }

    private static void squaredSlope(float[] x, int xAt, float[] t, int tAt, float[] g, int gAt, int n, float factor) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            load(x, xAt + i, in).sub(load(t, tAt + i, in)).mul(factor).intoArray(g, gAt + i, in);
        }
    }

    private static void absoluteSlope(float[] x, int xAt, float[] t, int tAt, float[] g, int gAt, int n, float factor) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector d = load(x, xAt + i, in).sub(load(t, tAt + i, in));
            // d itself where it is 0, or no number.
            d.blend(factor, d.compare(VectorOperators.GT, 0))
                    .blend(-factor, d.lt(0))
                    .intoArray(g, gAt + i, in);
        }
    }

    private static void huberSlope(
            float[] x, int xAt, float[] t, int tAt, float[] g, int gAt, int n, float factor, float delta) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector d = load(x, xAt + i, in).sub(load(t, tAt + i, in));
            d.min(delta).max(-delta).mul(factor).intoArray(g, gAt + i, in);
        }
    }

    private static void crossEntropySlope(
            float[] x, int xAt, float[] t, int tAt, float[] g, int gAt, int n, float factor) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector p = VectorMath.sigmoid(load(x, xAt + i, in));
            p.sub(load(t, tAt + i, in)).mul(factor).intoArray(g, gAt + i, in);
        }
    }
}
