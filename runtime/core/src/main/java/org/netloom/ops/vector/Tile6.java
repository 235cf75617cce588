package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of 6 rows with a packed panel, in registers: 12 sums, 2 vectors of the panel and a broadcast element of a
 * row fill 15 of 16 vector registers (AVX2). See {@link Tile12} for why it is written out.
 *
 * <p>Arguments: {@code a} holds the left operand. For {@code rows} element p of row i is {@code a[aAt + i*LD + p]}; for
 * {@code columns} it is {@code a[aAt + starts[from + p] + i]}. {@code b} holds the panel, one or two vectors for each
 * of {@code steps}. The sums go to {@code tile}, row after row.
 */
final class Tile6 {
    static final int ROWS = 6;

    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;
    private static final int LD = Segments.DISTANCE;

    private Tile6() {}

    /** Rows of the left operand lie along memory; panel of two vectors. */
    static void rows2(float[] a, int aAt, float[] b, int bAt, int steps, float[] tile, int at) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero, d0 = zero;
        FloatVector c1 = zero, d1 = zero;
        FloatVector c2 = zero, d2 = zero;
        FloatVector c3 = zero, d3 = zero;
        FloatVector c4 = zero, d4 = zero;
        FloatVector c5 = zero, d5 = zero;
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
        }
        c0.intoArray(tile, at);
        c1.intoArray(tile, at + V);
        c2.intoArray(tile, at + 2 * V);
        c3.intoArray(tile, at + 3 * V);
        c4.intoArray(tile, at + 4 * V);
        c5.intoArray(tile, at + 5 * V);
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
        }
        c0.intoArray(tile, at);
        c1.intoArray(tile, at + V);
        c2.intoArray(tile, at + 2 * V);
        c3.intoArray(tile, at + 3 * V);
        c4.intoArray(tile, at + 4 * V);
        c5.intoArray(tile, at + 5 * V);
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
        }
        c0.intoArray(tile, at);
        c1.intoArray(tile, at + V);
        c2.intoArray(tile, at + 2 * V);
        c3.intoArray(tile, at + 3 * V);
        c4.intoArray(tile, at + 4 * V);
        c5.intoArray(tile, at + 5 * V);
    }
}
