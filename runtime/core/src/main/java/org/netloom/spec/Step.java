package org.netloom.spec;

/** Threshold unit. */
@Doc(
        summary = "1 for inputs of 0 and more, 0 for negative ones: the output of a perceptron.",
        formula = "y = 1 for x >= 0, 0 otherwise; backward dx = dy",
        use =
                "The output of a perceptron, behind a dense layer. Its own slope is 0, so the backward pass hands the gradient on as if y = x: with half the squared error (y - t)^2/2 the weights then follow the delta rule w = w + rate*(t - y)*x, the perceptron's. Learns only what a line can separate: not XOR. Between layers take a function with a slope.",
        avoid = "Not in networks of several layers: what passes straight through is no gradient of what was computed.",
        source =
                "Rosenblatt 1958; Widrow and Hoff 1960 for the delta rule; Bengio et al. 2013 for the gradient straight through")
public record Step() implements Activation {
    public static Step of() {
        return new Step();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.STEP);
    }
}
