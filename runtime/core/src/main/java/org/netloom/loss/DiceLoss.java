package org.netloom.loss;

import java.util.Arrays;
import org.netloom.layer.Network;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** One minus the overlap of probabilities with a mask, for each sample and channel (Milletari et al. 2016). */
final class DiceLoss extends Loss {
    private static final ActivationFunction SIGMOID = ActivationFunction.of(ActivationKind.SIGMOID);

    private final double smoothing;
    private final boolean squared;
    private final boolean labels;
    private final int ignore;
    private Tensor probabilities;

    /** For each channel: sum of {@code p*t}, of p (or its square), of t. */
    private double[] both = {};

    private double[] predicted = {};
    private double[] wanted = {};

    /** Softmax against one class for each row of channels. */
    DiceLoss(Network network, double smoothing, boolean squared, int ignore) {
        this(network, smoothing, squared, true, ignore);
    }

    /** Sigmoid against as many numbers in 0..1 as there are outputs. */
    DiceLoss(Network network, double smoothing, boolean squared) {
        this(network, smoothing, squared, false, 0);
    }

    private DiceLoss(Network network, double smoothing, boolean squared, boolean labels, int ignore) {
        super(network);
        this.smoothing = smoothing;
        this.squared = squared;
        this.labels = labels;
        this.ignore = ignore;
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        int rows = output.rows();
        requireTarget(
                output, target, labels ? rows : output.size(), labels ? rows + " class indices" : "as many numbers");
        prepare(output);
        toProbabilities(output, probabilities);
        int channels = output.shape().channels();
        double weight = 1.0 / (output.batch() * channels);
        double overlap = 0;
        for (int s = 0; s < output.batch(); s++) {
            measure(target, s, rows / output.batch(), channels);
            for (int c = 0; c < channels; c++) {
                overlap += score(c);
            }
            if (gradientOrNull != null) {
                slope(target, s, rows / output.batch(), channels, weight, gradientOrNull);
            }
        }
        if (gradientOrNull != null) {
            throughProbabilities(gradientOrNull);
        }
        return 1 - weight * overlap;
    }

    /** Work space, made once for the largest batch. */
    private void prepare(Tensor output) {
        int channels = output.shape().channels();
        boolean fits = probabilities != null
                && probabilities.shape().equals(output.shape())
                && probabilities.capacity() >= output.batch()
                && probabilities.precision() == output.precision();
        if (!fits) {
            probabilities = Tensor.allocate(output.capacity(), output.shape(), output.precision());
            both = new double[channels];
            predicted = new double[channels];
            wanted = new double[channels];
        }
        probabilities.setBatch(output.batch());
    }

    private void measure(Tensor target, int sample, int rows, int channels) {
        Arrays.fill(both, 0);
        Arrays.fill(predicted, 0);
        Arrays.fill(wanted, 0);
        for (int r = sample * rows; r < (sample + 1) * rows; r++) {
            if (ignored(target, r, channels)) {
                continue;
            }
            for (int c = 0; c < channels; c++) {
                double p = probabilities.get(r * channels + c);
                double t = wanted(target, r, c, channels);
                both[c] += p * t;
                predicted[c] += squared ? p * p : p;
                wanted[c] += squared ? t * t : t;
            }
        }
    }

    private boolean ignored(Tensor target, int row, int channels) {
        if (!labels) {
            return unknown(target, row, channels);
        }
        if (target.get(row) == ignore) {
            return true;
        }
        double label = target.get(row);
        if (!(label >= 0 && label < channels)) {
            throw CoreMessage.WRONG_LABEL.exception(label, channels, channels - 1);
        }
        return false;
    }

    private static boolean unknown(Tensor target, int row, int channels) {
        for (int c = 0; c < channels; c++) {
            if (Double.isNaN(target.get(row * channels + c))) {
                return true;
            }
        }
        return false;
    }

    private double wanted(Tensor target, int row, int c, int channels) {
        return labels ? (target.get(row) == c ? 1 : 0) : target.get(row * channels + c);
    }

    private double below(int c) {
        return predicted[c] + wanted[c] + smoothing;
    }

    /** An empty channel that nothing is predicted for is right. */
    private double score(int c) {
        return below(c) == 0 ? 1 : (2 * both[c] + smoothing) / below(c);
    }

    /** The derivative by the probabilities. */
    private void slope(Tensor target, int sample, int rows, int channels, double weight, Tensor gradient) {
        for (int r = sample * rows; r < (sample + 1) * rows; r++) {
            boolean ignored = ignored(target, r, channels);
            for (int c = 0; c < channels; c++) {
                double d = 0;
                if (!ignored && below(c) != 0) {
                    double grows = squared ? 2 * probabilities.get(r * channels + c) : 1;
                    d = -weight * (2 * wanted(target, r, c, channels) - score(c) * grows) / below(c);
                }
                gradient.set(r * channels + c, d);
            }
        }
    }

    private void throughProbabilities(Tensor gradient) {
        if (labels) {
            ops().softmaxGradient(probabilities, gradient, gradient);
        } else {
            ops().activateGradient(SIGMOID, probabilities, gradient, gradient);
        }
    }

    @Override
    public Shape targetShape(Shape output) {
        return labels ? ClassLoss.rows(output) : output;
    }

    @Override
    public void toProbabilities(Tensor output, Tensor to) {
        if (labels) {
            ops().softmax(output, to);
        } else {
            ops().activate(SIGMOID, output, to);
        }
    }
}
