package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.netloom.ops.BlockOps;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/** Blocks of channels, rows picked by their number and products in batches. */
final class VectorBlocks implements BlockOps {
    private static final VectorSpecies<Float> S = Lanes.S;
    private static final int V = Lanes.V;

    /** Columns of a table that one task adds to. */
    private static final int COLUMNS = 64;

    private final Workers workers;
    private final MatmulKernels products;
    private final BlockOps oracle;

    VectorBlocks(Workers workers, MatmulKernels products, BlockOps oracle) {
        this.workers = workers;
        this.products = products;
        this.oracle = oracle;
    }

    /** True for float64, which is the oracle's. */
    private static boolean wide(Tensor t) {
        return t.data() == null;
    }

    /** Runs over the rows of a block; {@code cost} in loads of a vector. */
    private void rows(Channels x, int cost, Workers.RangeTask task) {
        workers.ranges(x.rows(), (long) cost * Math.ceilDiv(x.count(), V), task);
    }

    private static int at(Channels x, int row) {
        return x.tensor().offset() + x.at(row);
    }

    @Override
    public void multiply(double factor, Channels a, Channels b, boolean accumulate, Channels y) {
        if (wide(a.tensor())) {
            oracle.multiply(factor, a, b, accumulate, y);
            return;
        }
        rows(y, 4, (from, to) -> {
            for (int r = from; r < to; r++) {
                multiply(
                        (float) factor,
                        a.tensor().data(),
                        at(a, r),
                        b.tensor().data(),
                        at(b, r),
                        y.tensor().data(),
                        at(y, r),
                        y.count(),
                        accumulate);
            }
        });
    }

    private static void multiply(
            float factor, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n, boolean accumulate) {
        for (int i = 0; i < n; i += V) {
            VectorMask<Float> in = Lanes.first(n - i);
            FloatVector left = FloatVector.fromArray(S, a, aAt + i, in).mul(factor);
            FloatVector right = FloatVector.fromArray(S, b, bAt + i, in);
            FloatVector product =
                    accumulate ? left.fma(right, FloatVector.fromArray(S, y, yAt + i, in)) : left.mul(right);
            product.intoArray(y, yAt + i, in);
        }
    }

    @Override
    public void activate(ActivationFunction f, Channels x) {
        if (wide(x.tensor())) {
            oracle.activate(f, x);
            return;
        }
        float[] data = x.tensor().data();
        rows(x, 8, (from, to) -> {
            for (int r = from; r < to; r++) {
                ActivationKernels.apply(f, data, at(x, r), data, at(x, r), x.count());
            }
        });
    }

    @Override
    public void activateGradient(ActivationFunction f, Channels y, Channels dy) {
        if (wide(y.tensor())) {
            oracle.activateGradient(f, y, dy);
            return;
        }
        float[] saved = y.tensor().data();
        float[] data = dy.tensor().data();
        rows(dy, 5, (from, to) -> {
            for (int r = from; r < to; r++) {
                ActivationGradientKernels.apply(f, saved, at(y, r), data, at(dy, r), data, at(dy, r), dy.count());
            }
        });
    }

    @Override
    public void addToSamples(Tensor x, Tensor one, Tensor y) {
        if (wide(x)) {
            oracle.addToSamples(x, one, y);
            return;
        }
        int n = one.size();
        workers.ranges(x.size() / n, 3L * Math.ceilDiv(n, V), (from, to) -> {
            for (int s = from; s < to; s++) {
                int at = s * n;
                MapKernels.add(x.data(), x.offset() + at, one.data(), one.offset(), y.data(), y.offset() + at, n);
            }
        });
    }

    @Override
    public void takeRows(Tensor table, Tensor rows, Tensor y) {
        if (wide(table)) {
            oracle.takeRows(table, rows, y);
            return;
        }
        int n = table.shape().channels();
        workers.ranges(rows.size(), 2L * Math.ceilDiv(n, V), (from, to) -> {
            for (int r = from; r < to; r++) {
                int row = (int) rows.data()[rows.offset() + r];
                System.arraycopy(table.data(), table.offset() + row * n, y.data(), y.offset() + r * n, n);
            }
        });
    }

    /** Split by columns: rows that are named twice are added in one order. */
    @Override
    public void addToRows(Tensor dy, Tensor rows, boolean accumulate, Tensor table) {
        if (wide(table)) {
            oracle.addToRows(dy, rows, accumulate, table);
            return;
        }
        int n = table.shape().channels();
        long cost = (long) (rows.size() + table.rows()) * Math.ceilDiv(n, V);
        workers.run(Math.ceilDiv(n, COLUMNS), cost, task -> {
            int first = task * COLUMNS;
            int count = Math.min(COLUMNS, n - first);
            float[] to = table.data();
            for (int row = 0; !accumulate && row < table.rows(); row++) {
                int at = table.offset() + row * n + first;
                Arrays.fill(to, at, at + count, 0);
            }
            for (int r = 0; r < rows.size(); r++) {
                int at = table.offset() + (int) rows.data()[rows.offset() + r] * n + first;
                MapKernels.add(to, at, dy.data(), dy.offset() + r * n + first, to, at, count);
            }
        });
    }

    @Override
    public void matmuls(
            int count,
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            boolean accumulate,
            Tensor c) {
        if (wide(a)) {
            oracle.matmuls(count, m, n, k, a, transposeA, b, transposeB, accumulate, c);
            return;
        }
        long cost = (long) count * m * n * k / MatmulKernels.ADDS_PER_OPERATION;
        Result result = new Result(c, accumulate);
        workers.run(
                count,
                cost,
                i -> products.multiply(
                        m,
                        n,
                        k,
                        a.data(),
                        a.offset() + i * m * k,
                        transposeA,
                        b.data(),
                        b.offset() + i * k * n,
                        transposeB,
                        result,
                        c.offset() + i * m * n));
    }
}
