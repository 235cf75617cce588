package org.netloom.loss;

import org.netloom.layer.Network;
import org.netloom.ops.RowLoss;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A loss of as many numbers as there are outputs that each row has by itself: focal, Kullback-Leibler, cosine. */
final class NumberRowsLoss extends Loss {
    private static final ActivationFunction SIGMOID = ActivationFunction.of(ActivationKind.SIGMOID);

    /** Keeps the cosine of a vector of zeros a number (as PyTorch does). */
    private static final double TINY = 1e-12;

    private final Inside inside;
    private final boolean perElement;
    private final RowLoss rows;

    /** @param perElement the mean is one over elements instead of rows */
    private NumberRowsLoss(Network network, Inside inside, boolean perElement, RowLoss rows) {
        super(network);
        this.inside = inside;
        this.perElement = perElement;
        this.rows = rows;
    }

    static NumberRowsLoss of(BinaryFocal s, Network network) {
        return new NumberRowsLoss(network, s.inside(), true, (x, t, d) -> {
            double sum = 0;
            for (int c = 0; c < x.length; c++) {
                if (Double.isNaN(t[c])) {
                    if (d != null) {
                        d[c] = 0; // unknown
                    }
                    continue;
                }
                // As of yes and of no, each with its share: targets may lie between.
                sum += answer(s.gamma(), x[c], d, c, s.alpha() * t[c], false);
                sum += answer(s.gamma(), -x[c], d, c, -(1 - s.alpha()) * (1 - t[c]), true);
            }
            return sum;
        });
    }

    /**
     * {@code -|share| * (1 - p)^gamma * log(p)} with {@code p = sigmoid(x)}.
     *
     * @param share negative where x is the output with its sign changed
     * @param second its slope is added to that of the first term
     */
    private static double answer(double gamma, double x, double[] d, int at, double share, boolean second) {
        double log = -Rows.softplus(-x);
        double p = Rows.sigmoid(x);
        double rest = Rows.sigmoid(-x);
        double tone = Math.pow(rest, gamma);
        if (d != null) {
            double slope = share * tone * (gamma * p * log - rest);
            d[at] = second ? d[at] + slope : slope;
        }
        return -Math.abs(share) * tone * log;
    }

    static NumberRowsLoss of(KullbackLeibler s, Network network) {
        return new NumberRowsLoss(network, s.inside(), false, (x, t, d) -> {
            double all = s.logits() ? Rows.logSumExp(x) : 0;
            double sum = 0;
            double mass = 0;
            for (int c = 0; c < x.length; c++) {
                double p = s.logTarget() ? Math.exp(t[c]) : t[c];
                double log = s.logTarget() ? t[c] : Math.log(p);
                sum += p > 0 ? p * (log - x[c] + all) : 0;
                mass += p;
                if (d != null) {
                    d[c] = -p;
                }
            }
            for (int c = 0; d != null && s.logits() && c < x.length; c++) {
                d[c] += mass * Math.exp(x[c] - all);
            }
            return sum;
        });
    }

    static NumberRowsLoss of(Cosine s, Network network) {
        return new NumberRowsLoss(network, s.inside(), false, (x, t, d) -> {
            double xx = Rows.dot(x, x) + TINY;
            double root = Math.sqrt(xx * (Rows.dot(t, t) + TINY));
            double cosine = Rows.dot(x, t) / root;
            for (int c = 0; d != null && c < x.length; c++) {
                d[c] = cosine * x[c] / xx - t[c] / root;
            }
            return 1 - cosine;
        });
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        requireTarget(output, target, output.size(), "as many numbers");
        double factor = 1.0 / (perElement ? output.size() : output.rows());
        return factor * ops().rowLoss(rows, output, target, factor, gradientOrNull);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public void toProbabilities(Tensor output, Tensor probabilities) {
        switch (inside) {
            case NOTHING -> super.toProbabilities(output, probabilities);
            case SIGMOID -> ops().activate(SIGMOID, output, probabilities);
            case SOFTMAX -> ops().softmax(output, probabilities);
        }
    }
}
