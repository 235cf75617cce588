package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of products of six neighbouring elements, found through a table, with a packed panel: row r is {@code start + sum
 * over t of a[aAt + aSteps[from + t] + r] * b[bAt + t*width ...]}. The mirror image of {@link TableTile}, which see. Six rows of
 * four vectors, and not the twelve of two of {@link Tile12}: with so few steps as a window of three channels has, storing
 * counts, and here four vectors of a pixel go side by side to where they belong.
 */
final class ColumnTile {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    private ColumnTile() {}

    /** A tile so many lanes wide, see {@link TableTile#width}; rows of the result are {@code ld} apart. */
    static void run(
            int width,
            float[] a,
            int aAt,
            int[] aSteps,
            int from,
            float[] b,
            int bAt,
            int steps,
            float[] start,
            int startAt,
            float[] out,
            int outAt,
            int ld) {
        if (width == 4 * V) {
            four(a, aAt, aSteps, from, b, bAt, steps, start, startAt, out, outAt, ld);
        } else if (width == 2 * V) {
            two(a, aAt, aSteps, from, b, bAt, steps, start, startAt, out, outAt, ld);
        } else {
            one(a, aAt, aSteps, from, b, bAt, steps, start, startAt, out, outAt, ld);
        }
    }

    /** Four vectors. */
    private static void four(
            float[] a,
            int aAt,
            int[] aSteps,
            int from,
            float[] b,
            int bAt,
            int steps,
            float[] start,
            int startAt,
            float[] out,
            int outAt,
            int ld) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + V);
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * V);
        FloatVector f0 = FloatVector.fromArray(S, start, startAt + 3 * V);
        FloatVector c1 = c0, d1 = d0, e1 = e0, f1 = f0;
        FloatVector c2 = c0, d2 = d0, e2 = e0, f2 = f0;
        FloatVector c3 = c0, d3 = d0, e3 = e0, f3 = f0;
        FloatVector c4 = c0, d4 = d0, e4 = e0, f4 = f0;
        FloatVector c5 = c0, d5 = d0, e5 = e0, f5 = f0;
        for (int t = 0; t < steps; t++) {
            int i = aAt + aSteps[from + t];
            int j = bAt + t * (4 * V);
            FloatVector x = FloatVector.fromArray(S, b, j);
            FloatVector y = FloatVector.fromArray(S, b, j + V);
            FloatVector z = FloatVector.fromArray(S, b, j + 2 * V);
            FloatVector w = FloatVector.fromArray(S, b, j + 3 * V);
            FloatVector q = FloatVector.broadcast(S, a[i]);
            c0 = q.fma(x, c0);
            d0 = q.fma(y, d0);
            e0 = q.fma(z, e0);
            f0 = q.fma(w, f0);
            q = FloatVector.broadcast(S, a[i + 1]);
            c1 = q.fma(x, c1);
            d1 = q.fma(y, d1);
            e1 = q.fma(z, e1);
            f1 = q.fma(w, f1);
            q = FloatVector.broadcast(S, a[i + 2]);
            c2 = q.fma(x, c2);
            d2 = q.fma(y, d2);
            e2 = q.fma(z, e2);
            f2 = q.fma(w, f2);
            q = FloatVector.broadcast(S, a[i + 3]);
            c3 = q.fma(x, c3);
            d3 = q.fma(y, d3);
            e3 = q.fma(z, e3);
            f3 = q.fma(w, f3);
            q = FloatVector.broadcast(S, a[i + 4]);
            c4 = q.fma(x, c4);
            d4 = q.fma(y, d4);
            e4 = q.fma(z, e4);
            f4 = q.fma(w, f4);
            q = FloatVector.broadcast(S, a[i + 5]);
            c5 = q.fma(x, c5);
            d5 = q.fma(y, d5);
            e5 = q.fma(z, e5);
            f5 = q.fma(w, f5);
        }
        c0.intoArray(out, outAt);
        d0.intoArray(out, outAt + V);
        e0.intoArray(out, outAt + 2 * V);
        f0.intoArray(out, outAt + 3 * V);
        outAt += ld;
        c1.intoArray(out, outAt);
        d1.intoArray(out, outAt + V);
        e1.intoArray(out, outAt + 2 * V);
        f1.intoArray(out, outAt + 3 * V);
        outAt += ld;
        c2.intoArray(out, outAt);
        d2.intoArray(out, outAt + V);
        e2.intoArray(out, outAt + 2 * V);
        f2.intoArray(out, outAt + 3 * V);
        outAt += ld;
        c3.intoArray(out, outAt);
        d3.intoArray(out, outAt + V);
        e3.intoArray(out, outAt + 2 * V);
        f3.intoArray(out, outAt + 3 * V);
        outAt += ld;
        c4.intoArray(out, outAt);
        d4.intoArray(out, outAt + V);
        e4.intoArray(out, outAt + 2 * V);
        f4.intoArray(out, outAt + 3 * V);
        outAt += ld;
        c5.intoArray(out, outAt);
        d5.intoArray(out, outAt + V);
        e5.intoArray(out, outAt + 2 * V);
        f5.intoArray(out, outAt + 3 * V);
    }

    /** Two vectors. */
    private static void two(
            float[] a,
            int aAt,
            int[] aSteps,
            int from,
            float[] b,
            int bAt,
            int steps,
            float[] start,
            int startAt,
            float[] out,
            int outAt,
            int ld) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + V);
        FloatVector c1 = c0, d1 = d0;
        FloatVector c2 = c0, d2 = d0;
        FloatVector c3 = c0, d3 = d0;
        FloatVector c4 = c0, d4 = d0;
        FloatVector c5 = c0, d5 = d0;
        for (int t = 0; t < steps; t++) {
            int i = aAt + aSteps[from + t];
            int j = bAt + t * (2 * V);
            FloatVector x = FloatVector.fromArray(S, b, j);
            FloatVector y = FloatVector.fromArray(S, b, j + V);
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
        c0.intoArray(out, outAt);
        d0.intoArray(out, outAt + V);
        outAt += ld;
        c1.intoArray(out, outAt);
        d1.intoArray(out, outAt + V);
        outAt += ld;
        c2.intoArray(out, outAt);
        d2.intoArray(out, outAt + V);
        outAt += ld;
        c3.intoArray(out, outAt);
        d3.intoArray(out, outAt + V);
        outAt += ld;
        c4.intoArray(out, outAt);
        d4.intoArray(out, outAt + V);
        outAt += ld;
        c5.intoArray(out, outAt);
        d5.intoArray(out, outAt + V);
    }

    /** One vector. */
    private static void one(
            float[] a,
            int aAt,
            int[] aSteps,
            int from,
            float[] b,
            int bAt,
            int steps,
            float[] start,
            int startAt,
            float[] out,
            int outAt,
            int ld) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = c0;
        FloatVector c2 = c0;
        FloatVector c3 = c0;
        FloatVector c4 = c0;
        FloatVector c5 = c0;
        for (int t = 0; t < steps; t++) {
            int i = aAt + aSteps[from + t];
            int j = bAt + t * V;
            FloatVector x = FloatVector.fromArray(S, b, j);
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
        c0.intoArray(out, outAt);
        outAt += ld;
        c1.intoArray(out, outAt);
        outAt += ld;
        c2.intoArray(out, outAt);
        outAt += ld;
        c3.intoArray(out, outAt);
        outAt += ld;
        c4.intoArray(out, outAt);
        outAt += ld;
        c5.intoArray(out, outAt);
    }
}
