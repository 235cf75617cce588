package org.netloom.ops;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.spec.ActivationKind;

/**
 * Activation functions over a piece of an array. One small loop for each: a vector that goes through a switch or a lambda
 * would be boxed. Tails are masked, so that an element's bits do not depend on where it lies.
 */
final class ActivationKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private ActivationKernels() {}

    /** {@code y = f(x)} for n elements; y may be x. */
    static void apply(ActivationKind f, float slope, float[] x, int xAt, float[] y, int yAt, int n) {
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

    private static void copy(float[] x, int xAt, float[] y, int yAt, int n) {
        if (x != y || xAt != yAt) {
            System.arraycopy(x, xAt, y, yAt, n);
        }
    }

    private static void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            VectorMath.sigmoid(v).intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, rest);
            VectorMath.sigmoid(v).intoArray(y, yAt + i, rest);
        }
    }

    private static void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            VectorMath.tanh(v).intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, rest);
            VectorMath.tanh(v).intoArray(y, yAt + i, rest);
        }
    }

    private static void relu(float[] x, int xAt, float[] y, int yAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.blend(0, v.lt(0)).intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, rest);
            v.blend(0, v.lt(0)).intoArray(y, yAt + i, rest);
        }
    }

    private static void leakyRelu(float[] x, int xAt, float[] y, int yAt, int n, float slope) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.blend(v.mul(slope), v.lt(0)).intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, rest);
            v.blend(v.mul(slope), v.lt(0)).intoArray(y, yAt + i, rest);
        }
    }

    private static void elu(float[] x, int xAt, float[] y, int yAt, int n, float slope) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.blend(VectorMath.expMinus1(v).mul(slope), v.lt(0)).intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, rest);
            v.blend(VectorMath.expMinus1(v).mul(slope), v.lt(0)).intoArray(y, yAt + i, rest);
        }
    }

    private static void softplus(float[] x, int xAt, float[] y, int yAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            VectorMath.softplus(v).intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, rest);
            VectorMath.softplus(v).intoArray(y, yAt + i, rest);
        }
    }

    private static void gelu(float[] x, int xAt, float[] y, int yAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.mul(VectorMath.normal(v)).intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, rest);
            v.mul(VectorMath.normal(v)).intoArray(y, yAt + i, rest);
        }
    }

    private static void silu(float[] x, int xAt, float[] y, int yAt, int n) {
        int i = 0;
        for (; i <= n - V; i += V) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i);
            v.mul(VectorMath.sigmoid(v)).intoArray(y, yAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = Lanes.first(n - i);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, rest);
            v.mul(VectorMath.sigmoid(v)).intoArray(y, yAt + i, rest);
        }
    }
}
