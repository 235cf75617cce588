package org.netloom.ops.vector;

import org.netloom.ops.Workers;
import org.netloom.ops.vector.ThinProducts.Matrix;

/**
 * Products of large matrices, some hundred steps at a time: both operands are packed once for all tasks, the left one in
 * tiles of rows, the right one in panels. A task passes some tiles along the panels of a group, which stay in the
 * second-level cache from task to task; so rows of the result are met in their own order, where memory prepares the next.
 * Going down the rows of one panel after the other took 15 % longer at 2048: every tile met 12 other pages.
 */
final class LargeProduct {
    /** Most steps at a time: a panel of 64 KiB with AVX-512. */
    private static final int STEPS = 512;

    /** Panels of a group: 1 MiB with AVX-512. */
    private static final int PANELS = 16;

    /** Tiles of rows in a task at most. */
    private static final int TILES = 22;

    /** Tasks there should be at least. */
    private static final int TASKS = 8;

    /** Extent from which packing for all pays. */
    private static final int LARGE = 256;

    private final Workers workers;

    LargeProduct(Workers workers) {
        this.workers = workers;
    }

    static boolean handles(int m, int n, int k) {
        return Math.min(m, n) >= LARGE && k >= LARGE;
    }

    /** {@code c[m,n] = a[m,k] * b[k,n]}; element (p, j) of b is at {@code at + j*ld + p} where it is stored transposed. */
    void multiply(int m, int n, int k, Matrix a, Matrix b, boolean transposeB, Result result, int cAt) {
        int blocks = Math.ceilDiv(k, STEPS);
        int tiles = Math.ceilDiv(m, Lanes.MR);
        int panels = Panels.count(n);
        int most = Math.ceilDiv(k, blocks);
        int rightAt = Lanes.FIRST + tiles * Lanes.MR * most;
        rightAt += Math.floorMod(Lanes.FIRST - rightAt, Lanes.V);
        float[] packed = Scratch.get().shared(rightAt + panels * Lanes.NR * most);
        for (int block = 0, first = 0; block < blocks; block++) {
            int steps = (int) ((long) k * (block + 1) / blocks) - first;
            pack(m, n, first, steps, a, b, transposeB, packed, rightAt);
            Result.Part part = Result.Part.of(block, blocks);
            multiply(m, n, steps, packed, rightAt, result, part, cAt);
            first += steps;
        }
    }

    /** Tiles of rows, then panels. */
    private void pack(
            int m, int n, int first, int steps, Matrix a, Matrix b, boolean transposeB, float[] packed, int rightAt) {
        int tiles = Math.ceilDiv(m, Lanes.MR);
        workers.run(tiles + Panels.count(n), (long) (m + n) * steps, t -> {
            if (t < tiles) {
                int row = t * Lanes.MR;
                int from = a.at() + row * a.ld() + first;
                int rows = Math.min(Lanes.MR, m - row);
                Panels.packTransposed(a.data(), from, a.ld(), steps, rows, Lanes.MR, packed, Lanes.FIRST + row * steps);
                return;
            }
            int column = (t - tiles) * Lanes.NR;
            int columns = Panels.columns(n, t - tiles);
            int to = rightAt + column * steps;
            if (transposeB) {
                int from = b.at() + column * b.ld() + first;
                Panels.packTransposed(b.data(), from, b.ld(), steps, columns, packed, to);
            } else {
                Panels.pack(b.data(), b.at() + first * b.ld() + column, b.ld(), steps, columns, packed, to);
            }
        });
    }

    private void multiply(
            int m, int n, int steps, float[] packed, int rightAt, Result result, Result.Part part, int cAt) {
        int tiles = Math.ceilDiv(m, Lanes.MR);
        int panels = Panels.count(n);
        int groups = Math.ceilDiv(panels, PANELS);
        int rowBlocks = Math.max(Math.ceilDiv(tiles, TILES), Math.ceilDiv(TASKS, groups));
        long cost = (long) m * n * steps / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(rowBlocks * groups, cost, t -> {
            int group = t / rowBlocks;
            int rowBlock = t % rowBlocks;
            Scratch scratch = Scratch.get();
            float[] sums = scratch.panels(0);
            int[] targets = MatmulKernels.multiples(scratch.targets(Lanes.MR), Lanes.MR, n);
            for (int tile = tiles * rowBlock / rowBlocks; tile < tiles * (rowBlock + 1) / rowBlocks; tile++) {
                int row = tile * Lanes.MR;
                int rows = Math.min(Lanes.MR, m - row);
                int left = Lanes.FIRST + row * steps;
                for (int j = panels * group / groups; j < panels * (group + 1) / groups; j++) {
                    int columns = Panels.columns(n, j);
                    int right = rightAt + j * Lanes.NR * steps;
                    Tiles.strided(packed, left, Lanes.MR, packed, right, steps, columns > Lanes.V, sums, Lanes.FIRST);
                    int column = j * Lanes.NR;
                    result.store(sums, Lanes.FIRST, 0, rows, targets, 0, cAt + row * n, column, columns, part);
                }
            }
        });
    }
}
