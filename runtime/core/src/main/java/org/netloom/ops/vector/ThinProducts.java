package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.ops.Workers;

/**
 * Products in which one operand has few rows, as those of a dense layer and a small batch have: the time is that of reading
 * the weights, or of writing their gradients, so neither is copied into panels, and both are passed in their own order.
 * A panel of two vectors of each row of 16 KiB was read at a sixth of the memory's speed: every line was of another page.
 */
final class ThinProducts {
    /** Rows at most: above, the sums leave the first-level cache and panels pay. */
    private static final int ROWS = 16;

    /** Rows at most where the long matrix is written. */
    private static final int ROWS_OF_COLUMNS = 32;

    /** Elements that the long matrix has at least. */
    private static final int LONG = 1 << 16;

    /** Its rows and columns at least. */
    private static final int SIDE = 64;

    /** Columns of a task at most: 2 KiB of each row, and the sums of 16 rows in the first-level cache. */
    private static final int COLUMNS = 512;

    /** Tasks there should be at least. */
    private static final int TASKS = 8;

    /** Steps that are summed before the sums go to the result: long sums lose less in parts. */
    private static final int STEPS = 512;

    /** Rows of the transposed operand that a task multiplies. */
    private static final int BLOCK = 32;

    /** Elements of a row that stay in the first-level cache while all of the few rows are multiplied with them. */
    private static final int RUN = 1024;

    private static final int V = Lanes.V;
    private static final int FOUR = ThinKernels.ROWS;

    private final Workers workers;

    ThinProducts(Workers workers) {
        this.workers = workers;
    }

    static boolean handles(int m, int n, int k, boolean transposeA, boolean transposeB, Result result) {
        int few = transposeA ? k : m;
        int other = transposeA ? m : k;
        return few <= (transposeA ? ROWS_OF_COLUMNS : ROWS)
                && Math.min(n, other) >= SIDE
                && (long) n * other >= LONG
                && !(transposeA && (transposeB || result.plain() == null));
    }

    /** A stored matrix; element (i, p) at {@code at + i*ld + p}. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    record Matrix(float[] data, int at, int ld) {}

    /** {@code c[m,n] = a[m,k] * b[k,n]}: tasks are columns of b, whose rows are read step by step. */
    void rows(int m, int n, int k, Matrix a, Matrix b, Result result, int cAt) {
        int width = Math.clamp(Math.ceilDiv(n, TASKS * V) * V, 4 * V, COLUMNS);
        int blocks = Math.ceilDiv(k, STEPS);
        workers.run(Math.ceilDiv(n, width), cost(m, n, k), t -> {
            int column = t * width;
            int count = Math.min(width, n - column);
            float[] sums = Scratch.get().copies(m * width);
            for (int block = 0; block < blocks; block++) {
                int p = (int) ((long) k * block / blocks);
                int steps = (int) ((long) k * (block + 1) / blocks) - p;
                Arrays.fill(sums, Lanes.FIRST, Lanes.FIRST + m * width, 0);
                int bAt = b.at() + p * b.ld() + column;
                update(m, steps, count, a.data(), a.at() + p, a.ld(), 1, b, bAt, sums, Lanes.FIRST, width);
                for (int i = 0; i < m; i++) {
                    int from = Lanes.FIRST + i * width;
                    Result.Part part = Result.Part.of(block, blocks);
                    result.storeRow(sums, from, cAt + i * n + column, column, count, part);
                }
            }
        });
    }

    private static long cost(int m, int n, int k) {
        return (long) m * n * k / MatmulKernels.ADDS_PER_OPERATION;
    }

    /**
     * {@code c[m,n] += a * b[steps,n]}.
     *
     * @param row distance of the rows of a
     * @param step distance of the elements of a row
     * @param bAt where b starts
     */
    private static void update(
            int m,
            int steps,
            int n,
            float[] a,
            int aAt,
            int row,
            int step,
            Matrix b,
            int bAt,
            float[] c,
            int cAt,
            int ld) {
        int whole = n / V * V;
        int last = m - 1;
        int fours = steps / FOUR * FOUR;
        for (int p = 0; p < steps; p += p < fours ? FOUR : 1) {
            int from = bAt + p * b.ld();
            for (int i = 0; i < m; i += FOUR) {
                int i1 = Math.min(i + 1, last);
                int i2 = Math.min(i + 2, last);
                int i3 = Math.min(i + 3, last);
                int a0 = aAt + p * step + i * row;
                int a1 = aAt + p * step + i1 * row;
                int a2 = aAt + p * step + i2 * row;
                int a3 = aAt + p * step + i3 * row;
                int c0 = cAt + i * ld;
                int c1 = cAt + i1 * ld;
                int c2 = cAt + i2 * ld;
                int c3 = cAt + i3 * ld;
                if (p < fours) {
                    ThinKernels.update(a, a0, a1, a2, a3, step, b.data(), from, b.ld(), c, c0, c1, c2, c3, whole);
                } else {
                    ThinKernels.updateOne(a, a0, a1, a2, a3, b.data(), from, c, c0, c1, c2, c3, whole);
                }
            }
        }
        for (int i = 0; i < m && whole < n; i++) {
            int to = cAt + i * ld + whole;
            ThinKernels.updateRest(a, aAt + i * row, step, steps, b.data(), bAt + whole, b.ld(), c, to, n - whole);
        }
    }

    /** {@code c[m,n] = a' * b} with a stored k x m and b k x n, few k: tasks are rows of c, written where they lie. */
    void columns(int m, int n, int k, Matrix a, Matrix b, Result result, int cAt) {
        float[] c = result.plain();
        workers.run(Math.ceilDiv(m, BLOCK), cost(m, n, k), t -> {
            int end = Math.min(m, (t + 1) * BLOCK);
            for (int i = t * BLOCK; i < end; i += FOUR) {
                int rows = Math.min(FOUR, end - i);
                for (int j = 0; j < n; j += RUN) {
                    int count = Math.min(RUN, n - j);
                    int to = cAt + i * n + j;
                    for (int r = 0; r < rows && !result.accumulates(); r++) {
                        Arrays.fill(c, to + r * n, to + r * n + count, 0);
                    }
                    update(rows, k, count, a.data(), a.at() + i, 1, a.ld(), b, b.at() + j, c, to, n);
                }
            }
        });
    }

    /** {@code c[m,n] = a[m,k] * b'} with b stored n x k: tasks are rows of b. */
    void dots(int m, int n, int k, Matrix a, Matrix b, Result result, int cAt) {
        int groups = Math.ceilDiv(m, FOUR);
        int size = FOUR * FOUR * V;
        int rest = Lanes.FIRST + groups * size;
        int rows = rest + 2 * FOUR * V;
        workers.run(Math.ceilDiv(n, BLOCK), cost(m, n, k), t -> {
            int column = t * BLOCK;
            int count = Math.min(BLOCK, n - column);
            float[] sums = Scratch.get().copies(rows + groups * FOUR * BLOCK);
            for (int j = 0; j < count; j += FOUR) {
                Arrays.fill(sums, Lanes.FIRST, rest, 0);
                int bAt = b.at() + (column + j) * b.ld();
                int last = Math.min(FOUR, count - j) - 1;
                for (int p = 0; p < k; p += RUN) {
                    int run = Math.min(RUN, k - p);
                    for (int g = 0; g < groups; g++) {
                        dots(a, a.at() + p, g * FOUR, m - 1, b, bAt + p, last, run, sums, Lanes.FIRST + g * size, rest);
                    }
                }
                sumLanes(sums, groups, rows + j);
            }
            for (int i = 0; i < m; i++) {
                result.storeRow(sums, rows + i * BLOCK, cAt + i * n + column, column, count, Result.Part.WHOLE);
            }
        });
    }

    /** Rows {@code i} and on of a times four rows of b, n elements of each; what is no whole vector goes by {@code rest}. */
    private static void dots(
            Matrix a, int aAt, int i, int lastA, Matrix b, int bAt, int lastB, int n, float[] sums, int at, int rest) {
        int whole = n / V * V;
        int a0 = aAt + i * a.ld();
        int a1 = aAt + Math.min(i + 1, lastA) * a.ld();
        int a2 = aAt + Math.min(i + 2, lastA) * a.ld();
        int a3 = aAt + Math.min(i + 3, lastA) * a.ld();
        int b1 = bAt + Math.min(1, lastB) * b.ld();
        int b2 = bAt + Math.min(2, lastB) * b.ld();
        int b3 = bAt + Math.min(3, lastB) * b.ld();
        DotTile.dots(a.data(), a0, a1, a2, a3, b.data(), bAt, b1, b2, b3, whole, sums, at);
        if (whole < n) {
            Arrays.fill(sums, rest, rest + 2 * FOUR * V, 0);
            copyRest(a.data(), a0, a1, a2, a3, whole, n, sums, rest);
            int second = rest + FOUR * V;
            copyRest(b.data(), bAt, b1, b2, b3, whole, n, sums, second);
            DotTile.dots(
                    sums,
                    rest,
                    rest + V,
                    rest + 2 * V,
                    rest + 3 * V,
                    sums,
                    second,
                    second + V,
                    second + 2 * V,
                    second + 3 * V,
                    V,
                    sums,
                    at);
        }
    }

    private static void copyRest(float[] x, int x0, int x1, int x2, int x3, int from, int n, float[] to, int at) {
        System.arraycopy(x, x0 + from, to, at, n - from);
        System.arraycopy(x, x1 + from, to, at + V, n - from);
        System.arraycopy(x, x2 + from, to, at + 2 * V, n - from);
        System.arraycopy(x, x3 + from, to, at + 3 * V, n - from);
    }

    /** Adds the lanes of all sums, in their order; row i of the result goes to {@code sums[to + i*BLOCK ...]}. */
    private static void sumLanes(float[] sums, int groups, int to) {
        for (int s = 0; s < groups * FOUR * FOUR; s++) {
            float sum = 0;
            for (int lane = 0; lane < V; lane++) {
                sum += sums[Lanes.FIRST + s * V + lane];
            }
            sums[to + s / FOUR * BLOCK + s % FOUR] = sum;
        }
    }
}
