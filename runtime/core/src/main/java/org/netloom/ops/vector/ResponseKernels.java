package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.Workers;
import org.netloom.tensor.Tensor;

/**
 * Local response normalisation, row by row: squares with zeros on both sides, sums over neighbours as sums of shifted
 * vectors, and the power; for 3/4, the usual one, by two square roots.
 */
final class ResponseKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private final Workers workers;

    ResponseKernels(Workers workers) {
        this.workers = workers;
    }

    /** The numbers of a call; c channels. */
    private record Call(int c, int n, float k, float weight, double beta) {
        int left() {
            return (n - 1) / 2;
        }

        /** Room for a row with zeros on both sides, read in whole vectors. */
        int padded() {
            return c + n + V;
        }

        long cost() {
            return (long) (n + 6) * Math.ceilDiv(c, V);
        }
    }

    void normalize(int n, double k, double alpha, double beta, Tensor x, Tensor y) {
        Call call = new Call(x.shape().channels(), n, (float) k, (float) (alpha / n), beta);
        int c = call.c();
        workers.ranges(x.rows(), call.cost(), (from, to) -> {
            int factors = call.padded();
            float[] t = Scratch.get().row(call.padded() + 2 * c);
            Arrays.fill(t, 0, call.padded(), 0);
            for (int r = from; r < to; r++) {
                int at = x.offset() + r * c;
                bases(call, x.data(), at, t, factors);
                powers(call, t, factors, factors + c);
                products(x.data(), at, t, factors + c, y.data(), y.offset() + r * c, c);
            }
        });
    }

    void gradient(int n, double k, double alpha, double beta, Tensor x, Tensor dy, Tensor dx) {
        Call call = new Call(x.shape().channels(), n, (float) k, (float) (alpha / n), beta);
        int c = call.c();
        workers.ranges(x.rows(), 2 * call.cost(), (from, to) -> {
            int bases = call.padded();
            int factors = bases + c;
            float[] t = Scratch.get().row(call.padded() + 2 * c);
            Arrays.fill(t, 0, call.padded(), 0);
            for (int r = from; r < to; r++) {
                int at = x.offset() + r * c;
                bases(call, x.data(), at, t, bases);
                powers(call, t, bases, factors);
                parts(call, x.data(), at, dy.data(), dy.offset() + r * c, t, bases, factors);
                combine(call, x.data(), at, t, factors, dx.data(), dx.offset() + r * c);
            }
        });
    }

    /** {@code t[to + i] = k + weight * sum of the squares of the neighbours of i}. */
    private static void bases(Call call, float[] x, int at, float[] t, int to) {
        int c = call.c();
        int left = call.left();
        for (int i = 0; i < c; i += V) {
            VectorMask<Float> in = Lanes.first(c - i);
            FloatVector v = FloatVector.fromArray(S, x, at + i, in);
            v.mul(v).intoArray(t, left + i, in);
        }
        FloatVector k = FloatVector.broadcast(S, call.k());
        FloatVector weight = FloatVector.broadcast(S, call.weight());
        for (int i = 0; i < c; i += V) {
            neighbours(t, i, call.n()).fma(weight, k).intoArray(t, to + i, Lanes.first(c - i));
        }
    }

    private static FloatVector neighbours(float[] t, int at, int n) {
        FloatVector sum = FloatVector.fromArray(S, t, at);
        for (int j = 1; j < n; j++) {
            sum = sum.add(FloatVector.fromArray(S, t, at + j));
        }
        return sum;
    }

    /** {@code t[to + i] = t[from + i]^-beta}. */
    private static void powers(Call call, float[] t, int from, int to) {
        int c = call.c();
        if (call.beta() != 0.75) {
            for (int i = 0; i < c; i++) {
                t[to + i] = (float) StrictMath.pow(t[from + i], -call.beta());
            }
            return;
        }
        FloatVector one = FloatVector.broadcast(S, 1);
        for (int i = 0; i < c; i += V) {
            VectorMask<Float> in = Lanes.first(c - i);
            FloatVector root = FloatVector.fromArray(S, t, from + i, in).sqrt();
            one.div(root.mul(root.sqrt())).intoArray(t, to + i, in);
        }
    }

    private static void products(float[] x, int xAt, float[] t, int tAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector.fromArray(S, x, xAt + i, in)
                    .mul(FloatVector.fromArray(S, t, tAt + i, in))
                    .intoArray(y, yAt + i, in);
        }
    }

    /** In the place of the factors {@code d = dy*factor}, in that of the squares {@code d*x/base}. */
    private static void parts(Call call, float[] x, int xAt, float[] dy, int dyAt, float[] t, int bases, int factors) {
        int c = call.c();
        // The neighbourhood is the other way round: those that have this one among theirs.
        int left = call.n() / 2;
        Arrays.fill(t, 0, left, 0);
        for (int i = 0; i < c; i += V) {
            VectorMask<Float> in = Lanes.first(c - i);
            FloatVector d =
                    FloatVector.fromArray(S, dy, dyAt + i, in).mul(FloatVector.fromArray(S, t, factors + i, in));
            d.intoArray(t, factors + i, in);
            d.mul(FloatVector.fromArray(S, x, xAt + i, in))
                    .div(FloatVector.fromArray(S, t, bases + i, in))
                    .intoArray(t, left + i, in);
        }
    }

    /** {@code dx = d - 2*weight*beta*x*(sum of parts)}; leaves zeros where the next row wants them. */
    private static void combine(Call call, float[] x, int xAt, float[] t, int factors, float[] dx, int dxAt) {
        int c = call.c();
        float weight = (float) (-2 * call.weight() * call.beta());
        for (int i = 0; i < c; i += V) {
            VectorMask<Float> in = Lanes.first(c - i);
            FloatVector sum = neighbours(t, i, call.n()).mul(weight);
            FloatVector.fromArray(S, x, xAt + i, in)
                    .fma(sum, FloatVector.fromArray(S, t, factors + i, in))
                    .intoArray(dx, dxAt + i, in);
        }
        Arrays.fill(t, call.left() + c, call.padded(), 0);
    }
}
