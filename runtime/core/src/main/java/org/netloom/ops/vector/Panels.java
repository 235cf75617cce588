package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Packs the right operand of a product into panels as wide as a tile: {@code steps x width}, row after row, so that a
 * kernel reads it from front to back. A panel of up to one vector of columns is one vector wide, others two; missing
 * columns are 0.
 */
final class Panels {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Floats in a cache line. */
    private static final int LINE = 16;

    private Panels() {}

    /** Width of a panel that holds {@code columns} columns. */
    static int width(int columns) {
        return columns > V ? Lanes.NR : V;
    }

    /** Panels that n columns need. */
    static int count(int n) {
        return Math.ceilDiv(n, Lanes.NR);
    }

    /** Columns of panel j of n columns. */
    static int columns(int n, int j) {
        return Math.min(Lanes.NR, n - j * Lanes.NR);
    }

    /** Floats that all panels of n columns and so many steps take. */
    static int size(int steps, int n) {
        int last = n - (count(n) - 1) * Lanes.NR;
        return steps * ((count(n) - 1) * Lanes.NR + width(last));
    }

    /** From rows that lie along memory: column q of step p is {@code b[at + p*ld + q]}. */
    static void pack(float[] b, int at, int ld, int steps, int columns, float[] to, int toAt) {
        if (columns == Lanes.NR) {
            for (int p = 0; p < steps; p++, at += ld, toAt += Lanes.NR) {
                FloatVector.fromArray(S, b, at).intoArray(to, toAt);
                FloatVector.fromArray(S, b, at + V).intoArray(to, toAt + V);
            }
            return;
        }
        int width = width(columns);
        int lastAt = width - V;
        VectorMask<Float> last = Lanes.first(columns - lastAt);
        for (int p = 0; p < steps; p++, at += ld, toAt += width) {
            if (lastAt > 0) {
                FloatVector.fromArray(S, b, at).intoArray(to, toAt);
            }
            FloatVector.fromArray(S, b, at + lastAt, last).intoArray(to, toAt + lastAt);
        }
    }

    /**
     * Several panels at once, row by row: a panel alone reads two lines of every row, and where rows are pages apart memory
     * has no time to prepare the next. Panel j starts at {@code toAt + j*distance}.
     *
     * @param columns of all panels
     */
    static void packMany(float[] b, int at, int ld, int steps, int columns, float[] to, int toAt, int distance) {
        int whole = columns / Lanes.NR;
        for (int p = 0; p < steps; p++) {
            int from = at + p * ld;
            int target = toAt + p * Lanes.NR;
            for (int j = 0; j < whole; j++, from += Lanes.NR, target += distance) {
                FloatVector.fromArray(S, b, from).intoArray(to, target);
                FloatVector.fromArray(S, b, from + V).intoArray(to, target + V);
            }
        }
        int rest = columns - whole * Lanes.NR;
        if (rest > 0) {
            pack(b, at + whole * Lanes.NR, ld, steps, rest, to, toAt + whole * distance);
        }
    }

    /** From columns that lie along memory: column q of step p is {@code b[at + q*ld + p]}. */
    static void packTransposed(float[] b, int at, int ld, int steps, int columns, float[] to, int toAt) {
        packTransposed(b, at, ld, steps, columns, width(columns), to, toAt);
    }

    /**
     * The same for a panel of any width. Column q of step p is {@code b[at + q*ld + p]}.
     *
     * @param width of the panel; missing columns are 0
     */
    static void packTransposed(float[] b, int at, int ld, int steps, int columns, int width, float[] to, int toAt) {
        int q = 0;
        for (; q <= columns - 4; q += 4) {
            int from = at + q * ld;
            for (int p = 0; p < steps; p++) {
                int target = toAt + p * width + q;
                to[target] = b[from + p];
                to[target + 1] = b[from + ld + p];
                to[target + 2] = b[from + 2 * ld + p];
                to[target + 3] = b[from + 3 * ld + p];
            }
        }
        for (; q < width; q++) {
            for (int p = 0; p < steps; p++) {
                to[toAt + p * width + q] = q < columns ? b[at + q * ld + p] : 0;
            }
        }
    }

    /**
     * Reads one element of every cache line, so that all of them are near when a kernel comes: its own loads, one or two
     * lines for 24 multiply-adds, fetch a panel from the third-level cache at half of that speed. The sum is of no use, but
     * what nobody asks for is not read.
     */
    static float fetch(float[] b, int at, int size) {
        float sum = 0;
        for (int i = at; i < at + size; i += LINE) {
            sum += b[i];
        }
        return sum;
    }
}
