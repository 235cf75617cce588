package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Squared for small differences, absolute for large ones. */
@Doc(
        summary = "Squared for small differences, absolute for large ones.",
        formula = "L = d^2/2 for |d| <= delta, else delta*(|d| - delta/2), with d = x - t; mean over all outputs",
        use = "For regression with a few outliers: smooth at the target as the squared error, and as calm far "
                + "away as the absolute one. delta is the difference from which a sample counts as an outlier.",
        avoid = "Not for classes; and with a delta far above or below the errors it is just one of its two halves.",
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

    @Override
    public Comparison comparison() {
        return Comparison.NUMBERS;
    }
}
