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

    /**
     * {@code sums[4*i + r] += a[i] * b[r]}, lane by lane, for four rows each of n elements, a multiple of a vector.
     *
     * @param a0 where row 0 of a starts; of the others a1, a2, a3
     * @param b0 where row 0 of b starts; of the others b1, b2, b3
     */
    static void dots(
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            float[] b,
            int b0,
            int b1,
            int b2,
            int b3,
            int n,
            float[] sums,
            int at) {
        FloatVector s00 = load(sums, at), s01 = load(sums, at + V);
        FloatVector s02 = load(sums, at + 2 * V), s03 = load(sums, at + 3 * V);
        FloatVector s10 = load(sums, at + 4 * V), s11 = load(sums, at + 5 * V);
        FloatVector s12 = load(sums, at + 6 * V), s13 = load(sums, at + 7 * V);
        FloatVector s20 = load(sums, at + 8 * V), s21 = load(sums, at + 9 * V);
        FloatVector s22 = load(sums, at + 10 * V), s23 = load(sums, at + 11 * V);
        FloatVector s30 = load(sums, at + 12 * V), s31 = load(sums, at + 13 * V);
        FloatVector s32 = load(sums, at + 14 * V), s33 = load(sums, at + 15 * V);
        for (int j = 0; j < n; j += V) {
            FloatVector w = load(b, b0 + j);
            FloatVector x = load(b, b1 + j);
            FloatVector y = load(b, b2 + j);
            FloatVector z = load(b, b3 + j);
            FloatVector q = load(a, a0 + j);
            s00 = q.fma(w, s00);
            s01 = q.fma(x, s01);
            s02 = q.fma(y, s02);
            s03 = q.fma(z, s03);
            q = load(a, a1 + j);
            s10 = q.fma(w, s10);
            s11 = q.fma(x, s11);
            s12 = q.fma(y, s12);
            s13 = q.fma(z, s13);
            q = load(a, a2 + j);
            s20 = q.fma(w, s20);
            s21 = q.fma(x, s21);
            s22 = q.fma(y, s22);
            s23 = q.fma(z, s23);
            q = load(a, a3 + j);
            s30 = q.fma(w, s30);
            s31 = q.fma(x, s31);
            s32 = q.fma(y, s32);
            s33 = q.fma(z, s33);
        }
        s00.intoArray(sums, at);
        s01.intoArray(sums, at + V);
        s02.intoArray(sums, at + 2 * V);
        s03.intoArray(sums, at + 3 * V);
        s10.intoArray(sums, at + 4 * V);
        s11.intoArray(sums, at + 5 * V);
        s12.intoArray(sums, at + 6 * V);
        s13.intoArray(sums, at + 7 * V);
        s20.intoArray(sums, at + 8 * V);
        s21.intoArray(sums, at + 9 * V);
        s22.intoArray(sums, at + 10 * V);
        s23.intoArray(sums, at + 11 * V);
        s30.intoArray(sums, at + 12 * V);
        s31.intoArray(sums, at + 13 * V);
        s32.intoArray(sums, at + 14 * V);
        s33.intoArray(sums, at + 15 * V);
    }
}
