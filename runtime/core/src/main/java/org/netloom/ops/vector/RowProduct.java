package org.netloom.ops.vector;

import java.util.Arrays;

/**
 * A product with a left operand of m rows that start at {@code a[aAt + rows[i]]}, in the runs of {@link Segments}. Some
 * tiles of rows and a block of steps at a time are copied to where a kernel finds them at a constant distance; a copy is
 * used for all panels. A thread has one object, which goes from task to task.
 */
final class RowProduct {
    /** Tiles that are copied at a time: 222 KiB with 12 rows, which leaves room for panels in the second-level cache. */
    static final int TILES = 8;

    private float[] a;
    private int aAt;
    private int[] rows;
    private int m;
    private Segments segments;
    private Result result;
    private int[] targets;
    private int cAt;

    /** The left operand; see above. */
    RowProduct left(float[] data, int at, int[] starts, int count, Segments runs) {
        a = data;
        aAt = at;
        rows = starts;
        m = count;
        segments = runs;
        return this;
    }

    /** Row i of the result starts at {@code starts[i] + at}. */
    RowProduct to(Result sums, int[] starts, int at) {
        result = sums;
        targets = starts;
        cAt = at;
        return this;
    }

    /** Lets go of operand and result. */
    void end() {
        a = null;
        result = null;
    }

    /** With all panels of n columns, packed for all steps one panel behind the other; nothing is left to do then. */
    void multiply(float[] b, int bAt, int n) {
        multiply(b, bAt, n, 0, n);
    }

    /** The same for columns {@code from} to {@code end}, whole panels but for the last. */
    void multiply(float[] b, int bAt, int n, int from, int end) {
        int total = segments.total();
        if (total == 0) {
            storeNothing(n, from, end);
        }
        for (int row = 0; row < m; row += TILES * Lanes.MR) {
            int count = Math.min(m - row, TILES * Lanes.MR);
            for (int block = 0, passed = 0; block < segments.blocks(); block++) {
                float[] copy = copy(row, count, block);
                Result.Part part = Result.Part.of(block, segments.blocks());
                for (int column = from; column < end; column += Lanes.NR) {
                    int columns = Math.min(Lanes.NR, n - column);
                    int width = Panels.width(columns);
                    int panel = bAt + column * total + passed * width;
                    Scratch.get().panels(0)[Lanes.FIRST] = Panels.fetch(b, panel, segments.steps()[block] * width);
                    multiplyPanel(copy, row, count, segments.steps()[block], b, panel, column, columns, part);
                }
                passed += segments.steps()[block];
            }
        }
        end();
    }

    /** Rows of no elements: sums of 0, with bias and activation. */
    private void storeNothing(int n, int from, int last) {
        float[] plain = result.plain();
        if (plain != null && !result.accumulates()) {
            for (int i = 0; i < m; i++) {
                Arrays.fill(plain, cAt + targets[i], cAt + targets[i] + n, 0);
            }
            return;
        }
        float[] tile = Scratch.get().panels(0);
        for (int column = from; column < last; column += Lanes.NR) {
            int columns = Math.min(Lanes.NR, n - column);
            for (int i = 0; i < m; i += Lanes.MR) {
                Arrays.fill(tile, Lanes.FIRST, Scratch.PANELS, 0);
                int end = Math.min(Lanes.MR, m - i);
                result.store(tile, Lanes.FIRST, 0, end, targets, i, cAt, column, columns, Result.Part.WHOLE);
            }
        }
    }

    /** Copies a block of {@code count} rows from {@code row} on. */
    float[] copy(int row, int count, int block) {
        int ld = Segments.DISTANCE;
        float[] to = Scratch.get().copies(Math.ceilDiv(count, Lanes.MR) * Lanes.MR * ld);
        Images.gather(
                a,
                aAt,
                rows,
                row,
                count,
                segments.at(),
                segments.length(),
                segments.begin(block),
                segments.end()[block],
                to,
                Lanes.FIRST,
                ld);
        return to;
    }

    /** Copied rows times one block of a panel. */
    void multiplyPanel(
            float[] copy,
            int row,
            int count,
            int steps,
            float[] b,
            int bAt,
            int column,
            int columns,
            Result.Part part) {
        float[] tile = Scratch.get().panels(0);
        boolean wide = columns > Lanes.V;
        if (Tiles.halves(count, wide)) {
            Tile16.half(copy, Lanes.FIRST, b, bAt, steps, tile, Lanes.FIRST);
            Tile16.half(copy, Lanes.FIRST, b, bAt + Lanes.V, steps, tile, Lanes.FIRST + Lanes.V);
            result.store(tile, Lanes.FIRST, 0, count, targets, row, cAt, column, columns, part);
            return;
        }
        for (int i = 0; i < count; i += Lanes.MR) {
            int at = Lanes.FIRST + i * Segments.DISTANCE;
            Tiles.rows(copy, at, b, bAt, steps, wide, tile, Lanes.FIRST);
            int end = Math.min(Lanes.MR, count - i);
            result.store(tile, Lanes.FIRST, 0, end, targets, row + i, cAt, column, columns, part);
        }
    }

    /** The transposed result, see {@link Result#storeTransposed}; {@code first} is the row of the operand that ours are from. */
    void multiplyPanelTransposed(
            float[] copy,
            int row,
            int count,
            int steps,
            float[] b,
            int bAt,
            int first,
            int ld,
            int column,
            int columns,
            Result.Part part) {
        float[] tile = Scratch.get().panels(0);
        boolean wide = columns > Lanes.V;
        for (int i = 0; i < count; i += Lanes.MR) {
            int at = Lanes.FIRST + i * Segments.DISTANCE;
            Tiles.rows(copy, at, b, bAt, steps, wide, tile, Lanes.FIRST);
            int end = Math.min(Lanes.MR, count - i);
            result.storeTransposed(tile, Lanes.FIRST, end, cAt, ld, first + row + i, column, columns, part);
        }
    }
}
