package org.netloom.ops.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.ops.Randoms;

/**
 * The tiles against plain loops, bit by bit: those for both sizes of register file, and of every width, on any machine;
 * other tests see only what it chooses.
 */
class TilesTest {
    private static final int V = Lanes.V;
    private static final int MOST = 601;

    /** Where things start, odd places all of them. */
    private static final int A = 7;

    private static final int B = 5;
    private static final int FROM = 2;
    private static final int AT = 3;

    private static final float UNTOUCHED = 12345;

    private final float[] a = random(1, Tile16.ROWS * Segments.DISTANCE + 16 * MOST);
    private final float[] b = random(2, 4 * V * (MOST + 100));
    private final float[] start = random(3, 16 * V + 100);
    private final float[] out = new float[12 * 5 * V];
    private final int[] starts = new int[FROM + MOST];

    TilesTest() {
        for (int p = 0; p < starts.length; p++) {
            starts[p] = p * 31 % 97 * 5;
        }
        Arrays.fill(out, UNTOUCHED);
    }

    private static float[] random(long key, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = Randoms.uniform(key, i) - 0.5f;
        }
        return x;
    }

    /** Index of an element of an operand: of row or column i at step p. */
    private interface Operand {
        int at(int i, int p);
    }

    /** Index of the sum of row i and column j. */
    private interface Sums {
        int at(int i, int j);
    }

    /** Sums start from 0, or with that of their column in {@link #start}; nothing else may be written. */
    private void check(int rows, int width, int steps, Operand left, Operand right, boolean startsWithRow, Sums sums) {
        float[] expected = new float[out.length];
        Arrays.fill(expected, UNTOUCHED);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                float sum = startsWithRow ? start[AT + j] : 0;
                for (int p = 0; p < steps; p++) {
                    sum = Math.fma(a[left.at(i, p)], b[right.at(j, p)], sum);
                }
                expected[sums.at(i, j)] = sum;
            }
        }
        assertEquals(Arrays.toString(expected), Arrays.toString(out), rows + " x " + width + ", " + steps + " steps");
        Arrays.fill(out, UNTOUCHED);
    }

    private void checkPanel(int rows, int vectors, int steps, Operand left) {
        int width = vectors * V;
        check(rows, width, steps, left, (j, p) -> B + p * width + j, false, (i, j) -> AT + i * width + j);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 37, Segments.BLOCK})
    void rowsTimesPanel(int steps) {
        Operand left = (i, p) -> A + i * Segments.DISTANCE + p;
        Tile12.rows2(a, A, b, B, steps, out, AT);
        checkPanel(12, 2, steps, left);
        Tile12.rows1(a, A, b, B, steps, out, AT);
        checkPanel(12, 1, steps, left);
        Tile6.rows2(a, A, b, B, steps, out, AT);
        checkPanel(6, 2, steps, left);
        Tile6.rows1(a, A, b, B, steps, out, AT);
        checkPanel(6, 1, steps, left);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 37, Segments.BLOCK})
    void manyRowsTimesHalfAPanel(int steps) {
        Operand left = (i, p) -> A + i * Segments.DISTANCE + p;
        Operand right = (j, p) -> B + p * 2 * V + j;
        Tile16.half(a, A, b, B, steps, out, AT);
        check(16, V, steps, left, right, false, (i, j) -> AT + i * 2 * V + j);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 37, MOST})
    void columnsTimesPanel(int steps) {
        Operand left = (i, p) -> A + starts[FROM + p] + i;
        Tile12.columns2(a, A, starts, FROM, b, B, steps, out, AT);
        checkPanel(12, 2, steps, left);
        Tile12.columns1(a, A, starts, FROM, b, B, steps, out, AT);
        checkPanel(12, 1, steps, left);
        Tile6.columns2(a, A, starts, FROM, b, B, steps, out, AT);
        checkPanel(6, 2, steps, left);
        Tile6.columns1(a, A, starts, FROM, b, B, steps, out, AT);
        checkPanel(6, 1, steps, left);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 37, MOST})
    void columnsAtOneDistanceTimesPanel(int steps) {
        int ld = 15;
        Operand left = (i, p) -> A + p * ld + i;
        Tile12.strided2(a, A, ld, b, B, steps, out, AT);
        checkPanel(12, 2, steps, left);
        Tile12.strided1(a, A, ld, b, B, steps, out, AT);
        checkPanel(12, 1, steps, left);
        Tile6.strided2(a, A, ld, b, B, steps, out, AT);
        checkPanel(6, 2, steps, left);
        Tile6.strided1(a, A, ld, b, B, steps, out, AT);
        checkPanel(6, 1, steps, left);
    }

    private void checkWindow(int vectors, int steps, int ld, Operand left, Operand right) {
        check(6, vectors * V, steps, left, right, true, (i, j) -> AT + i * ld + j);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 27, MOST})
    void sixPackedTimesVectorsThroughATable(int steps) {
        int ld = 4 * V + 3;
        Operand left = (i, p) -> A + 6 * (FROM + p) + i;
        Operand right = (j, p) -> B + starts[FROM + p] + j;
        WindowTile.packed4(a, A, b, B, starts, FROM, FROM + steps, start, AT, out, AT, ld);
        checkWindow(4, steps, ld, left, right);
        WindowTile.packed2(a, A, b, B, starts, FROM, FROM + steps, start, AT, out, AT, ld);
        checkWindow(2, steps, ld, left, right);
        WindowTile.packed1(a, A, b, B, starts, FROM, FROM + steps, start, AT, out, AT, ld);
        checkWindow(1, steps, ld, left, right);
        WindowTiles.packed(2 * V, a, A, b, B, starts, FROM, FROM + steps, start, AT, out, AT, 2 * V);
        checkWindow(2, steps, 2 * V, left, right);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 27, MOST})
    void sixThroughATableTimesPanel(int steps) {
        int ld = 4 * V + 3;
        Operand left = (i, p) -> A + starts[FROM + p] + i;
        WindowTile.columns4(a, A, starts, FROM, b, B, steps, start, AT, out, AT, ld);
        checkWindow(4, steps, ld, left, (j, p) -> B + p * 4 * V + j);
        WindowTile.columns2(a, A, starts, FROM, b, B, steps, start, AT, out, AT, ld);
        checkWindow(2, steps, ld, left, (j, p) -> B + p * 2 * V + j);
        WindowTile.columns1(a, A, starts, FROM, b, B, steps, start, AT, out, AT, ld);
        checkWindow(1, steps, ld, left, (j, p) -> B + p * V + j);
        WindowTiles.columns(V, a, A, starts, FROM, b, B, steps, start, AT, out, AT, V);
        checkWindow(1, steps, V, left, (j, p) -> B + p * V + j);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9})
    void dotsOfRows(int vectors) {
        System.arraycopy(start, AT, out, AT, 16 * V);
        DotTile.dots(a, A, A + 300, A + 200, A + 2, b, B, B + 400, B + 1, B + 17, vectors * V, out, AT);
        int[] rows = {A, A + 300, A + 200, A + 2};
        int[] columns = {B, B + 400, B + 1, B + 17};
        for (int s = 0; s < 16 * V; s++) {
            float sum = start[AT + s];
            for (int p = s % V; p < vectors * V; p += V) {
                sum = Math.fma(a[rows[s / V / 4] + p], b[columns[s / V % 4] + p], sum);
            }
            assertEquals(sum, out[AT + s], "sum " + s);
        }
        assertEquals(UNTOUCHED, out[AT - 1]);
        assertEquals(UNTOUCHED, out[AT + 16 * V]);
    }
}
