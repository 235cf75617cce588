package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A factor each epoch. */
@Doc(
        summary = "Multiplies the learning rate by a factor in each epoch, a little at every step.",
        formula = "rate*factor^epoch, the epoch counted with its fraction",
        use = "A step decay without steps. After n epochs the rate is factor^n of what it was: 0.95 leaves 60 "
                + "% after 10 epochs and 8 % after 50.",
        avoid = "Not with a factor guessed for another number of epochs: the rate may be gone half way.",
        source = "Szegedy et al. 2015 (4 % every 8 epochs for GoogLeNet)")
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
