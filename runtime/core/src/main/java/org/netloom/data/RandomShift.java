package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Moves the image. */
@Doc(
        summary = "Moves the image by a random distance.",
        formula = "up to share*extent in both directions",
        use = "Objects that stand anywhere.",
        source = "-")
public record RandomShift(
        @Param(doc = "largest distance as a share of the extent", min = 0, max = 1, def = "0.1")
        double share) implements Augmentation {
    public static RandomShift of() {
        return new RandomShift(0.1);
    }

    public RandomShift share(double value) {
        return new RandomShift(value);
    }
}
