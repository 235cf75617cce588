package org.netloom.ops;

import java.util.Arrays;

/**
 * A product whose left operand is read where it lies: m rows that start at {@code a[aAt + rows[i]]}, cut into the runs of
 * {@link Segments}; nothing is packed. {@code rows} must go on for a tile behind m, with any valid start.
 *
 * @param targets row i of the result starts at {@code targets[i] + cAt}
 */
record RowProduct(float[] a, int aAt, int[] rows, int m, Segments segments, Result result, int[] targets, int cAt) {

    /** With all panels of n columns, packed for all steps one panel behind the other. */
    void multiply(float[] b, int bAt, int n) {
        int steps = segments.steps();
        if (steps == 0) {
            storeNothing(n);
        }
        for (int from = 0, passed = 0; from < segments.count(); ) {
            int to = segments.blockEnd(from);
            Result.Part part = new Result.Part(from == 0, to == segments.count());
            for (int column = 0; column < n; column += Lanes.NR) {
                int columns = Math.min(Lanes.NR, n - column);
                int panel = bAt + column * steps + passed * Panels.width(columns);
                multiplyPanel(from, to, b, panel, column, columns, part);
            }
            passed += segments.steps(from, to);
            from = to;
        }
    }

    /** Rows of no elements: sums of 0, with bias and activation. */
    private void storeNothing(int n) {
        float[] tile = Scratch.get().panels(0);
        for (int column = 0; column < n; column += Lanes.NR) {
            int columns = Math.min(Lanes.NR, n - column);
            for (int i = 0; i < m; i += Lanes.MR) {
                Arrays.fill(tile, Lanes.FIRST, Scratch.SECOND_TILE, 0);
                int end = Math.min(Lanes.MR, m - i);
                result.store(tile, Lanes.FIRST, 0, end, targets, i, cAt, column, columns, Result.Part.WHOLE);
            }
        }
    }

    /** With one panel, packed for the runs from {@code s0} up to {@code s1}. */
    void multiplyPanel(int s0, int s1, float[] b, int bAt, int column, int columns, Result.Part part) {
        float[] tile = Scratch.get().panels(0);
        for (int i = 0; i < m; i += Lanes.MR) {
            sumTile(i, s0, s1, b, bAt, columns, tile);
            int end = Math.min(Lanes.MR, m - i);
            result.store(tile, Lanes.FIRST, 0, end, targets, i, cAt, column, columns, part);
        }
    }

    /** The sums of rows i and following, in the first tile. */
    void sumTile(int i, int s0, int s1, float[] b, int bAt, int columns, float[] tile) {
        int width = Panels.width(columns);
        boolean wide = width > Lanes.V;
        int panel = bAt;
        for (int s = s0; s < s1; s++) {
            int steps = segments.length()[s];
            int at = s == s0 ? Lanes.FIRST : Scratch.SECOND_TILE;
            Tiles.rows(a, aAt + segments.at()[s], rows, i, b, panel, steps, wide, tile, at);
            if (s > s0) {
                Tiles.add(tile, Lanes.FIRST, tile, at, Lanes.MR * width);
            }
            panel += steps * width;
        }
    }
}
