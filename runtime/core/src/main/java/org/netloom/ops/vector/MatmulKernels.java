package org.netloom.ops.vector;

import org.netloom.ops.Workers;
import org.netloom.ops.vector.ThinProducts.Matrix;
import org.netloom.tensor.Tensor;

/**
 * Matrix product in four storage orders. Rows of the left operand are copied as they are; for one that is stored transposed
 * see {@link ColumnProducts}. The right one is packed panel by panel inside the task that uses it. Where both operands are
 * transposed, or the right one is and is the larger, the transposed product {@code c' = b' * a'} is computed.
 */
final class MatmulKernels {
    /** Tiles of rows in one task at most: copied for 576 steps they take 624 KiB, and a packed panel serves them all. */
    private static final int MC = 22;

    /** Tasks there should be at least. */
    private static final int TASKS = 8;

    /** Panels that one task should have: a copied row serves them all. */
    private static final int PANELS = 4;

    /** Panels that one task takes at most. */
    private static final int MOST_PANELS = 16;

    /** Multiply-adds in the time of one elementary operation. */
    static final int ADDS_PER_OPERATION = 32;

    private final Workers workers;
    private final ThinProducts thin;
    private final ColumnProducts columns;
    private final LargeProduct large;

    MatmulKernels(Workers workers) {
        this.workers = workers;
        thin = new ThinProducts(workers);
        columns = new ColumnProducts(workers);
        large = new LargeProduct(workers);
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
            columns.multiply(m, n, k, new ColumnProducts.Left(a, aAt, m, null), right, result, cAt);
        } else if (!transposeA && LargeProduct.handles(m, n, k)) {
            large.multiply(m, n, k, left, right, transposeB, result, cAt);
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

    /** Rows per task, a multiple of a tile: many for a packed panel, but not all where there are few panels to share out. */
    private static int rowBlock(int m, int n) {
        int tiles = Math.ceilDiv(m, Lanes.MR);
        int wanted = Math.ceilDiv(TASKS, Math.ceilDiv(Panels.count(n), PANELS));
        int blocks = Math.max(Math.ceilDiv(tiles, MC), Math.min(wanted, Math.ceilDiv(tiles, RowProduct.TILES)));
        return Math.ceilDiv(tiles, blocks) * Lanes.MR;
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
        int size = rowBlock(m, n);
        Segments segments = Segments.of(k);
        int rowBlocks = Math.ceilDiv(m, size);
        float[] packed = packTransposed ? packTransposed(n, k, b) : null;
        run(m, n, k, rowBlocks, (rowBlock, firstPanel, endPanel) -> {
            int row = rowBlock * size;
            int count = Math.min(size, m - row);
            Scratch scratch = Scratch.get();
            int[] rows = multiples(scratch.rows(count), count, a.ld());
            int[] targets = multiples(scratch.targets(count), count, n);
            RowProduct product = scratch.product()
                    .left(a.data(), a.at() + row * a.ld(), rows, count, segments)
                    .to(result, targets, storeTransposed ? cAt : cAt + row * n);
            for (int block = 0, first = 0; block < segments.blocks(); block++) {
                int steps = segments.steps()[block];
                float[] copy = product.copy(0, count, block);
                Result.Part part = Result.Part.of(block, segments.blocks());
                for (int j = firstPanel; j < endPanel; j++) {
                    int columns = Panels.columns(n, j);
                    int width = Panels.width(columns);
                    float[] panel = packed;
                    int at = Lanes.FIRST + j * Lanes.NR * k + first * width;
                    if (packed == null) {
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
            product.end();
        });
    }

    /** Packs a transposed right operand for all tasks. */
    private float[] packTransposed(int n, int k, Matrix b) {
        float[] to = Scratch.get().shared(Panels.size(k, n));
        workers.run(Panels.count(n), (long) n * k, j -> {
            int from = b.at() + j * Lanes.NR * b.ld();
            int columns = Panels.columns(n, j);
            int at = Lanes.FIRST + j * Lanes.NR * k;
            Panels.packTransposed(b.data(), from, b.ld(), k, columns, to, at);
        });
        return to;
    }

    /** {@code 0, ld, 2*ld, ...}. */
    static int[] multiples(int[] to, int count, int ld) {
        for (int i = 0; i < count; i++) {
            to[i] = i * ld;
        }
        return to;
    }
}
