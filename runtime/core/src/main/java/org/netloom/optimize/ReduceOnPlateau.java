package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A factor when nothing improves. */
@Doc(
        summary = "Multiplies the learning rate by a factor when the loss has not improved for some epochs.",
        formula = "factor = factor*reduction after patience epochs whose loss was not below (1 - threshold)*best",
        use = "When it is not known how long to train. Looks at the loss of the validation part, or of the "
                + "training part where there is none.",
        avoid = "Not on a validation part so small that its loss is noise: the rate falls by chance.",
        source = "Simonyan and Zisserman 2015 and He et al. 2015 divide by 10 when the error stops falling")
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
