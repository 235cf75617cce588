package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of 12 rows with a packed panel, in registers: 24 sums, 2 vectors of the panel and a broadcast element of a
 * row fill 27 of 32 vector registers (AVX-512, NEON). Per step 24 multiply-adds, 12 broadcasts, 2 loads.
 *
 * <p>The methods are long because the sums must be local variables of one method to stay in registers, and they call
 * nothing but the Vector API: the compiler's budget for inlining ends within them, and a helper that is not inlined costs
 * a factor of 20. Unrolling, 14 rows or 3 vectors gain nothing: 180 to 200 GFLOP/s of the 215 to 240 that a loop of
 * nothing but multiply-adds reaches. With rows at any distance it was 160 to 180: twelve indices do not fit the general
 * registers; so the rows are copied to a distance that is a constant.
 *
 * <p>Arguments: {@code a} holds the left operand. For {@code rows} element p of row i is {@code a[aAt + i*LD + p]}; for
 * {@code columns} it is {@code a[aAt + starts[from + p] + i]}, for
 * {@code strided} it is {@code a[aAt + p*ld + i]}. {@code b} holds the panel, one or two vectors for each
 * of {@code steps}. The sums go to {@code tile}, row after row.
 */
final class Tile12 {
    static final int ROWS = 12;

    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;
    private static final int LD = Segments.DISTANCE;

    private Tile12() {}

    /** Rows of the left operand lie along memory; panel of two vectors. */
    static void rows2(float[] a, int aAt, float[] b, int bAt, int steps, float[] tile, int at) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero, d0 = zero;
        FloatVector c1 = zero, d1 = zero;
        FloatVector c2 = zero, d2 = zero;
        FloatVector c3 = zero, d3 = zero;
        FloatVector c4 = zero, d4 = zero;
        FloatVector c5 = zero, d5 = zero;
        FloatVector c6 = zero, d6 = zero;
        FloatVector c7 = zero, d7 = zero;
        FloatVector c8 = zero, d8 = zero;
        FloatVector c9 = zero, d9 = zero;
        FloatVector c10 = zero, d10 = zero;
        FloatVector c11 = zero, d11 = zero;
        for (int p = 0; p < steps; p++, bAt += 2 * V) {
            int i = aAt + p;
            FloatVector x = FloatVector.fromArray(S, b, bAt);
            FloatVector y = FloatVector.fromArray(S, b, bAt + V);
            FloatVector q = FloatVector.broadcast(S, a[i]);
            c0 = q.fma(x, c0);
            d0 = q.fma(y, d0);
            q = FloatVector.broadcast(S, a[i + LD]);
            c1 = q.fma(x, c1);
            d1 = q.fma(y, d1);
            q = FloatVector.broadcast(S, a[i + 2 * LD]);
            c2 = q.fma(x, c2);
            d2 = q.fma(y, d2);
            q = FloatVector.broadcast(S, a[i + 3 * LD]);
            c3 = q.fma(x, c3);
            d3 = q.fma(y, d3);
            q = FloatVector.broadcast(S, a[i + 4 * LD]);
            c4 = q.fma(x, c4);
            d4 = q.fma(y, d4);
            q = FloatVector.broadcast(S, a[i + 5 * LD]);
            c5 = q.fma(x, c5);
            d5 = q.fma(y, d5);
            q = FloatVector.broadcast(S, a[i + 6 * LD]);
            c6 = q.fma(x, c6);
            d6 = q.fma(y, d6);
            q = FloatVector.broadcast(S, a[i + 7 * LD]);
            c7 = q.fma(x, c7);
            d7 = q.fma(y, d7);
            q = FloatVector.broadcast(S, a[i + 8 * LD]);
            c8 = q.fma(x, c8);
            d8 = q.fma(y, d8);
            q = FloatVector.broadcast(S, a[i + 9 * LD]);
            c9 = q.fma(x, c9);
            d9 = q.fma(y, d9);
            q = FloatVector.broadcast(S, a[i + 10 * LD]);
            c10 = q.fma(x, c10);
            d10 = q.fma(y, d10);
            q = FloatVector.broadcast(S, a[i + 11 * LD]);
            c11 = q.fma(x, c11);
            d11 = q.fma(y, d11);
        }
        c0.intoArray(tile, at);
        d0.intoArray(tile, at + V);
        c1.intoArray(tile, at + 2 * V);
        d1.intoArray(tile, at + 3 * V);
        c2.intoArray(tile, at + 4 * V);
        d2.intoArray(tile, at + 5 * V);
        c3.intoArray(tile, at + 6 * V);
        d3.intoArray(tile, at + 7 * V);
        c4.intoArray(tile, at + 8 * V);
        d4.intoArray(tile, at + 9 * V);
        c5.intoArray(tile, at + 10 * V);
        d5.intoArray(tile, at + 11 * V);
        c6.intoArray(tile, at + 12 * V);
        d6.intoArray(tile, at + 13 * V);
        c7.intoArray(tile, at + 14 * V);
        d7.intoArray(tile, at + 15 * V);
        c8.intoArray(tile, at + 16 * V);
        d8.intoArray(tile, at + 17 * V);
        c9.intoArray(tile, at + 18 * V);
        d9.intoArray(tile, at + 19 * V);
        c10.intoArray(tile, at + 20 * V);
        d10.intoArray(tile, at + 21 * V);
        c11.intoArray(tile, at + 22 * V);
        d11.intoArray(tile, at + 23 * V);
    }

    /** Rows of the left operand lie along memory; panel of one vector. */
    static void rows1(float[] a, int aAt, float[] b, int bAt, int steps, float[] tile, int at) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        FloatVector c8 = zero;
        FloatVector c9 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        for (int p = 0; p < steps; p++, bAt += V) {
            int i = aAt + p;
            FloatVector x = FloatVector.fromArray(S, b, bAt);
            FloatVector q = FloatVector.broadcast(S, a[i]);
            c0 = q.fma(x, c0);
            q = FloatVector.broadcast(S, a[i + LD]);
            c1 = q.fma(x, c1);
            q = FloatVector.broadcast(S, a[i + 2 * LD]);
            c2 = q.fma(x, c2);
            q = FloatVector.broadcast(S, a[i + 3 * LD]);
            c3 = q.fma(x, c3);
            q = FloatVector.broadcast(S, a[i + 4 * LD]);
            c4 = q.fma(x, c4);
            q = FloatVector.broadcast(S, a[i + 5 * LD]);
            c5 = q.fma(x, c5);
            q = FloatVector.broadcast(S, a[i + 6 * LD]);
            c6 = q.fma(x, c6);
            q = FloatVector.broadcast(S, a[i + 7 * LD]);
            c7 = q.fma(x, c7);
            q = FloatVector.broadcast(S, a[i + 8 * LD]);
            c8 = q.fma(x, c8);
            q = FloatVector.broadcast(S, a[i + 9 * LD]);
            c9 = q.fma(x, c9);
            q = FloatVector.broadcast(S, a[i + 10 * LD]);
            c10 = q.fma(x, c10);
            q = FloatVector.broadcast(S, a[i + 11 * LD]);
            c11 = q.fma(x, c11);
        }
        c0.intoArray(tile, at);
        c1.intoArray(tile, at + V);
        c2.intoArray(tile, at + 2 * V);
        c3.intoArray(tile, at + 3 * V);
        c4.intoArray(tile, at + 4 * V);
        c5.intoArray(tile, at + 5 * V);
        c6.intoArray(tile, at + 6 * V);
        c7.intoArray(tile, at + 7 * V);
        c8.intoArray(tile, at + 8 * V);
        c9.intoArray(tile, at + 9 * V);
        c10.intoArray(tile, at + 10 * V);
        c11.intoArray(tile, at + 11 * V);
    }

    /** Columns of the left operand lie along memory; panel of two vectors. */
    static void columns2(
            float[] a, int aAt, int[] starts, int from, float[] b, int bAt, int steps, float[] tile, int at) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero, d0 = zero;
        FloatVector c1 = zero, d1 = zero;
        FloatVector c2 = zero, d2 = zero;
        FloatVector c3 = zero, d3 = zero;
        FloatVector c4 = zero, d4 = zero;
        FloatVector c5 = zero, d5 = zero;
        FloatVector c6 = zero, d6 = zero;
        FloatVector c7 = zero, d7 = zero;
        FloatVector c8 = zero, d8 = zero;
        FloatVector c9 = zero, d9 = zero;
        FloatVector c10 = zero, d10 = zero;
        FloatVector c11 = zero, d11 = zero;
        for (int p = 0; p < steps; p++, bAt += 2 * V) {
            int i = aAt + starts[from + p];
            FloatVector x = FloatVector.fromArray(S, b, bAt);
            FloatVector y = FloatVector.fromArray(S, b, bAt + V);
            FloatVector q = FloatVector.broadcast(S, a[i]);
            c0 = q.fma(x, c0);
            d0 = q.fma(y, d0);
            q = FloatVector.broadcast(S, a[i + 1]);
            c1 = q.fma(x, c1);
            d1 = q.fma(y, d1);
            q = FloatVector.broadcast(S, a[i + 2]);
            c2 = q.fma(x, c2);
            d2 = q.fma(y, d2);
            q = FloatVector.broadcast(S, a[i + 3]);
            c3 = q.fma(x, c3);
            d3 = q.fma(y, d3);
            q = FloatVector.broadcast(S, a[i + 4]);
            c4 = q.fma(x, c4);
            d4 = q.fma(y, d4);
            q = FloatVector.broadcast(S, a[i + 5]);
            c5 = q.fma(x, c5);
            d5 = q.fma(y, d5);
            q = FloatVector.broadcast(S, a[i + 6]);
            c6 = q.fma(x, c6);
            d6 = q.fma(y, d6);
            q = FloatVector.broadcast(S, a[i + 7]);
            c7 = q.fma(x, c7);
            d7 = q.fma(y, d7);
            q = FloatVector.broadcast(S, a[i + 8]);
            c8 = q.fma(x, c8);
            d8 = q.fma(y, d8);
            q = FloatVector.broadcast(S, a[i + 9]);
            c9 = q.fma(x, c9);
            d9 = q.fma(y, d9);
            q = FloatVector.broadcast(S, a[i + 10]);
            c10 = q.fma(x, c10);
            d10 = q.fma(y, d10);
            q = FloatVector.broadcast(S, a[i + 11]);
            c11 = q.fma(x, c11);
            d11 = q.fma(y, d11);
        }
        c0.intoArray(tile, at);
        d0.intoArray(tile, at + V);
        c1.intoArray(tile, at + 2 * V);
        d1.intoArray(tile, at + 3 * V);
        c2.intoArray(tile, at + 4 * V);
        d2.intoArray(tile, at + 5 * V);
        c3.intoArray(tile, at + 6 * V);
        d3.intoArray(tile, at + 7 * V);
        c4.intoArray(tile, at + 8 * V);
        d4.intoArray(tile, at + 9 * V);
        c5.intoArray(tile, at + 10 * V);
        d5.intoArray(tile, at + 11 * V);
        c6.intoArray(tile, at + 12 * V);
        d6.intoArray(tile, at + 13 * V);
        c7.intoArray(tile, at + 14 * V);
        d7.intoArray(tile, at + 15 * V);
        c8.intoArray(tile, at + 16 * V);
        d8.intoArray(tile, at + 17 * V);
        c9.intoArray(tile, at + 18 * V);
        d9.intoArray(tile, at + 19 * V);
        c10.intoArray(tile, at + 20 * V);
        d10.intoArray(tile, at + 21 * V);
        c11.intoArray(tile, at + 22 * V);
        d11.intoArray(tile, at + 23 * V);
    }

    /** Columns of the left operand lie along memory; panel of one vector. */
    static void columns1(
            float[] a, int aAt, int[] starts, int from, float[] b, int bAt, int steps, float[] tile, int at) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        FloatVector c8 = zero;
        FloatVector c9 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        for (int p = 0; p < steps; p++, bAt += V) {
            int i = aAt + starts[from + p];
            FloatVector x = FloatVector.fromArray(S, b, bAt);
            FloatVector q = FloatVector.broadcast(S, a[i]);
            c0 = q.fma(x, c0);
            q = FloatVector.broadcast(S, a[i + 1]);
            c1 = q.fma(x, c1);
            q = FloatVector.broadcast(S, a[i + 2]);
            c2 = q.fma(x, c2);
            q = FloatVector.broadcast(S, a[i + 3]);
            c3 = q.fma(x, c3);
            q = FloatVector.broadcast(S, a[i + 4]);
            c4 = q.fma(x, c4);
            q = FloatVector.broadcast(S, a[i + 5]);
            c5 = q.fma(x, c5);
            q = FloatVector.broadcast(S, a[i + 6]);
            c6 = q.fma(x, c6);
            q = FloatVector.broadcast(S, a[i + 7]);
            c7 = q.fma(x, c7);
            q = FloatVector.broadcast(S, a[i + 8]);
            c8 = q.fma(x, c8);
            q = FloatVector.broadcast(S, a[i + 9]);
            c9 = q.fma(x, c9);
            q = FloatVector.broadcast(S, a[i + 10]);
            c10 = q.fma(x, c10);
            q = FloatVector.broadcast(S, a[i + 11]);
            c11 = q.fma(x, c11);
        }
        c0.intoArray(tile, at);
        c1.intoArray(tile, at + V);
        c2.intoArray(tile, at + 2 * V);
        c3.intoArray(tile, at + 3 * V);
        c4.intoArray(tile, at + 4 * V);
        c5.intoArray(tile, at + 5 * V);
        c6.intoArray(tile, at + 6 * V);
        c7.intoArray(tile, at + 7 * V);
        c8.intoArray(tile, at + 8 * V);
        c9.intoArray(tile, at + 9 * V);
        c10.intoArray(tile, at + 10 * V);
        c11.intoArray(tile, at + 11 * V);
    }

    /** Columns of the left operand lie at one distance; panel of two vectors. */
    static void strided2(float[] a, int aAt, int ld, float[] b, int bAt, int steps, float[] tile, int at) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero, d0 = zero;
        FloatVector c1 = zero, d1 = zero;
        FloatVector c2 = zero, d2 = zero;
        FloatVector c3 = zero, d3 = zero;
        FloatVector c4 = zero, d4 = zero;
        FloatVector c5 = zero, d5 = zero;
        FloatVector c6 = zero, d6 = zero;
        FloatVector c7 = zero, d7 = zero;
        FloatVector c8 = zero, d8 = zero;
        FloatVector c9 = zero, d9 = zero;
        FloatVector c10 = zero, d10 = zero;
        FloatVector c11 = zero, d11 = zero;
        for (int p = 0; p < steps; p++, aAt += ld, bAt += 2 * V) {
            FloatVector x = FloatVector.fromArray(S, b, bAt);
            FloatVector y = FloatVector.fromArray(S, b, bAt + V);
            FloatVector q = FloatVector.broadcast(S, a[aAt]);
            c0 = q.fma(x, c0);
            d0 = q.fma(y, d0);
            q = FloatVector.broadcast(S, a[aAt + 1]);
            c1 = q.fma(x, c1);
            d1 = q.fma(y, d1);
            q = FloatVector.broadcast(S, a[aAt + 2]);
            c2 = q.fma(x, c2);
            d2 = q.fma(y, d2);
            q = FloatVector.broadcast(S, a[aAt + 3]);
            c3 = q.fma(x, c3);
            d3 = q.fma(y, d3);
            q = FloatVector.broadcast(S, a[aAt + 4]);
            c4 = q.fma(x, c4);
            d4 = q.fma(y, d4);
            q = FloatVector.broadcast(S, a[aAt + 5]);
            c5 = q.fma(x, c5);
            d5 = q.fma(y, d5);
            q = FloatVector.broadcast(S, a[aAt + 6]);
            c6 = q.fma(x, c6);
            d6 = q.fma(y, d6);
            q = FloatVector.broadcast(S, a[aAt + 7]);
            c7 = q.fma(x, c7);
            d7 = q.fma(y, d7);
            q = FloatVector.broadcast(S, a[aAt + 8]);
            c8 = q.fma(x, c8);
            d8 = q.fma(y, d8);
            q = FloatVector.broadcast(S, a[aAt + 9]);
            c9 = q.fma(x, c9);
            d9 = q.fma(y, d9);
            q = FloatVector.broadcast(S, a[aAt + 10]);
            c10 = q.fma(x, c10);
            d10 = q.fma(y, d10);
            q = FloatVector.broadcast(S, a[aAt + 11]);
            c11 = q.fma(x, c11);
            d11 = q.fma(y, d11);
        }
        c0.intoArray(tile, at);
        d0.intoArray(tile, at + V);
        c1.intoArray(tile, at + 2 * V);
        d1.intoArray(tile, at + 3 * V);
        c2.intoArray(tile, at + 4 * V);
        d2.intoArray(tile, at + 5 * V);
        c3.intoArray(tile, at + 6 * V);
        d3.intoArray(tile, at + 7 * V);
        c4.intoArray(tile, at + 8 * V);
        d4.intoArray(tile, at + 9 * V);
        c5.intoArray(tile, at + 10 * V);
        d5.intoArray(tile, at + 11 * V);
        c6.intoArray(tile, at + 12 * V);
        d6.intoArray(tile, at + 13 * V);
        c7.intoArray(tile, at + 14 * V);
        d7.intoArray(tile, at + 15 * V);
        c8.intoArray(tile, at + 16 * V);
        d8.intoArray(tile, at + 17 * V);
        c9.intoArray(tile, at + 18 * V);
        d9.intoArray(tile, at + 19 * V);
        c10.intoArray(tile, at + 20 * V);
        d10.intoArray(tile, at + 21 * V);
        c11.intoArray(tile, at + 22 * V);
        d11.intoArray(tile, at + 23 * V);
    }

    /** Columns of the left operand lie at one distance; panel of one vector. */
    static void strided1(float[] a, int aAt, int ld, float[] b, int bAt, int steps, float[] tile, int at) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        FloatVector c8 = zero;
        FloatVector c9 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        for (int p = 0; p < steps; p++, aAt += ld, bAt += V) {
            FloatVector x = FloatVector.fromArray(S, b, bAt);
            FloatVector q = FloatVector.broadcast(S, a[aAt]);
            c0 = q.fma(x, c0);
            q = FloatVector.broadcast(S, a[aAt + 1]);
            c1 = q.fma(x, c1);
            q = FloatVector.broadcast(S, a[aAt + 2]);
            c2 = q.fma(x, c2);
            q = FloatVector.broadcast(S, a[aAt + 3]);
            c3 = q.fma(x, c3);
            q = FloatVector.broadcast(S, a[aAt + 4]);
            c4 = q.fma(x, c4);
            q = FloatVector.broadcast(S, a[aAt + 5]);
            c5 = q.fma(x, c5);
            q = FloatVector.broadcast(S, a[aAt + 6]);
            c6 = q.fma(x, c6);
            q = FloatVector.broadcast(S, a[aAt + 7]);
            c7 = q.fma(x, c7);
            q = FloatVector.broadcast(S, a[aAt + 8]);
            c8 = q.fma(x, c8);
            q = FloatVector.broadcast(S, a[aAt + 9]);
            c9 = q.fma(x, c9);
            q = FloatVector.broadcast(S, a[aAt + 10]);
            c10 = q.fma(x, c10);
            q = FloatVector.broadcast(S, a[aAt + 11]);
            c11 = q.fma(x, c11);
        }
        c0.intoArray(tile, at);
        c1.intoArray(tile, at + V);
        c2.intoArray(tile, at + 2 * V);
        c3.intoArray(tile, at + 3 * V);
        c4.intoArray(tile, at + 4 * V);
        c5.intoArray(tile, at + 5 * V);
        c6.intoArray(tile, at + 6 * V);
        c7.intoArray(tile, at + 7 * V);
        c8.intoArray(tile, at + 8 * V);
        c9.intoArray(tile, at + 9 * V);
        c10.intoArray(tile, at + 10 * V);
        c11.intoArray(tile, at + 11 * V);
    }
}
