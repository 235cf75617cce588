package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Up, then down. */
@Doc(
        summary = "Raises the learning rate to its full value and lowers it to almost nothing, both along half a "
                + "cosine.",
        formula = "factor from 1/startDivisor to 1 over the first warmShare of the steps, then down to 1/endDivisor",
        use = "Allows learning rates several times larger than usual and so shorter trainings. The optimizer's "
                + "rate is the peak.",
        avoid = "Not with early stopping, and not with the rate of another schedule: its peak wants a test of its own.",
        source = "Smith and Topin 2018, Super-Convergence")
public record OneCycle(
        @Param(doc = "share of the steps on the way up", min = 0, max = 1, above = true, below = true, def = "0.3")
        double warmShare,

        @Param(doc = "the first rate is the peak divided by this", min = 1, def = "25")
        double startDivisor,

        @Param(doc = "the last rate is the peak divided by this", min = 1, def = "10000")
        double endDivisor)
        implements ScheduleSpec {
    public static OneCycle of() {
        return new OneCycle(0.3, 25, 10000);
    }

    public OneCycle warmShare(double value) {
        return new OneCycle(value, startDivisor, endDivisor);
    }

    public OneCycle startDivisor(double value) {
        return new OneCycle(warmShare, value, endDivisor);
    }

    public OneCycle endDivisor(double value) {
        return new OneCycle(warmShare, startDivisor, value);
    }
}
