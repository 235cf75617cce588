package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A factor when nothing improves. */
@Doc(
        summary = "Multiplies the rate by a factor when the validation loss has not improved for some epochs.",
        formula = "factor = factor*reduction after patience epochs without improvement",
        use = "When the length of the training is not known.",
        source = "-")
public record ReduceOnPlateau(
        @Param(doc = "what the rate is multiplied by", min = 0, max = 1, above = true, below = true, def = "0.1")
        double reduction,

        @Param(doc = "epochs without improvement to wait", unit = "epochs", min = 1, def = "5")
        int patience,

        @Param(doc = "relative improvement of the loss that counts", min = 0, max = 1, def = "0.0001")
        double threshold)
        implements ScheduleSpec {
    public static ReduceOnPlateau of() {
        return new ReduceOnPlateau(0.1, 5, 0.0001);
    }

    public ReduceOnPlateau reduction(double value) {
        return new ReduceOnPlateau(value, patience, threshold);
    }

    public ReduceOnPlateau patience(int value) {
        return new ReduceOnPlateau(reduction, value, threshold);
    }

    public ReduceOnPlateau threshold(double value) {
        return new ReduceOnPlateau(reduction, patience, value);
    }
}
