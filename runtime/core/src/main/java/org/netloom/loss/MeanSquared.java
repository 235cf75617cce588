package org.netloom.loss;

import org.netloom.spec.Doc;

/** Mean of squared differences. */
@Doc(
        summary = "Mean of the squared differences to the target.",
        formula = "L = mean of (x - t)^2",
        use = "For regression with errors that are about normal; outliers weigh heavily.",
        source = "Legendre 1805")
public record MeanSquared() implements LossSpec {
    public static MeanSquared of() {
        return new MeanSquared();
    }
}
