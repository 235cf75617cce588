package org.netloom.ops;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.GroupGeometry;
import org.netloom.tensor.Tensor;

/** {@link RowOps} by their definitions, with double sums. */
final class ScalarRows implements RowOps {
    private final Workers workers;
    private final ScalarSums sums;
    private final ScalarGroups groups;
    private final ScalarResponses responses;

    ScalarRows(Workers workers) {
        this.workers = workers;
        this.sums = new ScalarSums(workers);
        this.groups = new ScalarGroups(workers);
        this.responses = new ScalarResponses(workers);
    }

    @Override
    public void prelu(Tensor x, Tensor slope, Tensor y) {
        int m = slope.size();
        workers.ranges(x.size() / m, m, (from, to) -> {
            for (int i = from * m; i < to * m; i++) {
                double v = x.get(i);
                y.set(i, v > 0 ? v : slope.get(i % m) * v);
            }
        });
    }

    @Override
    public void preluGradient(Tensor x, Tensor slope, Tensor dy, boolean accumulate, Tensor dSlope, Tensor dx) {
        int m = slope.size();
        int rows = x.size() / m;
        double[] sum = sums.of(rows, m, (r, j) -> {
            double v = x.get(r * m + j);
            return v > 0 ? 0 : v * dy.get(r * m + j);
        });
        ScalarSums.write(sum, accumulate, dSlope);
        if (dx == null) {
            return;
        }
        workers.ranges(rows, m, (from, to) -> {
            for (int i = from * m; i < to * m; i++) {
                dx.set(i, dy.get(i) * (x.get(i) > 0 ? 1 : slope.get(i % m)));
            }
        });
    }

    @Override
    public void logSoftmax(Tensor x, Tensor y) {
        int n = x.shape().channels();
        workers.ranges(x.rows(), 20L * n, (from, to) -> {
            for (int r = from; r < to; r++) {
                double max = Double.NEGATIVE_INFINITY;
                for (int c = 0; c < n; c++) {
                    max = Math.max(max, x.get(r * n + c));
                }
                double sum = 0;
                for (int c = 0; c < n; c++) {
                    sum += Math.exp(x.get(r * n + c) - max);
                }
                double log = max + Math.log(sum);
                for (int c = 0; c < n; c++) {
                    y.set(r * n + c, x.get(r * n + c) - log);
                }
            }
        });
    }

    @Override
    public void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        int n = y.shape().channels();
        workers.ranges(y.rows(), 20L * n, (from, to) -> {
            for (int r = from; r < to; r++) {
                double sum = 0;
                for (int c = 0; c < n; c++) {
                    sum += dy.get(r * n + c);
                }
                for (int c = 0; c < n; c++) {
                    dx.set(r * n + c, dy.get(r * n + c) - Math.exp(y.get(r * n + c)) * sum);
                }
            }
        });
    }

    @Override
    public void normalizeGroups(
            GroupGeometry g,
            Tensor x,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor mean,
            Tensor variance,
            Tensor y) {
        groups.normalize(g, x, epsilon, scale, shift, f, mean, variance, y);
    }

    @Override
    public void normalizeGroupsGradient(
            GroupGeometry g,
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        groups.gradient(g, x, mean, variance, epsilon, scale, dy, accumulate, dScale, dShift, dx);
    }

    @Override
    public void dropout(Tensor x, double rate, long key, Tensor y) {
        float threshold = (float) rate;
        double factor = 1 / (1 - rate);
        workers.ranges(y.size(), 4, (from, to) -> {
            for (int i = from; i < to; i++) {
                y.set(i, Randoms.uniform(key, i) >= threshold ? x.get(i) * factor : 0);
            }
        });
    }

    @Override
    public void addNoise(Tensor x, double deviation, long key, Tensor y) {
        workers.ranges(y.size(), 20, (from, to) -> {
            for (int i = from; i < to; i++) {
                y.set(i, x.get(i) + deviation * Randoms.normal(key, i));
            }
        });
    }

    @Override
    public void localResponse(int n, double k, double alpha, double beta, Tensor x, Tensor y) {
        responses.normalize(n, k, alpha, beta, x, y);
    }

    @Override
    public void localResponseGradient(int n, double k, double alpha, double beta, Tensor x, Tensor dy, Tensor dx) {
        responses.gradient(n, k, alpha, beta, x, dy, dx);
    }

    @Override
    public void squaredDistances(Tensor x, Tensor centers, double sign, Tensor y) {
        responses.distances(x, centers, sign, y);
    }

    @Override
    public void squaredDistancesGradient(
            Tensor x, Tensor centers, double sign, Tensor dy, boolean accumulate, Tensor dCenters, Tensor dx) {
        responses.distancesGradient(x, centers, sign, dy, accumulate, dCenters, dx);
    }
}
