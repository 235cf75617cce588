package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Changes the contrast. */
@Doc(
        summary = "Moves values towards or away from their mean.",
        formula = "factor in [1 - share, 1 + share]",
        use = "Changing light.",
        source = "-")
public record RandomContrast(
        @Param(doc = "largest change", min = 0, max = 1, def = "0.1")
        double share) implements Augmentation {
    public static RandomContrast of() {
        return new RandomContrast(0.1);
    }

    public RandomContrast share(double value) {
        return new RandomContrast(value);
    }
}
