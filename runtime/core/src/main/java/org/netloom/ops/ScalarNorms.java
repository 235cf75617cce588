package org.netloom.ops;

import java.util.function.IntToDoubleFunction;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Tensor;

/** Sums over rows and batch normalisation (Ioffe and Szegedy 2015), with double sums. */
final class ScalarNorms {
    private final Workers workers;
    private final ScalarSums sums;

    ScalarNorms(Workers workers) {
        this.workers = workers;
        this.sums = new ScalarSums(workers);
    }

    void columnSums(Tensor x, boolean accumulate, Tensor to) {
        int n = x.shape().channels();
        ScalarSums.write(sums.of(x.rows(), n, (r, c) -> x.get(r * n + c)), accumulate, to);
    }

    void moments(Tensor x, Tensor mean, Tensor variance) {
        int n = x.shape().channels();
        int rows = x.rows();
        double[] means = sums.of(rows, n, (r, c) -> x.get(r * n + c));
        for (int c = 0; c < n; c++) {
            means[c] /= rows;
        }
        double[] squares = sums.of(rows, n, (r, c) -> {
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
            Tensor shift,
            ActivationFunction f,
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
        IntToDoubleFunction hat = i -> (x.get(i) - mean.get(i % n)) / deviation[i % n];
        IntToDoubleFunction gated = i -> dy.get(i)
                * ScalarMath.derivative(f, hat.applyAsDouble(i) * valueOr(scale, i % n, 1) + valueOr(shift, i % n, 0));
        double[] sumDy = sums.of(rows, n, (r, c) -> gated.applyAsDouble(r * n + c));
        double[] sumDyHat = sums.of(rows, n, (r, c) -> gated.applyAsDouble(r * n + c) * hat.applyAsDouble(r * n + c));
        if (dScale != null) {
            ScalarSums.write(sumDyHat, accumulate, dScale);
            ScalarSums.write(sumDy, accumulate, dShift);
        }
        if (dx == null) {
            return;
        }
        workers.ranges(rows, n, (from, to) -> {
            for (int r = from; r < to; r++) {
                for (int c = 0; c < n; c++) {
                    double d = gated.applyAsDouble(r * n + c);
                    if (batchMoments) {
                        d -= (sumDy[c] + hat.applyAsDouble(r * n + c) * sumDyHat[c]) / rows;
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
