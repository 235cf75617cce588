package org.netloom.ops.vector;

import org.netloom.ops.Workers;
import org.netloom.ops.vector.ThinProducts.Matrix;
import org.netloom.tensor.Tensor;

/**
 * Matrix product in four storage orders. Rows of the left operand are copied as they are; where it is stored transposed, a
 * kernel reads its columns where they lie. The right one is packed panel by panel inside the task that uses it. Where both
 * operands are transposed, or the right one is and is the larger, the transposed product {@code c' = b' * a'} is computed.
 */
final class MatmulKernels {
    /** Steps of one pass: a panel of 64 KiB. */
    private static final int KC = 512;

    /** Tiles of rows in one task. */
    private static final int MC = RowProduct.TILES;

    /** Tasks there should be at least. */
    private static final int TASKS = 8;

    /** From this many blocks of rows on, the right operand is packed once for all of them. */
    private static final int SHARED = 3;

    /** Distance of the rows of a copied block of a transposed operand: room for {@link #MC} tiles. */
    private static final int COLUMNS = 112;

    /** Panels that one task takes at most. */
    private static final int MOST_PANELS = 4;

    /** Multiply-adds in the time of one elementary operation. */
    static final int ADDS_PER_OPERATION = 32;

    private final Workers workers;
    private final ThinProducts thin;

    MatmulKernels(Workers workers) {
        this.workers = workers;
        thin = new ThinProducts(workers);
    }

    void multiply(
            int m, int n, int k, Tensor a, boolean transposeA, Tensor b, boolean transposeB, Result result, Tensor c) {
        multiply(m, n, k, a.data(), a.offset(), transposeA, b.data(), b.offset(), transposeB, result, c.offset());
    }

    /** Matrices that begin at {@code aAt} and {@code bAt}; the product begins at {@code cAt} of the result. */
    void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            boolean transposeA,
            float[] b,
            int bAt,
            boolean transposeB,
            Result result,
            int cAt) {
        Matrix left = new Matrix(a, aAt, transposeA ? m : k);
        Matrix right = new Matrix(b, bAt, transposeB ? k : n);
        if (OneRow.handles(m, n, k, transposeB)) {
            OneRow.multiply(n, k, a, aAt, b, bAt, result, cAt);
        } else if (ThinProducts.handles(m, n, k, transposeA, transposeB, result)) {
            if (transposeA) {
                thin.columns(m, n, k, left, right, result, cAt);
            } else if (transposeB) {
                thin.dots(m, n, k, left, right, result, cAt);
            } else {
                thin.rows(m, n, k, left, right, result, cAt);
            }
        } else if (transposeA && !transposeB) {
            columns(m, n, k, left, right, result, cAt);
        } else if (transposeB && (transposeA || n > m)) {
            rows(n, m, k, right, left, !transposeA, result, cAt, true);
        } else {
            rows(m, n, k, left, right, transposeB, result, cAt, false);
        }
    }

    /** The product of one block of rows with some panels. */
    @FunctionalInterface
    private interface TaskOf {
        void run(int rowBlock, int firstPanel, int endPanel);
    }

    /** Panels of a task: enough to make use of copied rows, if there are enough tasks then. */
    private void run(int m, int n, int k, int rowBlocks, TaskOf task) {
        int panels = Panels.count(n);
        int groups = Math.clamp(Math.ceilDiv(TASKS, rowBlocks), Math.ceilDiv(panels, MOST_PANELS), panels);
        long cost = (long) m * n * k / ADDS_PER_OPERATION;
        workers.run(rowBlocks * groups, cost, t -> {
            int group = t % groups;
            task.run(t / groups, panels * group / groups, panels * (group + 1) / groups);
        });
    }

    /** Rows per task, a multiple of a tile. */
    private static int rowBlock(int m) {
        return Math.min(MC, Math.ceilDiv(m, Lanes.MR)) * Lanes.MR;
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
        int size = rowBlock(m);
        Segments segments = Segments.of(k);
        int rowBlocks = Math.ceilDiv(m, size);
        boolean shared = packTransposed || rowBlocks >= SHARED;
        float[] packed = shared ? packShared(n, k, b, packTransposed) : null;
        run(m, n, k, rowBlocks, (rowBlock, firstPanel, endPanel) -> {
            int row = rowBlock * size;
            int count = Math.min(size, m - row);
            Scratch scratch = Scratch.get();
            int[] rows = multiples(scratch.rows(count), count, a.ld());
            int[] targets = multiples(scratch.targets(count), count, n);
            RowProduct product = new RowProduct(
                    a.data(),
                    a.at() + row * a.ld(),
                    rows,
                    count,
                    segments,
                    result,
                    targets,
                    storeTransposed ? cAt : cAt + row * n);
            for (int block = 0, first = 0; block < segments.blocks(); block++) {
                int steps = segments.steps()[block];
                float[] copy = product.copy(0, count, block);
                Result.Part part = Result.Part.of(block, segments.blocks());
                for (int j = firstPanel; j < endPanel; j++) {
                    int columns = Panels.columns(n, j);
                    int width = Panels.width(columns);
                    float[] panel = packed;
                    int at = Lanes.FIRST + j * Lanes.NR * k + first * width;
                    if (!shared) {
                        panel = scratch.panels(steps * width);
                        at = Scratch.PANELS;
                        int from = b.at() + first * b.ld() + j * Lanes.NR;
                        Panels.pack(b.data(), from, b.ld(), steps, columns, panel, at);
                    }
                    if (storeTransposed) {
                        product.multiplyPanelTransposed(
                                copy, 0, count, steps, panel, at, row, m, j * Lanes.NR, columns, part);
                    } else {
                        product.multiplyPanel(copy, 0, count, steps, panel, at, j * Lanes.NR, columns, part);
                    }
                }
                first += steps;
            }
        });
    }

    /** Packs a right operand for all tasks. */
    private float[] packShared(int n, int k, Matrix b, boolean transposed) {
        float[] to = Scratch.get().shared(Panels.size(k, n));
        workers.run(Panels.count(n), (long) n * k / (transposed ? 1 : Lanes.V), j -> {
            int at = Lanes.FIRST + j * Lanes.NR * k;
            int columns = Panels.columns(n, j);
            if (transposed) {
                Panels.packTransposed(b.data(), b.at() + j * Lanes.NR * b.ld(), b.ld(), k, columns, to, at);
            } else {
                Panels.pack(b.data(), b.at() + j * Lanes.NR, b.ld(), k, columns, to, at);
            }
        });
        return to;
    }

    /** {@code a} is stored k x m. A block of it is copied, so that its rows lie close together and a tile may overhang. */
    private void columns(int m, int n, int k, Matrix a, Matrix b, Result result, int cAt) {
        int size = rowBlock(m);
        int blocks = Math.ceilDiv(k, KC);
        run(m, n, k, Math.ceilDiv(m, size), (rowBlock, firstPanel, endPanel) -> {
            int row = rowBlock * size;
            int count = Math.min(size, m - row);
            Scratch scratch = Scratch.get();
            int[] starts = multiples(scratch.rows(KC), KC, COLUMNS);
            int[] targets = multiples(scratch.targets(count), count, n);
            float[] copy = scratch.copies(KC * COLUMNS);
            for (int block = 0; block < blocks; block++) {
                int p = (int) ((long) k * block / blocks);
                int steps = (int) ((long) k * (block + 1) / blocks) - p;
                int from = a.at() + p * a.ld() + row;
                Images.copyRows(a.data(), from, a.ld(), copy, Lanes.FIRST, COLUMNS, count, steps);
                for (int j = firstPanel; j < endPanel; j++) {
                    int columns = Panels.columns(n, j);
                    float[] panel = scratch.panels(steps * Lanes.NR);
                    int bAt = b.at() + p * b.ld() + j * Lanes.NR;
                    Panels.pack(b.data(), bAt, b.ld(), steps, columns, panel, Scratch.PANELS);
                    Result.Part part = Result.Part.of(block, blocks);
                    multiplyColumns(
                            copy,
                            starts,
                            count,
                            steps,
                            panel,
                            result,
                            targets,
                            cAt + row * n,
                            j * Lanes.NR,
                            columns,
                            part);
                }
            }
        });
    }

    private static void multiplyColumns(
            float[] copy,
            int[] starts,
            int count,
            int steps,
            float[] panel,
            Result result,
            int[] targets,
            int cAt,
            int column,
            int columns,
            Result.Part part) {
        boolean wide = columns > Lanes.V;
        for (int i = 0; i < count; i += Lanes.MR) {
            Tiles.columns(copy, Lanes.FIRST + i, starts, 0, panel, Scratch.PANELS, steps, wide, panel, Lanes.FIRST);
            int end = Math.min(Lanes.MR, count - i);
            result.store(panel, Lanes.FIRST, 0, end, targets, i, cAt, column, columns, part);
        }
    }

    /** {@code 0, ld, 2*ld, ...}. */
    private static int[] multiples(int[] to, int count, int ld) {
        for (int i = 0; i < count; i++) {
            to[i] = i * ld;
        }
        return to;
    }
}
