package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A factor each epoch. */
@Doc(
        summary = "Multiplies the rate by a factor each epoch, smoothly.",
        formula = "factor = factor^epoch",
        use = "A smooth step decay.",
        source = "-")
public record ExponentialDecay(
        @Param(doc = "what the rate is multiplied by in one epoch", min = 0, max = 1, above = true, def = "0.95")
        double factor)
        implements ScheduleSpec {
    public static ExponentialDecay of() {
        return new ExponentialDecay(0.95);
    }

    public ExponentialDecay factor(double value) {
        return new ExponentialDecay(value);
    }
}
