package org.netloom.optimize;

import org.netloom.spec.Doc;

/** No change. */
@Doc(
        summary = "The learning rate stays as it is.",
        formula = "factor = 1",
        use = "To begin with, and to find the largest rate that works. Towards the end the loss jitters around "
                + "its minimum; a falling rate gains the last percent.",
        avoid = "Not to the end of a long training: a rate that falls reaches a lower loss.",
        source = "Robbins and Monro 1951 show why the rate must fall to converge")
public record ConstantRate() implements ScheduleSpec {
    public static ConstantRate of() {
        return new ConstantRate();
    }
}
