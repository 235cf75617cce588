package org.netloom.loss;

import org.netloom.spec.Doc;

/** Cross-entropy of independent yes-or-no answers. */
@Doc(
        summary = "Cross-entropy of the sigmoid of every output with a target of 0 or 1.",
        formula = "L = max(x, 0) - x*t + log(1 + exp(-|x|)), mean over all outputs",
        use = "For two classes with one output, or for several labels at once. No Sigmoid layer in front.",
        source = "Cox 1958")
public record BinaryCrossEntropy() implements LossSpec {
    public static BinaryCrossEntropy of() {
        return new BinaryCrossEntropy();
    }
}
