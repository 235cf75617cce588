package org.netloom.opencl;

import java.util.List;

/**
 * Sizes of a tiled matrix product, see {@code matmul.cl}.
 *
 * @param rows of the result for a group
 * @param columns of the result for a group
 * @param depth steps along k that lie in local memory
 * @param itemRows of the result for a work item, a multiple of 4
 * @param itemColumns of the result for a work item, a multiple of 4
 */
record Tile(int rows, int columns, int depth, int itemRows, int itemColumns) {
    /** Padding of {@code matmul.cl}, in floats. */
    private static final int PAD = 4;

    /** For large products: 256 items with 64 sums each. */
    static final Tile LARGE = new Tile(128, 128, 16, 8, 8);

    static final Tile MIDDLE = new Tile(64, 64, 16, 8, 4);

    static final Tile SMALL = new Tile(32, 32, 16, 4, 4);

    /** From the one with the most sums in a group to the one with the fewest. */
    static final List<Tile> ALL =
            List.of(LARGE, new Tile(128, 64, 16, 8, 8), new Tile(64, 128, 16, 8, 8), MIDDLE, SMALL);

    int items() {
        return rows / itemRows * (columns / itemColumns);
    }

    int localBytes() {
        return depth * (rows + columns + 2 * PAD) * Float.BYTES;
    }

    /** True where a group of the device has room for it. */
    boolean fits(DeviceFacts facts) {
        return items() <= facts.group() && localBytes() <= facts.local();
    }

    /** Groups that compute a result. */
    long groups(int m, int n) {
        return (long) Math.ceilDiv(m, rows) * Math.ceilDiv(n, columns);
    }

    /** "tiles of 128 x 128 x 16, items of 8 x 8". */
    @Override
    public String toString() {
        return "tiles of " + rows + " x " + columns + " x " + depth + ", items of " + itemRows + " x " + itemColumns;
    }

    /** For the compiler. */
    String options() {
        return "-DTM=" + rows + " -DTN=" + columns + " -DTK=" + depth + " -DRM=" + itemRows + " -DRN=" + itemColumns;
    }
}
