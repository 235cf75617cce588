package org.netloom.ops;

import org.netloom.tensor.Tensor;

/** Local response normalisation (Krizhevsky et al. 2012) and distances from centres, with double sums. */
final class ScalarResponses {
    private final Workers workers;
    private final ScalarSums sums;

    ScalarResponses(Workers workers) {
        this.workers = workers;
        this.sums = new ScalarSums(workers);
    }

    /**
     * What the values of a row are divided by, before the power: {@code k + alpha/n * squares of the neighbours}.
     *
     * @param row first element
     */
    private static double base(int n, double k, double alpha, Tensor x, int row, int channel) {
        int channels = x.shape().channels();
        int from = Math.max(0, channel - (n - 1) / 2);
        int to = Math.min(channels, channel + n / 2 + 1);
        double sum = 0;
        for (int c = from; c < to; c++) {
            sum += x.get(row + c) * x.get(row + c);
        }
        return k + alpha / n * sum;
    }

    void normalize(int n, double k, double alpha, double beta, Tensor x, Tensor y) {
        int channels = x.shape().channels();
        workers.ranges(x.rows(), 20L * channels, (from, to) -> {
            double[] factors = new double[channels];
            for (int row = from * channels; row < to * channels; row += channels) {
                for (int c = 0; c < channels; c++) {
                    factors[c] = Math.pow(base(n, k, alpha, x, row, c), -beta);
                }
                for (int c = 0; c < channels; c++) {
                    y.set(row + c, x.get(row + c) * factors[c]);
                }
            }
        });
    }

    void gradient(int n, double k, double alpha, double beta, Tensor x, Tensor dy, Tensor dx) {
        int channels = x.shape().channels();
        workers.ranges(x.rows(), 20L * channels, (from, to) -> {
            double[] d = new double[channels];
            double[] parts = new double[channels];
            for (int row = from * channels; row < to * channels; row += channels) {
                for (int c = 0; c < channels; c++) {
                    double base = base(n, k, alpha, x, row, c);
                    d[c] = dy.get(row + c) * Math.pow(base, -beta);
                    parts[c] = d[c] * x.get(row + c) / base;
                }
                for (int c = 0; c < channels; c++) {
                    // Those that have c among their neighbours.
                    double sum = 0;
                    for (int o = Math.max(0, c - n / 2); o < Math.min(channels, c + (n - 1) / 2 + 1); o++) {
                        sum += parts[o];
                    }
                    dx.set(row + c, d[c] - 2 * alpha / n * beta * x.get(row + c) * sum);
                }
            }
        });
    }

    void distances(Tensor x, Tensor centers, double sign, Tensor y) {
        int n = x.shape().channels();
        int units = y.shape().channels();
        workers.ranges(x.rows(), 2L * n * units, (from, to) -> {
            for (int r = from; r < to; r++) {
                for (int k = 0; k < units; k++) {
                    double sum = 0;
                    for (int j = 0; j < n; j++) {
                        double d = x.get(r * n + j) - centers.get(k * n + j);
                        sum += d * d;
                    }
                    y.set(r * units + k, sign * sum);
                }
            }
        });
    }

    void distancesGradient(
            Tensor x, Tensor centers, double sign, Tensor dy, boolean accumulate, Tensor dCenters, Tensor dx) {
        int n = x.shape().channels();
        int units = dy.shape().channels();
        if (dCenters != null) {
            double[] all = sums.of(x.rows(), units * n, (r, i) -> {
                double d = centers.get(i) - x.get(r * n + i % n);
                return 2 * sign * dy.get(r * units + i / n) * d;
            });
            ScalarSums.write(all, accumulate, dCenters);
        }
        if (dx == null) {
            return;
        }
        workers.ranges(x.rows(), 2L * n * units, (from, to) -> {
            for (int i = from * n; i < to * n; i++) {
                double sum = 0;
                for (int k = 0; k < units; k++) {
                    sum += dy.get(i / n * units + k) * (x.get(i) - centers.get(k * n + i % n));
                }
                dx.set(i, 2 * sign * sum);
            }
        });
    }
}
