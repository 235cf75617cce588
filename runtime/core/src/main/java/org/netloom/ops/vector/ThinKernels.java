package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops of products in which one operand has few rows: the other matrix is read where it lies, along its rows, once.
 * Four rows times four steps are 16 broadcast factors or sums, which stay in registers; per vector of the long matrix there
 * are four multiply-adds and two loads. Rows beyond the last are the last one again, computed and stored twice.
 */
final class ThinKernels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Rows, and steps, that a kernel takes. */
    static final int ROWS = 4;

    private ThinKernels() {}

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(S, x, at);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(S, x);
    }

    /**
     * {@code c[i] += sum over q of a[i, q] * b[q]} for four rows i of n elements, a multiple of a vector, and four steps q.
     *
     * @param a0 where the factors of row 0 start; of the others a1, a2, a3
     * @param step distance of the factors of a row
     * @param ld distance of the rows of b
     */
    static void update(
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            int step,
            float[] b,
            int bAt,
            int ld,
            float[] c,
            int c0,
            int c1,
            int c2,
            int c3,
            int n) {
        FloatVector q00 = all(a[a0]), q01 = all(a[a0 + step]);
        FloatVector q02 = all(a[a0 + 2 * step]), q03 = all(a[a0 + 3 * step]);
        FloatVector q10 = all(a[a1]), q11 = all(a[a1 + step]);
        FloatVector q12 = all(a[a1 + 2 * step]), q13 = all(a[a1 + 3 * step]);
        FloatVector q20 = all(a[a2]), q21 = all(a[a2 + step]);
        FloatVector q22 = all(a[a2 + 2 * step]), q23 = all(a[a2 + 3 * step]);
        FloatVector q30 = all(a[a3]), q31 = all(a[a3 + step]);
        FloatVector q32 = all(a[a3 + 2 * step]), q33 = all(a[a3 + 3 * step]);
        for (int j = 0; j < n; j += V) {
            FloatVector x = load(b, bAt + j);
            FloatVector s0 = q00.fma(x, load(c, c0 + j));
            FloatVector s1 = q10.fma(x, load(c, c1 + j));
            FloatVector s2 = q20.fma(x, load(c, c2 + j));
            FloatVector s3 = q30.fma(x, load(c, c3 + j));
            x = load(b, bAt + ld + j);
            s0 = q01.fma(x, s0);
            s1 = q11.fma(x, s1);
            s2 = q21.fma(x, s2);
            s3 = q31.fma(x, s3);
            x = load(b, bAt + 2 * ld + j);
            s0 = q02.fma(x, s0);
            s1 = q12.fma(x, s1);
            s2 = q22.fma(x, s2);
            s3 = q32.fma(x, s3);
            x = load(b, bAt + 3 * ld + j);
            q03.fma(x, s0).intoArray(c, c0 + j);
            q13.fma(x, s1).intoArray(c, c1 + j);
            q23.fma(x, s2).intoArray(c, c2 + j);
            q33.fma(x, s3).intoArray(c, c3 + j);
        }
    }

    /** The same for a single step. */
    static void updateOne(
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            float[] b,
            int bAt,
            float[] c,
            int c0,
            int c1,
            int c2,
            int c3,
            int n) {
        FloatVector q0 = all(a[a0]);
        FloatVector q1 = all(a[a1]);
        FloatVector q2 = all(a[a2]);
        FloatVector q3 = all(a[a3]);
        for (int j = 0; j < n; j += V) {
            FloatVector x = load(b, bAt + j);
            FloatVector s0 = q0.fma(x, load(c, c0 + j));
            FloatVector s1 = q1.fma(x, load(c, c1 + j));
            FloatVector s2 = q2.fma(x, load(c, c2 + j));
            FloatVector s3 = q3.fma(x, load(c, c3 + j));
            s0.intoArray(c, c0 + j);
            s1.intoArray(c, c1 + j);
            s2.intoArray(c, c2 + j);
            s3.intoArray(c, c3 + j);
        }
    }

    /** The same for one row, less than a vector, and any number of steps. */
    static void updateRest(
            float[] a, int aAt, int step, int steps, float[] b, int bAt, int ld, float[] c, int cAt, int n) {
        VectorMask<Float> in = Lanes.first(n);
        FloatVector sum = FloatVector.fromArray(S, c, cAt, in);
        for (int p = 0; p < steps; p++) {
            sum = all(a[aAt + p * step]).fma(FloatVector.fromArray(S, b, bAt + p * ld, in), sum);
        }
        sum.intoArray(c, cAt, in);
    }
}
