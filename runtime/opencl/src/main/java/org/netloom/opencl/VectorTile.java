package org.netloom.opencl;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of a product by work items that are loops of a processor: {@code registers.cl}.
 *
 * @param rows of a tile of sums in registers
 * @param vectors of 16 columns of such a tile
 */
record VectorTile(int rows, int vectors) {
    /** Numbers of a vector. */
    static final int LANES = 16;

    /** Fills 19 of 32 vector registers; a row of the operands costs 10 loads for 16 multiply-adds. */
    static final VectorTile DEFAULT = new VectorTile(8, 2);

    static final VectorTile NARROW = new VectorTile(8, 1);

    String option() {
        return "-DROWS=" + rows + " -DVECTORS=" + vectors;
    }

    /** Columns of a tile. */
    int columns() {
        return vectors * LANES;
    }

    /** All there are; rows divide a vector. */
    static List<VectorTile> space() {
        List<VectorTile> all = new ArrayList<>();
        for (int rows : new int[] {4, 8}) {
            for (int vectors : new int[] {1, 2, 4}) {
                all.add(new VectorTile(rows, vectors));
            }
        }
        return all;
    }

    /** For columns that are whole vectors, and the tile is not to go beyond them. */
    static VectorTile ofAll(int columns) {
        return columns % DEFAULT.columns() == 0 ? DEFAULT : NARROW;
    }

    static VectorTile of(int columns) {
        return columns <= LANES ? NARROW : DEFAULT;
    }

    /** The next multiple. */
    static int up(int n, int multiple) {
        return Math.ceilDiv(n, multiple) * multiple;
    }
}
