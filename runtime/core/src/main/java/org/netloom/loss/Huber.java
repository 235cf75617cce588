package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Squared for small differences, absolute for large ones. */
@Doc(
        summary = "Squared for small, absolute for large differences.",
        formula = "L = d^2/2 for |d| <= delta, else delta*(|d| - delta/2), mean over all outputs",
        use = "For regression with a few outliers.",
        source = "Huber 1964")
public record Huber(
        @Param(doc = "where the square ends", min = 0, above = true, def = "1")
        double delta) implements LossSpec {
    public static Huber of() {
        return new Huber(1);
    }

    public Huber delta(double value) {
        return new Huber(value);
    }
}
