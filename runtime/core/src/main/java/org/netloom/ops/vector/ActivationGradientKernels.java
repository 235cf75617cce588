package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;

/** {@code dx = dy * f'} over a piece of an array, f' from what the forward pass saved; see {@link ActivationKernels}. */
final class ActivationGradientKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;
    private static final float ONE_OVER_SQRT_2PI = 0.3989423f;

    private ActivationGradientKernels() {}

    /** For n elements; s is x or y as {@link ActivationKind#retains()} says; dx may be dy. */
    static void apply(ActivationFunction f, float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int whole = f.isIdentity() ? n : n / V * V;
        applyWhole(f, s, sAt, dy, dyAt, dx, dxAt, whole);
        if (whole < n) {
            float[] rest = Scratch.get().rest();
            System.arraycopy(s, sAt + whole, rest, 0, n - whole);
            System.arraycopy(dy, dyAt + whole, rest, V, n - whole);
            applyWhole(f, rest, 0, rest, V, rest, 0, V);
            System.arraycopy(rest, 0, dx, dxAt + whole, n - whole);
        }
    }

    private static void applyWhole(
            ActivationFunction f, float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        float alpha = (float) f.alpha();
        float beta = (float) f.beta();
        switch (f.kind()) {
            case IDENTITY, STEP -> System.arraycopy(dy, dyAt, dx, dxAt, n);
            case SIGMOID -> sigmoid(s, sAt, dy, dyAt, dx, dxAt, n);
            case TANH -> tanh(s, sAt, dy, dyAt, dx, dxAt, n);
            case RELU -> relu(s, sAt, dy, dyAt, dx, dxAt, n);
            case CLIP -> between(s, sAt, dy, dyAt, dx, dxAt, n, alpha, beta, 1);
            case LEAKY_RELU -> leakyRelu(s, sAt, dy, dyAt, dx, dxAt, n, alpha);
            case ELU -> elu(s, sAt, dy, dyAt, dx, dxAt, n, alpha, 1);
            case SELU -> elu(s, sAt, dy, dyAt, dx, dxAt, n, alpha * beta, beta);
            case HARD_SIGMOID -> between(s, sAt, dy, dyAt, dx, dxAt, n, 0, 1, alpha);
            case SOFTPLUS -> softplus(s, sAt, dy, dyAt, dx, dxAt, n);
            case GELU -> gelu(s, sAt, dy, dyAt, dx, dxAt, n);
            case GELU_TANH -> geluTanh(s, sAt, dy, dyAt, dx, dxAt, n);
            case SILU -> silu(s, sAt, dy, dyAt, dx, dxAt, n);
            case MISH -> mish(s, sAt, dy, dyAt, dx, dxAt, n);
            case HARD_SWISH -> hardSwish(s, sAt, dy, dyAt, dx, dxAt, n);
        }
    }

    private static FloatVector siluSlope(FloatVector x) {
        FloatVector g = VectorMath.sigmoid(x);
        return x.mul(VectorMath.one().sub(g)).fma(g, g);
    }

    private static void sigmoid(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(v.mul(VectorMath.one().sub(v))).intoArray(dx, dxAt + i);
        }
    }

    private static void tanh(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(VectorMath.one().sub(v.mul(v))).intoArray(dx, dxAt + i);
        }
    }

    private static void relu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.blend(0, v.compare(VectorOperators.LE, 0)).intoArray(dx, dxAt + i);
        }
    }

    private static void leakyRelu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n, float slope) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.blend(d.mul(slope), v.compare(VectorOperators.LE, 0)).intoArray(dx, dxAt + i);
        }
    }

    private static void elu(
            float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n, float limit, float slope) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(slope)
                    .blend(d.mul(v.add(limit)), v.compare(VectorOperators.LE, 0))
                    .intoArray(dx, dxAt + i);
        }
    }

    /** A slope where the output is strictly between two limits, 0 outside. */
    private static void between(
            float[] s,
            int sAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt,
            int n,
            float least,
            float most,
            float slope) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(slope)
                    .blend(0, v.compare(VectorOperators.LE, least))
                    .blend(0, v.compare(VectorOperators.GE, most))
                    .intoArray(dx, dxAt + i);
        }
    }

    private static void mish(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            VectorMath.mishSlope(v).mul(d).intoArray(dx, dxAt + i);
        }
    }

    private static void hardSwish(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            v.mul(1f / 3)
                    .add(0.5f)
                    .blend(0, v.lt(-3))
                    .blend(1, v.compare(VectorOperators.GT, 3))
                    .mul(d)
                    .intoArray(dx, dxAt + i);
        }
    }

    private static void softplus(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(VectorMath.expMinus1(v.neg()).neg()).intoArray(dx, dxAt + i);
        }
    }

    private static void silu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
            d.mul(siluSlope(v)).intoArray(dx, dxAt + i);
        }
    }

    /** {@code normal(x) + x * normal'(x)}, in two loops as in the forward pass. */
    private static void gelu(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        float[] bell = Scratch.get().block();
        for (int i = 0; i < n; i += ActivationKernels.BLOCK) {
            int count = Math.min(ActivationKernels.BLOCK, n - i);
            ActivationKernels.bells(s, sAt + i, bell, count);
            gelu(s, sAt + i, bell, dy, dyAt + i, dx, dxAt + i, count);
        }
    }

    private static void gelu(float[] s, int sAt, float[] bells, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector bell = FloatVector.fromArray(S, bells, i);
            FloatVector slope = v.mul(ONE_OVER_SQRT_2PI).fma(bell, VectorMath.normal(v, bell));
            slope.mul(FloatVector.fromArray(S, dy, dyAt + i)).intoArray(dx, dxAt + i);
        }
    }

    private static void geluTanh(float[] s, int sAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, s, sAt + i);
            FloatVector gate = ActivationKernels.geluGate(v);
            FloatVector inner =
                    v.mul(v).mul(3 * ActivationKernels.GELU_CUBE).add(1).mul(v).mul(ActivationKernels.GELU_TWICE);
            FloatVector slope = VectorMath.one().sub(gate).mul(inner).fma(gate, gate);
            slope.mul(FloatVector.fromArray(S, dy, dyAt + i)).intoArray(dx, dxAt + i);
        }
    }
}
