package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A linear rise in front of another schedule. */
@Doc(
        summary = "Raises the learning rate evenly from almost 0, then follows another schedule.",
        formula = "rate*(step + 1)/(steps of the rise), then as the other schedule over the epochs that remain",
        use = "For large batches and large rates, where the first steps with random weights would diverge. One "
                + "to five epochs are usual.",
        avoid = "Not for small networks with small rates: the slow epochs are lost.",
        source = "Goyal et al. 2017, Accurate, Large Minibatch SGD")
public record WarmUp(
        @Param(doc = "length of the rise", unit = "epochs", min = 1)
        int epochs,

        @Param(doc = "schedule after the rise, over the epochs that remain", def = "{\"type\": \"ConstantRate\"}")
        ScheduleSpec then)
        implements ScheduleSpec {
    public static WarmUp of(int epochs) {
        return new WarmUp(epochs, ConstantRate.of());
    }

    public WarmUp then(ScheduleSpec value) {
        return new WarmUp(epochs, value);
    }
}
