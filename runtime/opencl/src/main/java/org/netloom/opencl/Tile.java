package org.netloom.opencl;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of a product by groups of work items: {@code tiles.cl}.
 *
 * @param rows of the result for a group
 * @param columns of the result for a group
 * @param depth terms that lie in local memory
 * @param itemRows of the result for a work item, a multiple of 4
 * @param itemColumns of the result for a work item, a multiple of 4
 */
record Tile(int rows, int columns, int depth, int itemRows, int itemColumns) {
    /** Padding of {@code tiles.cl}, in floats. */
    private static final int PAD = 4;

    /** Numbers that are fetched at once. */
    private static final int WIDE = 4;

    /** Groups that a compute unit should have to hide its waiting. */
    static final int GROUPS_PER_UNIT = 2;

    /** Sums that are computed for nothing, beyond the edges, as a share of the least, are not worth a comparison. */
    private static final double WASTE = 1.5;

    /** Tiles that are so many times smaller or larger than the rule's are not compared. */
    private static final int NEAR = 4;

    /** For large products: 256 items with 64 sums each, two such groups in the registers of a unit. */
    static final Tile LARGE = new Tile(128, 128, 8, 8, 8);

    static final Tile SMALL = new Tile(32, 32, 16, 4, 4);

    /** From the one with the most sums in a group to the one with the fewest; of equal ones the better guess first. */
    static final List<Tile> ALL = List.of(
            LARGE,
            new Tile(128, 128, 16, 8, 8),
            new Tile(128, 64, 16, 8, 8),
            new Tile(64, 128, 16, 8, 8),
            new Tile(64, 64, 16, 8, 4),
            new Tile(64, 64, 16, 8, 8),
            new Tile(128, 32, 16, 8, 4),
            new Tile(64, 32, 16, 4, 4),
            new Tile(128, 16, 16, 8, 4),
            SMALL,
            new Tile(32, 16, 16, 4, 4));

    /** Work items of a group. */
    int items() {
        return rows / itemRows * (columns / itemColumns);
    }

    /** Bytes of local memory: two pieces of both operands, and where the pixels of a convolution lie. */
    int localBytes() {
        return 2 * depth * (rows + columns + 2 * PAD) * Float.BYTES + (rows + 2 * depth) * 4 * Integer.BYTES;
    }

    /** True where a group of the device has room for it. */
    boolean fits(DeviceFacts facts) {
        return even() && items() <= facts.group() && localBytes() <= facts.local();
    }

    /** True where all items of a group fetch equally much. */
    boolean even() {
        return rows * depth / WIDE % items() == 0 && columns * depth / WIDE % items() == 0 && items() >= depth;
    }

    /** Groups that compute a result. */
    long groups(long m, int n) {
        return Math.ceilDiv(m, rows) * Math.ceilDiv(n, columns);
    }

    private long computed(long m, int n) {
        return groups(m, n) * sums();
    }

    private int sums() {
        return rows * columns;
    }

    /**
     * What is worth a comparison for results of m x n, the likely best one first: the largest that leaves no unit without
     * work.
     *
     * @param copies how often each tile is computed, or in how many slices
     */
    static List<Tile> choices(DeviceFacts facts, long m, int n, long copies) {
        List<Tile> fitting = ALL.stream().filter(t -> t.fits(facts)).toList();
        if (fitting.isEmpty()) {
            return List.of(SMALL);
        }
        long least = fitting.stream().mapToLong(t -> t.computed(m, n)).min().orElseThrow();
        List<Tile> thrifty =
                fitting.stream().filter(t -> t.computed(m, n) <= WASTE * least).toList();
        Tile rule = thrifty.stream()
                .filter(t -> copies * t.groups(m, n) >= (long) GROUPS_PER_UNIT * facts.units())
                .findFirst()
                .orElse(thrifty.getLast());
        List<Tile> all = new ArrayList<>(List.of(rule));
        thrifty.stream()
                .filter(t -> t != rule && t.sums() * NEAR >= rule.sums() && t.sums() <= rule.sums() * NEAR)
                .forEach(all::add);
        return all;
    }

    /** "tiles of 128 x 128 x 16, items of 8 x 8". */
    @Override
    public String toString() {
        return "tiles of " + rows + " x " + columns + " x " + depth + ", items of " + itemRows + " x " + itemColumns;
    }

    /**
     * For the compiler.
     *
     * @param wideA four numbers of A that lie side by side are fetched at once
     * @param wideB the same of B and of the result
     */
    String options(boolean wideA, boolean wideB) {
        return "-DTILE_M=" + rows + " -DTILE_N=" + columns + " -DDEPTH=" + depth + " -DITEM_M=" + itemRows
                + " -DITEM_N=" + itemColumns + " -DA_WIDE=" + (wideA ? 1 : 0) + " -DB_WIDE=" + (wideB ? 1 : 0);
    }

    /** True where a matrix with rows of so many numbers, from element {@code at} on, has fours that are aligned. */
    static boolean wide(int columns, int at) {
        return columns % WIDE == 0 && at % WIDE == 0;
    }
}
