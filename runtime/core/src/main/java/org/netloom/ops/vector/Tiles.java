package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;

/** Chooses the kernel for the registers of this machine and the width of a panel. */
final class Tiles {
    private Tiles() {}

    /** {@code tile = rows * panel}; see {@link Tile12}. */
    static void rows(float[] a, int aAt, float[] b, int bAt, int steps, boolean wide, float[] tile, int at) {
        if (Lanes.MANY_REGISTERS) {
            if (wide) {
                Tile12.rows2(a, aAt, b, bAt, steps, tile, at);
            } else {
                Tile12.rows1(a, aAt, b, bAt, steps, tile, at);
            }
        } else if (wide) {
            Tile6.rows2(a, aAt, b, bAt, steps, tile, at);
        } else {
            Tile6.rows1(a, aAt, b, bAt, steps, tile, at);
        }
    }

    /** Whether {@link Tile16} takes so many rows better. */
    static boolean halves(int rows, boolean wide) {
        return wide && Lanes.MANY_REGISTERS && rows > Tile12.ROWS && rows <= Tile16.ROWS;
    }

    /** {@code tile = columns * panel}; see {@link Tile12}. */
    static void columns(
            float[] a,
            int aAt,
            int[] starts,
            int from,
            float[] b,
            int bAt,
            int steps,
            boolean wide,
            float[] tile,
            int at) {
        if (Lanes.MANY_REGISTERS) {
            if (wide) {
                Tile12.columns2(a, aAt, starts, from, b, bAt, steps, tile, at);
            } else {
                Tile12.columns1(a, aAt, starts, from, b, bAt, steps, tile, at);
            }
        } else if (wide) {
            Tile6.columns2(a, aAt, starts, from, b, bAt, steps, tile, at);
        } else {
            Tile6.columns1(a, aAt, starts, from, b, bAt, steps, tile, at);
        }
    }

    /** {@code tile = columns at one distance * panel}; see {@link Tile12}. */
    static void strided(float[] a, int aAt, int ld, float[] b, int bAt, int steps, boolean wide, float[] tile, int at) {
        if (Lanes.MANY_REGISTERS) {
            if (wide) {
                Tile12.strided2(a, aAt, ld, b, bAt, steps, tile, at);
            } else {
                Tile12.strided1(a, aAt, ld, b, bAt, steps, tile, at);
            }
        } else if (wide) {
            Tile6.strided2(a, aAt, ld, b, bAt, steps, tile, at);
        } else {
            Tile6.strided1(a, aAt, ld, b, bAt, steps, tile, at);
        }
    }

    /** {@code to += from} for n elements, a multiple of a vector. */
    static void add(float[] to, int toAt, float[] from, int fromAt, int n) {
        for (int i = 0; i < n; i += Lanes.V) {
            FloatVector.fromArray(Lanes.S, to, toAt + i)
                    .add(FloatVector.fromArray(Lanes.S, from, fromAt + i))
                    .intoArray(to, toAt + i);
        }
    }
}
