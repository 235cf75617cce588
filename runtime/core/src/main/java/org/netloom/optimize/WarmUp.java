package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A linear rise in front of another schedule. */
@Doc(
        summary = "Raises the rate linearly from almost 0, then follows another schedule.",
        formula = "factor = (step + 1)/(warm steps), then as the other schedule",
        use = "For large batches and rates, where the first steps would diverge.",
        source = "Goyal et al. 2017")
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
