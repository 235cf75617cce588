package org.netloom.loss;

import org.netloom.spec.Doc;

/** Cross-entropy of independent yes-or-no answers. */
@Doc(
        summary = "Cross-entropy of the sigmoid of every output with a target between 0 and 1.",
        formula = "L = max(x, 0) - x*t + log(1 + exp(-|x|)), mean over all outputs; its gradient is sigmoid(x) - t",
        use = "For two classes with one output, for several labels at once, for masks, and for images scaled "
                + "to 0..1 in an autoencoder. No Sigmoid layer in front: it is inside and numerically safe here.",
        avoid = "Not for one class out of several, and not behind a Sigmoid layer, which would be applied twice.",
        source = "Cox 1958 (logistic regression)")
public record BinaryCrossEntropy() implements LossSpec {
    public static BinaryCrossEntropy of() {
        return new BinaryCrossEntropy();
    }

    @Override
    public Comparison comparison() {
        return Comparison.ANSWERS;
    }

    @Override
    public Inside inside() {
        return Inside.SIGMOID;
    }
}
