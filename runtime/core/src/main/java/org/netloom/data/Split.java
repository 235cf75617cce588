package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** How samples are shared out. */
@Doc(
        summary = "Shares the samples out by the seed; a set with a test part of its own keeps it.",
        formula = "the rest trains",
        use = "Validation steers the training, test judges it once.",
        source = "-")
public record Split(
        @Param(doc = "share for validation", min = 0, max = 1, below = true, def = "0.1")
        double validation,

        @Param(doc = "share for the test", min = 0, max = 1, below = true, def = "0.2")
        double test)
        implements Spec {
    public static Split of() {
        return new Split(0.1, 0.2);
    }

    public Split validation(double value) {
        return new Split(value, test);
    }

    public Split test(double value) {
        return new Split(validation, value);
    }
}
