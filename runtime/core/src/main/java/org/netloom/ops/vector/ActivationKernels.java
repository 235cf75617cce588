package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.spec.ActivationFunction;

/**
 * Activation functions over a piece of an array. One small loop for each: a vector that goes through a switch or a lambda
 * would be boxed, and so would one in a loop whose code outgrows the compiler's budget; therefore the tail takes a detour
 * through a whole vector and the same loop.
 */
final class ActivationKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Elements of a block that stays in the first-level cache between two loops. */
    static final float GELU_TWICE = (float) (2 * Math.sqrt(2 / Math.PI));

    static final float GELU_CUBE = 0.044715f;
    static final int BLOCK = 1024;

    private ActivationKernels() {}

    /** {@code y = f(x)} for n elements; y may be x. */
    static void apply(ActivationFunction f, float[] x, int xAt, float[] y, int yAt, int n) {
        int whole = f.isIdentity() ? n : n / V * V;
        applyWhole(f, x, xAt, y, yAt, whole);
        if (whole < n) {
            float[] rest = Scratch.get().rest();
            System.arraycopy(x, xAt + whole, rest, 0, n - whole);
            applyWhole(f, rest, 0, rest, 0, V);
            System.arraycopy(rest, 0, y, yAt + whole, n - whole);
        }
    }

    private static void applyWhole(ActivationFunction f, float[] x, int xAt, float[] y, int yAt, int n) {
        float alpha = (float) f.alpha();
        float beta = (float) f.beta();
        switch (f.kind()) {
            case IDENTITY -> copy(x, xAt, y, yAt, n);
            case STEP -> step(x, xAt, y, yAt, n);
            case SIGMOID -> sigmoid(x, xAt, y, yAt, n);
            case TANH -> tanh(x, xAt, y, yAt, n);
            case RELU -> relu(x, xAt, y, yAt, n);
            case CLIP -> clip(x, xAt, y, yAt, n, alpha, beta);
            case LEAKY_RELU -> leakyRelu(x, xAt, y, yAt, n, alpha);
            case ELU -> elu(x, xAt, y, yAt, n, alpha, 1);
            case SELU -> elu(x, xAt, y, yAt, n, alpha, beta);
            case HARD_SIGMOID -> hardSigmoid(x, xAt, y, yAt, n, alpha, beta);
            case SOFTPLUS -> softplus(x, xAt, y, yAt, n);
            case GELU -> gelu(x, xAt, y, yAt, n);
            case GELU_TANH -> geluTanh(x, xAt, y, yAt, n);
            case SILU -> silu(x, xAt, y, yAt, n);
            case MISH -> mish(x, xAt, y, yAt, n);
            case HARD_SWISH -> hardSwish(x, xAt, y, yAt, n);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same memory, not the same numbers
    private static void copy(float[] x, int xAt, float[] y, int yAt, int n) {
        if (x != y || xAt != yAt) {
            System.arraycopy(x, xAt, y, yAt, n);
        }
    }

    private static void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            VectorMath.sigmoid(v).intoArray(y, yAt + i);
        }
    }

    private static void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            VectorMath.tanh(v).intoArray(y, yAt + i);
        }
    }

    private static void relu(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.blend(0, v.lt(0)).intoArray(y, yAt + i);
        }
    }

    private static void leakyRelu(float[] x, int xAt, float[] y, int yAt, int n, float slope) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.blend(v.mul(slope), v.lt(0)).intoArray(y, yAt + i);
        }
    }

    private static void elu(float[] x, int xAt, float[] y, int yAt, int n, float limit, float factor) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.blend(VectorMath.expMinus1(v).mul(limit), v.lt(0)).mul(factor).intoArray(y, yAt + i);
        }
    }

    private static void step(float[] x, int xAt, float[] y, int yAt, int n) {
        FloatVector zero = FloatVector.zero(S);
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            zero.blend(1, v.compare(VectorOperators.GE, 0))
                    .blend(v, v.test(VectorOperators.IS_NAN))
                    .intoArray(y, yAt + i);
        }
    }

    private static void clip(float[] x, int xAt, float[] y, int yAt, int n, float least, float most) {
        for (int i = 0; i < n; i += V) {
            FloatVector.fromArray(S, x, xAt + i).max(least).min(most).intoArray(y, yAt + i);
        }
    }

    private static void hardSigmoid(float[] x, int xAt, float[] y, int yAt, int n, float slope, float shift) {
        FloatVector slopes = FloatVector.broadcast(S, slope);
        FloatVector shifts = FloatVector.broadcast(S, shift);
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.fma(slopes, shifts).max(0).min(1).intoArray(y, yAt + i);
        }
    }

    private static void hardSwish(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.add(3).max(0).min(6).mul(v).mul(1f / 6).intoArray(y, yAt + i);
        }
    }

    private static void mish(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            VectorMath.tanhOfSoftplus(v).mul(v).intoArray(y, yAt + i);
        }
    }

    private static void softplus(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            VectorMath.softplus(v).intoArray(y, yAt + i);
        }
    }

    private static void silu(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.mul(VectorMath.sigmoid(v)).intoArray(y, yAt + i);
        }
    }

    /** In two loops, since one would outgrow the compiler's budget. */
    private static void gelu(float[] x, int xAt, float[] y, int yAt, int n) {
        float[] bell = Scratch.get().block();
        for (int i = 0; i < n; i += BLOCK) {
            int count = Math.min(BLOCK, n - i);
            bells(x, xAt + i, bell, count);
            gelu(x, xAt + i, bell, y, yAt + i, count);
        }
    }

    /** {@code bell = exp(-x^2/2)}. */
    static void bells(float[] x, int xAt, float[] bell, int n) {
        for (int i = 0; i < n; i += V) {
            VectorMath.bell(FloatVector.fromArray(S, x, xAt + i)).intoArray(bell, i);
        }
    }

    private static void gelu(float[] x, int xAt, float[] bell, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.mul(VectorMath.normal(v, FloatVector.fromArray(S, bell, i))).intoArray(y, yAt + i);
        }
    }

    /** The sigmoid that weighs x in the approximation of GELU. */
    static FloatVector geluGate(FloatVector x) {
        FloatVector inner = x.mul(x).mul(GELU_CUBE).add(1).mul(x);
        return VectorMath.sigmoid(inner.mul(GELU_TWICE));
    }

    private static void geluTanh(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.mul(geluGate(v)).intoArray(y, yAt + i);
        }
    }
}
