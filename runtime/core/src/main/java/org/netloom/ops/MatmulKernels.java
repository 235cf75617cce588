package org.netloom.ops;

import org.netloom.tensor.Tensor;

/**
 * Matrix product in four storage orders. The left operand is never packed: a kernel reads it along its rows, or along its
 * columns where it is stored transposed. The right one is packed panel by panel inside the task that uses it. Where both
 * operands are transposed, or the right one is and is the larger, the transposed product {@code c' = b' * a'} is computed.
 */
final class MatmulKernels {
    /** Steps of one pass: a panel of 64 KiB. */
    private static final int KC = 512;

    /** Rows of one task. */
    private static final int MC = 192;

    /** Multiply-adds in the time of one elementary operation. */
    static final int ADDS_PER_OPERATION = 32;

    private final Workers workers;

    MatmulKernels(Workers workers) {
        this.workers = workers;
    }

    /** A stored matrix; element (i, p) at {@code at + i*ld + p}. */
    private record Matrix(float[] data, int at, int ld) {
        static Matrix of(Tensor t, int ld) {
            return new Matrix(t.data(), t.offset(), ld);
        }
    }

    void multiply(
            int m, int n, int k, Tensor a, boolean transposeA, Tensor b, boolean transposeB, Result result, Tensor c) {
        Matrix left = Matrix.of(a, transposeA ? m : k);
        Matrix right = Matrix.of(b, transposeB ? k : n);
        if (transposeA && !transposeB) {
            columns(m, n, k, left, right, result, c.offset());
        } else if (transposeB && (transposeA || n > m)) {
            rows(n, m, k, right, left, !transposeA, result, c.offset(), true);
        } else {
            rows(m, n, k, left, right, transposeB, result, c.offset(), false);
        }
    }

    private void run(int m, int n, int k, int rowBlocks, TaskOf task) {
        int panels = Panels.count(n);
        long cost = (long) m * n * k / ADDS_PER_OPERATION;
        workers.run(rowBlocks * panels, cost, t -> task.run(t / panels, t % panels));
    }

    /** The product of one block of rows with one panel. */
    @FunctionalInterface
    private interface TaskOf {
        void run(int rowBlock, int panel);
    }

    /** Rows per task, a multiple of a tile. */
    private static int rowBlock(int m) {
        int blocks = Math.ceilDiv(m, MC);
        return Math.ceilDiv(Math.ceilDiv(m, blocks), Lanes.MR) * Lanes.MR;
    }

    private void rows(
            int m,
            int n,
            int k,
            Matrix a,
            Matrix b,
            boolean packTransposed,
            Result result,
            int cAt,
            boolean storeTransposed) {
        int block = rowBlock(m);
        Segments segments = Segments.of(k, KC);
        float[] packed = packTransposed ? packShared(n, k, b) : null;
        run(m, n, k, Math.ceilDiv(m, block), (rowBlock, j) -> {
            int row = rowBlock * block;
            int count = Math.min(block, m - row);
            Scratch scratch = Scratch.get();
            int[] rows = multiples(scratch.rows(count + Lanes.MR), count, a.ld());
            int[] targets = multiples(scratch.targets(count + Lanes.MR), count, n);
            RowProduct product = new RowProduct(
                    a.data(), a.at() + row * a.ld(), rows, count, segments, result, targets, cAt + row * n);
            int columns = Panels.columns(n, j);
            int width = Panels.width(columns);
            for (int s = 0; s < segments.count(); s++) {
                int first = segments.at()[s];
                int steps = segments.length()[s];
                float[] panel = packed;
                int at = Lanes.FIRST + j * Lanes.NR * k + first * width;
                if (!packTransposed) {
                    panel = scratch.panels(steps * width);
                    at = Scratch.PANELS;
                    Panels.pack(b.data(), b.at() + first * b.ld() + j * Lanes.NR, b.ld(), steps, columns, panel, at);
                }
                Result.Part part = Result.Part.of(s, segments.count());
                if (storeTransposed) {
                    multiplyTransposed(product, s, panel, at, row, m, j, columns, cAt, part);
                } else {
                    product.multiplyPanel(s, s + 1, panel, at, j * Lanes.NR, columns, part);
                }
            }
        });
    }

    private static void multiplyTransposed(
            RowProduct product,
            int s,
            float[] panel,
            int at,
            int row,
            int ld,
            int j,
            int columns,
            int cAt,
            Result.Part part) {
        float[] tile = Scratch.get().panels(0);
        for (int i = 0; i < product.m(); i += Lanes.MR) {
            product.sumTile(i, s, s + 1, panel, at, columns, tile);
            int rows = Math.min(Lanes.MR, product.m() - i);
            product.result().storeTransposed(tile, Lanes.FIRST, rows, cAt, ld, row + i, j * Lanes.NR, columns, part);
        }
    }

    /** Packs a right operand whose columns lie along memory, for all tasks. */
    private float[] packShared(int n, int k, Matrix b) {
        float[] to = Scratch.get().shared(Panels.size(k, n));
        workers.run(
                Panels.count(n),
                (long) n * k,
                j -> Panels.packTransposed(
                        b.data(),
                        b.at() + j * Lanes.NR * b.ld(),
                        b.ld(),
                        k,
                        Panels.columns(n, j),
                        to,
                        Lanes.FIRST + j * Lanes.NR * k));
        return to;
    }

    /** {@code a} is stored k x m. The last tile is moved up to end with the last row; rows done before are left out. */
    private void columns(int m, int n, int k, Matrix a, Matrix b, Result result, int cAt) {
        Matrix left = m < Lanes.MR ? widened(a, m, k) : a;
        int block = rowBlock(m);
        run(m, n, k, Math.ceilDiv(m, block), (rowBlock, j) -> {
            int end = Math.min(m, (rowBlock + 1) * block);
            Scratch scratch = Scratch.get();
            int[] starts = multiples(scratch.rows(k + Lanes.MR), k, left.ld());
            int[] targets = multiples(scratch.targets(2 * Lanes.MR), Lanes.MR, n);
            int columns = Panels.columns(n, j);
            boolean wide = columns > Lanes.V;
            for (int p = 0; p < k; p += KC) {
                int steps = Math.min(KC, k - p);
                float[] panel = scratch.panels(steps * Lanes.NR);
                Panels.pack(
                        b.data(), b.at() + p * b.ld() + j * Lanes.NR, b.ld(), steps, columns, panel, Scratch.PANELS);
                Result.Part part = new Result.Part(p == 0, p + steps == k);
                for (int i = rowBlock * block; i < end; i += Lanes.MR) {
                    int row = Math.max(0, Math.min(i, m - Lanes.MR));
                    Tiles.columns(
                            left.data(),
                            left.at() + row,
                            starts,
                            p,
                            panel,
                            Scratch.PANELS,
                            steps,
                            wide,
                            panel,
                            Lanes.FIRST);
                    result.store(
                            panel,
                            Lanes.FIRST,
                            i - row,
                            Math.min(Lanes.MR, m - row),
                            targets,
                            0,
                            cAt + row * n,
                            j * Lanes.NR,
                            columns,
                            part);
                }
            }
        });
    }

    /** A copy with room for a whole tile, for a matrix of fewer rows than that. */
    private static Matrix widened(Matrix a, int m, int k) {
        float[] to = Scratch.get().shared(k * Lanes.MR);
        for (int p = 0; p < k; p++) {
            System.arraycopy(a.data(), a.at() + p * a.ld(), to, Lanes.FIRST + p * Lanes.MR, m);
        }
        return new Matrix(to, Lanes.FIRST, Lanes.MR);
    }

    /** {@code 0, ld, 2*ld, ...}, the last one repeated for a tile. */
    private static int[] multiples(int[] to, int count, int ld) {
        for (int i = 0; i < count + Lanes.MR; i++) {
            to[i] = Math.min(i, count - 1) * ld;
        }
        return to;
    }
}
