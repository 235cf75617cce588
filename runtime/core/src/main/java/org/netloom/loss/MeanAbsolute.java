package org.netloom.loss;

import org.netloom.spec.Doc;

/** Mean of absolute differences. */
@Doc(
        summary = "Mean of the absolute differences to the target.",
        formula = "L = mean of |x - t| over all outputs; its gradient is sign(x - t)/n",
        use = "For regression with outliers: it aims at the median, and reads as the average error. Its "
                + "gradient does not become smaller near the target, so lower the learning rate towards the end.",
        avoid =
                "Not where small errors count: the gradient has the same size right up to the target, so the end jitters.",
        source = "Boscovich 1757; Laplace 1774")
public record MeanAbsolute() implements LossSpec {
    public static MeanAbsolute of() {
        return new MeanAbsolute();
    }

    @Override
    public Comparison comparison() {
        return Comparison.NUMBERS;
    }
}
