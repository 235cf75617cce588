package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** Penalties on large parameters. */
@Doc(
        summary = "Adds penalties on the size of the weights to the loss.",
        formula = "g = g + l2*w + l1*sign(w)",
        use = "Against overfitting; L1 also drives weights to 0.",
        source = "Krogh and Hertz 1991; Tibshirani 1996")
public record Regularization(
        @Param(doc = "factor of the absolute values", min = 0, max = 10, def = "0")
        double l1,

        @Param(doc = "factor of half the squares (weight decay)", min = 0, max = 10, def = "0")
        double l2,

        @Param(doc = "also biases, scales and shifts", def = "false")
        boolean biases)
        implements Spec {
    public static Regularization of() {
        return new Regularization(0, 0, false);
    }

    public Regularization l1(double value) {
        return new Regularization(value, l2, biases);
    }

    public Regularization l2(double value) {
        return new Regularization(l1, value, biases);
    }

    public Regularization biases(boolean value) {
        return new Regularization(l1, l2, value);
    }
}
