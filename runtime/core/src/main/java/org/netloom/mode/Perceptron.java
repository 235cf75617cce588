package org.netloom.mode;

import org.netloom.spec.Doc;

/** The delta rule. */
@Doc(
        summary = "Changes the weights after every sample that the step activation gets wrong, by the delta rule.",
        formula = "w = w + rate*(t - y)*x, b = b + rate*(t - y), with y = step(w*x + b); ends when an epoch has no "
                + "error",
        use = "For a single Dense layer with Step behind it: the first network that learned. It finds a line between "
                + "two classes, whenever there is one, in finitely many corrections, and never settles where there is "
                + "none. The optimizer is Sgd; its learning rate does not decide whether it succeeds.",
        avoid = "Not for classes that no straight line parts, xor for one, and not with hidden layers: "
                + "Supervised has the gradients for that.",
        source = "Rosenblatt 1958; Widrow and Hoff 1960; its limits: Minsky and Papert 1969")
public record Perceptron() implements TrainingMode {
    public static Perceptron of() {
        return new Perceptron();
    }
}
