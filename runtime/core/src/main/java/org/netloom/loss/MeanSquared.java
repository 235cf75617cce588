package org.netloom.loss;

import org.netloom.spec.Doc;

/** Mean of squared differences. */
@Doc(
        summary = "Mean of the squared differences to the target.",
        formula = "L = mean of (x - t)^2 over all outputs; its gradient is 2*(x - t)/n",
        use = "For regression with errors that are about normal: it aims at the mean. One outlier weighs as "
                + "much as many small errors; Huber is milder. Scale the targets to the size of 1.",
        avoid =
                "Not for classes, where its gradient vanishes on sure mistakes, and not with wild outliers, which it squares.",
        source = "Legendre 1805; Gauss 1809")
public record MeanSquared() implements LossSpec {
    public static MeanSquared of() {
        return new MeanSquared();
    }

    @Override
    public Comparison comparison() {
        return Comparison.NUMBERS;
    }
}
