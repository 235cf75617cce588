package org.netloom.optimize;

import org.netloom.spec.Doc;

/** No change. */
@Doc(summary = "The rate stays.", formula = "factor = 1", use = "To begin with.", source = "-")
public record ConstantRate() implements ScheduleSpec {
    public static ConstantRate of() {
        return new ConstantRate();
    }
}
