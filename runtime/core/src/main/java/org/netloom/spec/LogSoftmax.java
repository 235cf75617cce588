package org.netloom.spec;

import java.util.List;

/** Logarithm of softmax over the channels. */
@Doc(
        summary = "Turns the channels into logarithms of probabilities that add up to 1.",
        formula = "y[k] = x[k] - log(sum over c of exp(x[c]))",
        use = "Where logarithms of probabilities are asked for: no probability is rounded to 0. Not in front of softmax"
                + " cross-entropy, which has it built in.",
        avoid =
                "Not to show probabilities: take Softmax. Not between layers, where its outputs are all negative and tied to each other.",
        source = "Bridle 1990")
public record LogSoftmax() implements LayerSpec {
    public static LogSoftmax of() {
        return new LogSoftmax();
    }

    @Override
    public Category category() {
        return Category.ACTIVATION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return single(inputs);
    }

    @Override
    public Retains retains() {
        return Retains.OUTPUT;
    }
}
