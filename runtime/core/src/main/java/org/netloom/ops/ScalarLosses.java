package org.netloom.ops;

import org.netloom.tensor.Tensor;

/** Softmax and losses in double precision. */
final class ScalarLosses {
    private final Workers workers;

    ScalarLosses(Workers workers) {
        this.workers = workers;
    }

    void softmax(Tensor x, Tensor y) {
        int n = x.shape().channels();
        workers.ranges(x.rows(), 20L * n, (from, to) -> {
            double[] p = new double[n];
            for (int r = from; r < to; r++) {
                logSoftmax(x, r * n, p);
                for (int c = 0; c < n; c++) {
                    y.set(r * n + c, Math.exp(p[c]));
                }
            }
        });
    }

    void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        int n = y.shape().channels();
        workers.ranges(y.rows(), 2L * n, (from, to) -> {
            for (int at = from * n; at < to * n; at += n) {
                double dot = 0;
                for (int c = 0; c < n; c++) {
                    dot += dy.get(at + c) * y.get(at + c);
                }
                for (int c = 0; c < n; c++) {
                    dx.set(at + c, y.get(at + c) * (dy.get(at + c) - dot));
                }
            }
        });
    }

    /** With the greatest taken away first, so that nothing overflows. */
    private static void logSoftmax(Tensor x, int at, double[] p) {
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < p.length; c++) {
            max = Math.max(max, x.get(at + c));
        }
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = x.get(at + c) - max;
            sum += Math.exp(p[c]);
        }
        double log = Math.log(sum);
        for (int c = 0; c < p.length; c++) {
            p[c] -= log;
        }
    }

    /** {@code (1-s) * w[label] * -log p[label] + s/n * sum of w[c] * -log p[c]} for each row (Szegedy et al. 2016). */
    double softmaxCrossEntropy(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient) {
        int n = logits.shape().channels();
        double share = smoothing / n;
        double allWeights = n;
        if (weights != null) {
            allWeights = 0;
            for (int c = 0; c < n; c++) {
                allWeights += weights.get(c);
            }
        }
        double total = allWeights;
        return workers.sum(logits.rows(), 20L * n, (from, to) -> {
            double[] p = new double[n];
            double sum = 0;
            for (int r = from; r < to; r++) {
                int label = (int) labels.get(r);
                if (label == ignore) {
                    fill(gradient, r * n, n);
                    continue;
                }
                double own = (1 - smoothing) * weight(weights, label);
                logSoftmax(logits, r * n, p);
                sum -= own * p[label];
                for (int c = 0; c < n; c++) {
                    double w = weight(weights, c);
                    sum -= share * w * p[c];
                    if (gradient != null) {
                        double d = (own + share * total) * Math.exp(p[c]) - share * w - (c == label ? own : 0);
                        gradient.set(r * n + c, factor * d);
                    }
                }
            }
            return sum;
        });
    }

    private static void fill(Tensor gradient, int at, int n) {
        for (int i = at; gradient != null && i < at + n; i++) {
            gradient.set(i, 0);
        }
    }

    double rowLoss(RowLoss loss, Tensor x, Tensor target, double factor, Tensor gradient) {
        int n = x.shape().channels();
        int m = target.size() / x.rows();
        return workers.sum(x.rows(), 20L * n, (from, to) -> {
            double[] row = new double[n];
            double[] t = new double[m];
            double[] d = gradient == null ? null : new double[n];
            double sum = 0;
            for (int r = from; r < to; r++) {
                for (int c = 0; c < n; c++) {
                    row[c] = x.get(r * n + c);
                }
                for (int c = 0; c < m; c++) {
                    t[c] = target.get(r * m + c);
                }
                sum += loss.evaluate(row, t, d);
                for (int c = 0; c < n && d != null; c++) {
                    gradient.set(r * n + c, factor * d[c]);
                }
            }
            return sum;
        });
    }

    private static double weight(Tensor weights, int c) {
        return weights == null ? 1 : weights.get(c);
    }

    double elementLoss(LossKind kind, double parameter, Tensor x, Tensor target, double factor, Tensor gradient) {
        return workers.sum(x.size(), 10, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                double v = x.get(i);
                double t = target.get(i);
                sum += kind.value(parameter, v, t);
                if (gradient != null) {
                    gradient.set(i, factor * kind.slope(parameter, v, t));
                }
            }
            return sum;
        });
    }
}
