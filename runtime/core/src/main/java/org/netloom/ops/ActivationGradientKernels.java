package org.netloom.ops;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.spec.ActivationKind;

/** {@code dx = dy * f'} over a piece of an array, f' from what the forward pass saved; see {@link ActivationKernels}. */
final class ActivationGradientKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;
    private static final float ONE_OVER_SQRT_2PI = 0.3989423f;

    private ActivationGradientKernels() {}

    /** For n elements; s is x or y as {@link ActivationKind#retains()} says; dx may be dy. */
    static void apply(
            ActivationKind f, float slope, float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        switch (f) {
            case IDENTITY -> System.arraycopy(dy, dyAt, dx, dxAt, n);
            case SIGMOID -> sigmoid(s, sAt, dy, dyAt, dx, dxAt, n);
            case TANH -> tanh(s, sAt, dy, dyAt, dx, dxAt, n);
            case RELU -> relu(s, sAt, dy, dyAt, dx, dxAt, n);
            case LEAKY_RELU -> leakyRelu(s, sAt, dy, dyAt, dx, dxAt, n, slope);
            case ELU -> elu(s, sAt, dy, dyAt, dx, dxAt, n, slope);
            case SOFTPLUS -> softplus(s, sAt, dy, dyAt, dx, dxAt, n);
            case GELU -> gelu(s, sAt, dy, dyAt, dx, dxAt, n);
            case SILU -> silu(s, sAt, dy, dyAt, dx, dxAt, n);
        }
    }

    private static FloatVector geluSlope(FloatVector x) {
        return x.mul(ONE_OVER_SQRT_2PI).fma(VectorMath.bell(x), VectorMath.normal(x));
    }

    private static FloatVector siluSlope(FloatVector x) {
        FloatVector g = VectorMath.sigmoid(x);
        return x.mul(VectorMath.one().sub(g)).fma(g, g);
    }

    private static void sigmoid(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(v.mul(VectorMath.one().sub(v))).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, rest);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i, rest);
            d.mul(v.mul(VectorMath.one().sub(v))).intoArray(dx, dxAt + i, rest);
        }
    }

    private static void tanh(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(VectorMath.one().sub(v.mul(v))).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, rest);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i, rest);
            d.mul(VectorMath.one().sub(v.mul(v))).intoArray(dx, dxAt + i, rest);
        }
    }

    private static void relu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.blend(0, v.compare(VectorOperators.LE, 0)).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, rest);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i, rest);
            d.blend(0, v.compare(VectorOperators.LE, 0)).intoArray(dx, dxAt + i, rest);
        }
    }

    private static void leakyRelu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n, float slope) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.blend(d.mul(slope), v.compare(VectorOperators.LE, 0)).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, rest);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i, rest);
            d.blend(d.mul(slope), v.compare(VectorOperators.LE, 0)).intoArray(dx, dxAt + i, rest);
        }
    }

    private static void elu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n, float slope) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.blend(d.mul(v.add(slope)), v.compare(VectorOperators.LE, 0)).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, rest);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i, rest);
            d.blend(d.mul(v.add(slope)), v.compare(VectorOperators.LE, 0)).intoArray(dx, dxAt + i, rest);
        }
    }

    private static void softplus(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(VectorMath.expMinus1(v.neg()).neg()).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, rest);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i, rest);
            d.mul(VectorMath.expMinus1(v.neg()).neg()).intoArray(dx, dxAt + i, rest);
        }
    }

    private static void gelu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(geluSlope(v)).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, rest);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i, rest);
            d.mul(geluSlope(v)).intoArray(dx, dxAt + i, rest);
        }
    }

    private static void silu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(siluSlope(v)).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, s, sAt + i, rest);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i, rest);
            d.mul(siluSlope(v)).intoArray(dx, dxAt + i, rest);
        }
    }
}
