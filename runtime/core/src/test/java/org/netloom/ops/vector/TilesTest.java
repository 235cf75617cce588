package org.netloom.ops.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.netloom.ops.Randoms;

/** The kernels for both sizes of register file, on any machine: other tests see only the one it chooses. */
class TilesTest {
    private static final int STEPS = 37;

    private final float[] a = random(1, Tile12.ROWS * Segments.DISTANCE + STEPS + 100);
    private final float[] b = random(2, STEPS * Lanes.NR + 5);
    private final float[] tile = new float[Tile12.ROWS * Lanes.NR + 3];

    private static float[] random(long key, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = Randoms.uniform(key, i) - 0.5f;
        }
        return x;
    }

    /** Index of element p of row i in {@link #a}. */
    private interface Left {
        int at(int i, int p);
    }

    private void check(int rows, int width, Left left) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                double sum = 0;
                for (int p = 0; p < STEPS; p++) {
                    sum += a[left.at(i, p)] * b[5 + p * width + j];
                }
                assertEquals(sum, tile[3 + i * width + j], 1e-4, i + ", " + j);
            }
        }
    }

    @Test
    void rowsTimesPanel() {
        Left left = (i, p) -> 7 + i * Segments.DISTANCE + p;
        Tile12.rows2(a, 7, b, 5, STEPS, tile, 3);
        check(12, Lanes.NR, left);
        Tile12.rows1(a, 7, b, 5, STEPS, tile, 3);
        check(12, Lanes.V, left);
        Tile6.rows2(a, 7, b, 5, STEPS, tile, 3);
        check(6, Lanes.NR, left);
        Tile6.rows1(a, 7, b, 5, STEPS, tile, 3);
        check(6, Lanes.V, left);
    }

    @Test
    void columnsTimesPanel() {
        int[] starts = new int[STEPS + 2];
        for (int p = 0; p < starts.length; p++) {
            starts[p] = p * 31 % 97 * 5;
        }
        Left left = (i, p) -> 7 + starts[2 + p] + i;
        Tile12.columns2(a, 7, starts, 2, b, 5, STEPS, tile, 3);
        check(12, Lanes.NR, left);
        Tile12.columns1(a, 7, starts, 2, b, 5, STEPS, tile, 3);
        check(12, Lanes.V, left);
        Tile6.columns2(a, 7, starts, 2, b, 5, STEPS, tile, 3);
        check(6, Lanes.NR, left);
        Tile6.columns1(a, 7, starts, 2, b, 5, STEPS, tile, 3);
        check(6, Lanes.V, left);
    }

    @Test
    void columnsAtOneDistanceTimesPanel() {
        Tile12.strided2(a, 7, 15, b, 5, STEPS, tile, 3);
        check(12, Lanes.NR, (i, p) -> 7 + p * 15 + i);
        Tile12.strided1(a, 7, 15, b, 5, STEPS, tile, 3);
        check(12, Lanes.V, (i, p) -> 7 + p * 15 + i);
        Tile6.strided2(a, 7, 15, b, 5, STEPS, tile, 3);
        check(6, Lanes.NR, (i, p) -> 7 + p * 15 + i);
        Tile6.strided1(a, 7, 15, b, 5, STEPS, tile, 3);
        check(6, Lanes.V, (i, p) -> 7 + p * 15 + i);
    }
}
