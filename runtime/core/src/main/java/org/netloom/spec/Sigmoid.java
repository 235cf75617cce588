package org.netloom.spec;

/** Logistic function. */
@Doc(
        summary = "Squeezes every number into 0 to 1.",
        formula = "y = 1/(1 + exp(-x))",
        use =
                "Where a number is a probability, as the gate of an attention. Between layers prefer ReLU: the slope is at"
                        + " most 1/4 and vanishes on both sides. Binary cross-entropy has it built in: put none in front of it.",
        avoid =
                "Not between the layers of a deep network, and not in front of binary cross-entropy, which has it inside.",
        source = "Verhulst 1845; Rumelhart, Hinton and Williams 1986 for back-propagation through it")
public record Sigmoid() implements Activation {
    public static Sigmoid of() {
        return new Sigmoid();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.SIGMOID);
    }
}
