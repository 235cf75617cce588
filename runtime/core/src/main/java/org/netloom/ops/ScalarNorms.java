package org.netloom.ops;

import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Tensor;

/** Sums over rows and batch normalisation (Ioffe and Szegedy 2015), with double sums. */
final class ScalarNorms {
    /** A number of row r and channel c. */
    @FunctionalInterface
    private interface Term {
        double at(int row, int channel);
    }

    private final Workers workers;

    ScalarNorms(Workers workers) {
        this.workers = workers;
    }

    /** Per channel the sum of a term over all rows, pieces of rows being added in their order. */
    private double[] sums(int rows, int channels, Term term) {
        int piece = Workers.piece(channels);
        double[][] parts = new double[Math.ceilDiv(rows, piece)][channels];
        workers.run(parts.length, (long) rows * channels, part -> {
            double[] sums = parts[part];
            for (int r = part * piece; r < Math.min(rows, (part + 1) * piece); r++) {
                for (int c = 0; c < channels; c++) {
                    sums[c] += term.at(r, c);
                }
            }
        });
        double[] sums = new double[channels];
        for (double[] part : parts) {
            for (int c = 0; c < channels; c++) {
                sums[c] += part[c];
            }
        }
        return sums;
    }

    void columnSums(Tensor x, boolean accumulate, Tensor to) {
        int n = x.shape().channels();
        double[] sums = sums(x.rows(), n, (r, c) -> x.get(r * n + c));
        for (int c = 0; c < n; c++) {
            to.set(c, accumulate ? to.get(c) + sums[c] : sums[c]);
        }
    }

    void moments(Tensor x, Tensor mean, Tensor variance) {
        int n = x.shape().channels();
        int rows = x.rows();
        double[] means = sums(rows, n, (r, c) -> x.get(r * n + c));
        for (int c = 0; c < n; c++) {
            means[c] /= rows;
        }
        double[] squares = sums(rows, n, (r, c) -> {
            double d = x.get(r * n + c) - means[c];
            return d * d;
        });
        for (int c = 0; c < n; c++) {
            mean.set(c, means[c]);
            variance.set(c, squares[c] / rows);
        }
    }

    void normalize(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor y) {
        int n = x.shape().channels();
        workers.ranges(x.rows(), n, (from, to) -> {
            for (int r = from; r < to; r++) {
                for (int c = 0; c < n; c++) {
                    double hat = (x.get(r * n + c) - mean.get(c)) / Math.sqrt(variance.get(c) + epsilon);
                    double v = hat * valueOr(scale, c, 1) + valueOr(shift, c, 0);
                    y.set(r * n + c, ScalarMath.activate(f, v));
                }
            }
        });
    }

    void gradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            boolean batchMoments,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        int n = x.shape().channels();
        int rows = x.rows();
        double[] deviation = new double[n];
        for (int c = 0; c < n; c++) {
            deviation[c] = Math.sqrt(variance.get(c) + epsilon);
        }
        double[] sumDy = sums(rows, n, (r, c) -> dy.get(r * n + c));
        double[] sumDyHat =
                sums(rows, n, (r, c) -> dy.get(r * n + c) * (x.get(r * n + c) - mean.get(c)) / deviation[c]);
        for (int c = 0; c < n && dScale != null; c++) {
            dScale.set(c, accumulate ? dScale.get(c) + sumDyHat[c] : sumDyHat[c]);
            dShift.set(c, accumulate ? dShift.get(c) + sumDy[c] : sumDy[c]);
        }
        if (dx == null) {
            return;
        }
        workers.ranges(rows, n, (from, to) -> {
            for (int r = from; r < to; r++) {
                for (int c = 0; c < n; c++) {
                    double d = dy.get(r * n + c);
                    if (batchMoments) {
                        double hat = (x.get(r * n + c) - mean.get(c)) / deviation[c];
                        d -= (sumDy[c] + hat * sumDyHat[c]) / rows;
                    }
                    dx.set(r * n + c, d * valueOr(scale, c, 1) / deviation[c]);
                }
            }
        });
    }

    private static double valueOr(Tensor t, int i, double otherwise) {
        return t == null ? otherwise : t.get(i);
    }
}
