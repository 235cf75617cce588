package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.spec.ActivationKind;

/**
 * Activation functions over a piece of an array. One small loop for each: a vector that goes through a switch or a lambda
 * would be boxed, and so would one in a loop whose code outgrows the compiler's budget; therefore the tail takes a detour
 * through a whole vector and the same loop.
 */
final class ActivationKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Elements of a block that stays in the first-level cache between two loops. */
    static final int BLOCK = 1024;

    private ActivationKernels() {}

    /** {@code y = f(x)} for n elements; y may be x. */
    static void apply(ActivationKind f, float slope, float[] x, int xAt, float[] y, int yAt, int n) {
        int whole = f == ActivationKind.IDENTITY ? n : n / V * V;
        applyWhole(f, slope, x, xAt, y, yAt, whole);
        if (whole < n) {
            float[] rest = Scratch.get().rest();
            System.arraycopy(x, xAt + whole, rest, 0, n - whole);
            applyWhole(f, slope, rest, 0, rest, 0, V);
            System.arraycopy(rest, 0, y, yAt + whole, n - whole);
        }
    }

    private static void applyWhole(ActivationKind f, float slope, float[] x, int xAt, float[] y, int yAt, int n) {
        switch (f) {
            case IDENTITY -> copy(x, xAt, y, yAt, n);
            case SIGMOID -> sigmoid(x, xAt, y, yAt, n);
            case TANH -> tanh(x, xAt, y, yAt, n);
            case RELU -> relu(x, xAt, y, yAt, n);
            case LEAKY_RELU -> leakyRelu(x, xAt, y, yAt, n, slope);
            case ELU -> elu(x, xAt, y, yAt, n, slope);
            case SOFTPLUS -> softplus(x, xAt, y, yAt, n);
            case GELU -> gelu(x, xAt, y, yAt, n);
            case SILU -> silu(x, xAt, y, yAt, n);
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

    private static void elu(float[] x, int xAt, float[] y, int yAt, int n, float slope) {
        for (int i = 0; i < n; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.blend(VectorMath.expMinus1(v).mul(slope), v.lt(0)).intoArray(y, yAt + i);
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
}
