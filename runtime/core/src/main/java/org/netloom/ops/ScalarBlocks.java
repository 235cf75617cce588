package org.netloom.ops;

import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/** Blocks of channels, rows picked by their number and products in batches, by their definitions. */
final class ScalarBlocks implements BlockOps {
    private final Workers workers;

    ScalarBlocks(Workers workers) {
        this.workers = workers;
    }

    /** The new value of one element. */
    @FunctionalInterface
    private interface Element {
        double at(int row, int channel);
    }

    private void map(Channels to, long cost, Element element) {
        workers.ranges(to.rows(), cost * to.count(), (first, end) -> {
            for (int r = first; r < end; r++) {
                for (int c = 0; c < to.count(); c++) {
                    to.tensor().set(to.at(r) + c, element.at(r, c));
                }
            }
        });
    }

    private static double get(Channels x, int row, int channel) {
        return x.tensor().get(x.at(row) + channel);
    }

    @Override
    public void multiply(double factor, Channels a, Channels b, boolean accumulate, Channels y) {
        map(y, 3, (r, c) -> (accumulate ? get(y, r, c) : 0) + factor * get(a, r, c) * get(b, r, c));
    }

    @Override
    public void activate(ActivationFunction f, Channels x) {
        map(x, 10, (r, c) -> ScalarMath.activate(f, get(x, r, c)));
    }

    @Override
    public void activateGradient(ActivationFunction f, Channels y, Channels dy) {
        map(dy, 3, (r, c) -> get(dy, r, c) * ScalarMath.derivative(f, get(y, r, c)));
    }

    @Override
    public void addToSamples(Tensor x, Tensor one, Tensor y) {
        int n = one.size();
        workers.ranges(x.size(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                y.set(i, x.get(i) + one.get(i % n));
            }
        });
    }

    @Override
    public void takeRows(Tensor table, Tensor rows, Tensor y) {
        int n = table.shape().channels();
        workers.ranges(rows.size(), n, (from, to) -> {
            for (int r = from; r < to; r++) {
                int row = (int) rows.get(r);
                for (int c = 0; c < n; c++) {
                    y.set(r * n + c, table.get(row * n + c));
                }
            }
        });
    }

    /** Split by columns: rows that are named twice are added in one order. */
    @Override
    public void addToRows(Tensor dy, Tensor rows, boolean accumulate, Tensor table) {
        int n = table.shape().channels();
        workers.ranges(n, table.rows() + (long) rows.size(), (from, to) -> {
            for (int c = from; c < to; c++) {
                for (int row = 0; !accumulate && row < table.rows(); row++) {
                    table.set(row * n + c, 0);
                }
                for (int r = 0; r < rows.size(); r++) {
                    int at = (int) rows.get(r) * n + c;
                    table.set(at, table.get(at) + dy.get(r * n + c));
                }
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
        workers.ranges(count * m, (long) n * k, (from, to) -> {
            for (int row = from; row < to; row++) {
                int i = row % m;
                int at = row / m;
                for (int j = 0; j < n; j++) {
                    double sum = accumulate ? c.get(row * n + j) : 0;
                    for (int p = 0; p < k; p++) {
                        double left = a.get(at * m * k + (transposeA ? p * m + i : i * k + p));
                        sum += left * b.get(at * k * n + (transposeB ? j * k + p : p * n + j));
                    }
                    c.set(row * n + j, sum);
                }
            }
        });
    }
}
