package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine, and the tile of a matrix product that its registers hold. */
final class Lanes {
    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

    /** Floats in a vector. */
    static final int V = S.length();

    /** True where there are 32 vector registers (AVX-512, ARM), false for 16. */
    static final boolean MANY_REGISTERS = S.vectorShape() == VectorShape.S_512_BIT
            || System.getProperty("os.arch").equals("aarch64");

    /** Rows of a tile. */
    static final int MR = MANY_REGISTERS ? Tile12.ROWS : Tile6.ROWS;

    /** Columns of a tile, two vectors. */
    static final int NR = 2 * V;

    /** A large float[] of G1 starts 16 bytes into a region: 12 elements later is a cache line. */
    static final int FIRST = 12;

    private Lanes() {}

    /** The first {@code count} lanes. */
    static VectorMask<Float> first(int count) {
        return S.indexInRange(0, count);
    }
}
