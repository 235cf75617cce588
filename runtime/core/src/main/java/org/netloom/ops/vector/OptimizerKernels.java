package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Optimizer updates, each in one pass over n parameters p and gradients g; all arrays have offsets of their own. Formulas
 * and sources: {@link org.netloom.ops.Ops}.
 */
final class OptimizerKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private OptimizerKernels() {}

    private static FloatVector load(float[] x, int at, VectorMask<Float> in) {
        return FloatVector.fromArray(S, x, at, in);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(S, value);
    }

    static void sgd(float[] p, int pAt, float[] g, int gAt, int n, float rate) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            load(g, gAt + i, in).fma(all(-rate), load(p, pAt + i, in)).intoArray(p, pAt + i, in);
        }
    }

    static void momentum(
            float[] p,
            int pAt,
            float[] g,
            int gAt,
            float[] v,
            int vAt,
            int n,
            float rate,
            float momentum,
            boolean nesterov) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector slope = load(g, gAt + i, in);
            FloatVector velocity = load(v, vAt + i, in).fma(all(momentum), slope);
            velocity.intoArray(v, vAt + i, in);
            FloatVector step = nesterov ? velocity.fma(all(momentum), slope) : velocity;
            step.fma(all(-rate), load(p, pAt + i, in)).intoArray(p, pAt + i, in);
        }
    }

    /** AdaGrad with {@code keep = take = 1}, RMSProp with {@code keep = decay} and {@code take = 1 - decay}. */
    static void scaledBySquares(
            float[] p,
            int pAt,
            float[] g,
            int gAt,
            float[] s,
            int sAt,
            int n,
            float rate,
            float keep,
            float take,
            float epsilon) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector slope = load(g, gAt + i, in);
            FloatVector square =
                    slope.mul(slope).fma(all(take), load(s, sAt + i, in).mul(keep));
            square.intoArray(s, sAt + i, in);
            FloatVector step = slope.div(square.sqrt().add(epsilon));
            step.fma(all(-rate), load(p, pAt + i, in)).intoArray(p, pAt + i, in);
        }
    }

    static void adam(float[] p, int pAt, float[] g, int gAt, float[] m, int mAt, float[] v, int vAt, int n, Adam adam) {
        FloatVector beta1 = all(adam.beta1());
        FloatVector beta2 = all(adam.beta2());
        FloatVector rest1 = all(adam.rest1());
        FloatVector rest2 = all(adam.rest2());
        FloatVector rate = all(-adam.rate());
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector slope = load(g, gAt + i, in);
            FloatVector first = load(m, mAt + i, in).fma(beta1, slope.mul(rest1));
            FloatVector second =
                    load(v, vAt + i, in).fma(beta2, slope.mul(slope).mul(rest2));
            first.intoArray(m, mAt + i, in);
            second.intoArray(v, vAt + i, in);
            FloatVector step = first.div(second.mul(adam.correction2()).sqrt().add(adam.epsilon()));
            step.fma(rate, load(p, pAt + i, in).mul(adam.keep())).intoArray(p, pAt + i, in);
        }
    }

    /**
     * The numbers of one step of Adam.
     *
     * @param rest1 {@code 1 - beta1}, computed in double
     * @param rest2 {@code 1 - beta2}
     * @param rate learning rate, the correction of the first moment included
     * @param correction2 factor of the second moment
     * @param keep what decoupled decay leaves of a parameter
     */
    record Adam(
            float beta1,
            float beta2,
            float rest1,
            float rest2,
            float rate,
            float correction2,
            float epsilon,
            float keep) {
        static Adam of(double rate, double beta1, double beta2, double epsilon, long step, double decay) {
            return new Adam(
                    (float) beta1,
                    (float) beta2,
                    (float) (1 - beta1),
                    (float) (1 - beta2),
                    (float) (rate / (1 - Math.pow(beta1, (double) step))),
                    (float) (1 / (1 - Math.pow(beta2, (double) step))),
                    (float) epsilon,
                    (float) (1 - rate * decay));
        }
    }
}
