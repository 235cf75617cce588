package org.netloom.ops;

import org.netloom.tensor.Tensor;

/** Sparse linear maps and merges of tensors by their definition. */
final class ScalarMaps implements MapOps {
    private final Workers workers;

    ScalarMaps(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void gather(TapMap map, Tensor x, Tensor y) {
        int width = map.width();
        int outputs = map.outputs();
        long cost = (1L + map.taps() / outputs) * width;
        workers.ranges(y.batch() * outputs, cost, (first, end) -> {
            for (int row = first; row < end; row++) {
                int sample = row / outputs * map.inputs() * width;
                int o = row % outputs;
                for (int c = 0; c < width; c++) {
                    double sum = map.first(o) == map.first(o + 1) ? map.rest() : 0;
                    for (int t = map.first(o); t < map.first(o + 1); t++) {
                        sum += map.weight(t) * x.get(sample + map.from(t) * width + c);
                    }
                    y.set(row * width + c, sum);
                }
            }
        });
    }

    @Override
    public void weightedSum(double p, Tensor a, double q, Tensor b, Tensor y) {
        workers.ranges(y.size(), 2, (from, to) -> {
            for (int i = from; i < to; i++) {
                y.set(i, p * a.get(i) + q * b.get(i));
            }
        });
    }

    @Override
    public void multiply(Tensor a, Tensor b, boolean accumulate, Tensor y) {
        int channels = y.shape().channels();
        int rows = y.rows() / y.batch();
        boolean gate = b.size() < y.size();
        workers.ranges(y.rows(), 2L * channels, (from, to) -> {
            for (int r = from; r < to; r++) {
                int factor = (gate ? r / rows : r) * channels;
                for (int c = 0; c < channels; c++) {
                    int at = r * channels + c;
                    double product = a.get(at) * b.get(factor + c);
                    y.set(at, accumulate ? y.get(at) + product : product);
                }
            }
        });
    }

    @Override
    public void productSums(Tensor a, Tensor b, Tensor sums) {
        int channels = a.shape().channels();
        int rows = a.rows() / a.batch();
        workers.ranges(a.batch(), 2L * rows * channels, (from, to) -> {
            for (int n = from; n < to; n++) {
                for (int c = 0; c < channels; c++) {
                    double sum = 0;
                    for (int r = n * rows; r < (n + 1) * rows; r++) {
                        sum += a.get(r * channels + c) * b.get(r * channels + c);
                    }
                    sums.set(n * channels + c, sum);
                }
            }
        });
    }

    @Override
    public void maximum(Tensor a, Tensor b, Tensor y) {
        workers.ranges(y.size(), 2, (from, to) -> {
            for (int i = from; i < to; i++) {
                y.set(i, Math.max(a.get(i), b.get(i)));
            }
        });
    }

    @Override
    public void maximumGradient(Tensor[] x, int input, Tensor y, Tensor dy, Tensor dx) {
        workers.ranges(y.size(), 2L * x.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                int winner = 0;
                while (winner < input && x[winner].get(i) != y.get(i)) {
                    winner++;
                }
                dx.set(i, winner == input && x[input].get(i) == y.get(i) ? dy.get(i) : 0);
            }
        });
    }
}
