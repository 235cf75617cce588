package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** Penalties on large parameters. */
@Doc(
        summary = "Adds penalties on the size of the weights to the loss.",
        formula = "loss + l1*sum of |w| + l2/2*sum of w^2, so g = g + l1*sign(w) + l2*w",
        use = "Against overfitting. L2 of 0.0001 to 0.0005 is usual for convolutional networks; L1 also drives "
                + "weights to exactly 0. Biases and the scales and shifts of batch norm are left out unless asked "
                + "for. With Adam prefer AdamW to L2.",
        avoid = "Not where the network does not even fit the training part: a penalty makes that worse.",
        source = "Krogh and Hertz 1992 (weight decay); Tibshirani 1996 (L1)")
@Example(settings = "{\"l2\": 0.0005}")
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
