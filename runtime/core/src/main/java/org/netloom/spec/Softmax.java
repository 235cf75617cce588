package org.netloom.spec;

import java.util.List;

/** Normalized exponential over the channels. */
@Doc(
        summary = "Turns the channels into probabilities that add up to 1.",
        formula = "y[k] = exp(x[k]) / sum over c of exp(x[c])",
        use =
                "To show probabilities, or as a gate over channels. Not in front of softmax cross-entropy, which has it built in:"
                        + " a second one flattens the gradient.",
        avoid = "Not for several labels at once, which do not exclude each other: take a sigmoid each.",
        source = "Bridle 1990")
@Example(inputs = "[10]")
public record Softmax() implements LayerSpec {
    public static Softmax of() {
        return new Softmax();
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
