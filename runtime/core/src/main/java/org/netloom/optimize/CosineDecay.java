package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Down along half a cosine. */
@Doc(
        summary = "Lowers the learning rate along half a cosine, to its end value at the last step.",
        formula = "rate*(end + (1 - end)*(1 + cos(pi*step/(steps - 1)))/2)",
        use = "A good default when the number of epochs is known: high for long, then gently down, with "
                + "nothing to tune.",
        avoid = "Not where the number of epochs is open: stopped early, it never came to its small rates.",
        source = "Loshchilov and Hutter 2017 (SGDR, without restarts)")
public record CosineDecay(
        @Param(doc = "factor at the last step", min = 0, max = 1, def = "0")
        double end) implements ScheduleSpec {
    public static CosineDecay of() {
        return new CosineDecay(0);
    }

    public CosineDecay end(double value) {
        return new CosineDecay(value);
    }
}
