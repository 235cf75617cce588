package org.netloom.loss;

import org.netloom.spec.Doc;

/** Mean of absolute differences. */
@Doc(
        summary = "Mean of the absolute differences to the target.",
        formula = "L = mean of |x - t|",
        use = "For regression with outliers; aims at the median.",
        source = "Boscovich 1757")
public record MeanAbsolute() implements LossSpec {
    public static MeanAbsolute of() {
        return new MeanAbsolute();
    }
}
