package org.netloom.loss;

import java.util.Arrays;
import java.util.List;
import org.netloom.layer.Network;
import org.netloom.ops.RowLoss;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A loss of one class that each row has by itself: hinge, focal, negative log likelihood. */
final class ClassRowsLoss extends ClassLoss {
    private final RowLoss rows;

    /** @param byLabel the loss of a row before its weight; the target is a label in range */
    private ClassRowsLoss(Network network, Shape output, List<Double> weights, int ignore, RowLoss byLabel) {
        super(network, output, weights, ignore);
        rows = (x, target, gradient) -> {
            int label = (int) target[0];
            if (label == ignore) {
                if (gradient != null) {
                    Arrays.fill(gradient, 0);
                }
                return 0;
            }
            double value = byLabel.evaluate(x, target, gradient);
            double weight = weight(label);
            for (int c = 0; gradient != null && weight != 1 && c < gradient.length; c++) {
                gradient[c] *= weight;
            }
            return weight * value;
        };
    }

    static ClassRowsLoss of(MultiClassHinge s, Network network, Shape output) {
        return new ClassRowsLoss(
                network, output, List.of(), -1, (x, t, d) -> hinge(s.margin(), s.power(), x, (int) t[0], d));
    }

    static ClassRowsLoss of(NegativeLogLikelihood s, Network network, Shape output) {
        return new ClassRowsLoss(network, output, s.classWeights(), s.ignore(), (x, t, d) -> {
            if (d != null) {
                Arrays.fill(d, 0);
                d[(int) t[0]] = -1;
            }
            return -x[(int) t[0]];
        });
    }

    static ClassRowsLoss of(Focal s, Network network, Shape output) {
        return new ClassRowsLoss(
                network, output, s.classWeights(), s.ignore(), (x, t, d) -> focal(s.gamma(), x, (int) t[0], d));
    }

    private static double hinge(double margin, int power, double[] x, int label, double[] d) {
        int n = x.length;
        double sum = 0;
        double pull = 0;
        for (int c = 0; c < n; c++) {
            double short0 = c == label ? 0 : Math.max(0, margin - x[label] + x[c]);
            sum += power == 1 ? short0 : short0 * short0;
            double slope = (short0 > 0 ? power == 1 ? 1 : 2 * short0 : 0) / n;
            pull += slope;
            if (d != null) {
                d[c] = slope;
            }
        }
        if (d != null) {
            d[label] = -pull;
        }
        return sum / n;
    }

    /** The derivative of {@code -(1-p)^g * log p} by p, times p, is what the softmax passes on. */
    private static double focal(double gamma, double[] x, int label, double[] d) {
        double log = x[label] - Rows.logSumExp(x);
        double p = Math.exp(log);
        // 1 - p without cancellation where p is near 1.
        double rest = -Math.expm1(log);
        double tone = Math.pow(rest, gamma);
        if (d != null) {
            double steep = gamma == 0 || rest == 0 ? 0 : gamma * Math.pow(rest, gamma - 1) * p * log;
            double all = Rows.logSumExp(x);
            for (int c = 0; c < x.length; c++) {
                double own = c == label ? 1 : 0;
                d[c] = (steep - tone) * (own - Math.exp(x[c] - all));
            }
        }
        return -tone * log;
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        double total = total(output, target);
        double factor = total == 0 ? 0 : 1 / total;
        return factor * ops().rowLoss(rows, output, target, factor, gradientOrNull);
    }
}
