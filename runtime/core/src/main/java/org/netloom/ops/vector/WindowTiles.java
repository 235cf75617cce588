package org.netloom.ops.vector;

/**
 * Chooses the kernel of {@link WindowTile} for a width. Six neighbouring elements are multiplied with vectors, one of the
 * two found through a table. With the table for the vectors ({@link #packed}) it serves convolution with lanes along pixels,
 * where rows are filters, and its gradient with lanes along the window, where rows are filters and steps are pixels. With the
 * table for the six ({@link #columns}) it serves both with lanes along filters, where rows are pixels or elements of the
 * window. Six rows of four vectors, and not the twelve of two of {@link Tile12}: with so few steps as a window of three
 * channels has, storing counts, and here four vectors of a pixel go side by side to where they belong.
 */
final class WindowTiles {
    static final int ROWS = WindowTile.ROWS;

    /** Vectors that the registers of this machine hold for each row. */
    private static final int VECTORS = Lanes.MANY_REGISTERS ? 4 : 2;

    private static final int V = Lanes.V;

    /** Lanes of a full tile. */
    static final int WIDTH = VECTORS * V;

    private WindowTiles() {}

    /** Lanes of the tile that begins at {@code column} of {@code columns} (a multiple of a vector): 4, 2 or 1 vectors. */
    static int width(int column, int columns) {
        int vectors = (columns - column) / V;
        return vectors >= VECTORS ? WIDTH : vectors >= 2 ? 2 * V : V;
    }

    /**
     * {@code out[r] = start + sum of a[aAt + 6*p + r] * b[bAt + starts[p] ...]} for p from {@code from} to {@code end}, so
     * many lanes wide.
     *
     * @param ld distance of the rows of the result
     */
    static void packed(
            int width,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int[] starts,
            int from,
            int end,
            float[] start,
            int startAt,
            float[] out,
            int outAt,
            int ld) {
        if (width == 4 * V) {
            WindowTile.packed4(a, aAt, b, bAt, starts, from, end, start, startAt, out, outAt, ld);
        } else if (width == 2 * V) {
            WindowTile.packed2(a, aAt, b, bAt, starts, from, end, start, startAt, out, outAt, ld);
        } else {
            WindowTile.packed1(a, aAt, b, bAt, starts, from, end, start, startAt, out, outAt, ld);
        }
    }

    /**
     * {@code out[r] = start + sum over p < steps of a[aAt + starts[from + p] + r] * b[bAt + p*width ...]}, so many lanes wide.
     *
     * @param ld distance of the rows of the result
     */
    static void columns(
            int width,
            float[] a,
            int aAt,
            int[] starts,
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
            WindowTile.columns4(a, aAt, starts, from, b, bAt, steps, start, startAt, out, outAt, ld);
        } else if (width == 2 * V) {
            WindowTile.columns2(a, aAt, starts, from, b, bAt, steps, start, startAt, out, outAt, ld);
        } else {
            WindowTile.columns1(a, aAt, starts, from, b, bAt, steps, start, startAt, out, outAt, ld);
        }
    }
}
