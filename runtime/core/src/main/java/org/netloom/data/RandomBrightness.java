package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Changes the brightness. */
@Doc(
        summary = "Adds a random number to all channels.",
        formula = "up to share*255 both ways",
        use = "Changing light.",
        source = "-")
public record RandomBrightness(
        @Param(doc = "largest change", min = 0, max = 1, def = "0.1")
        double share) implements Augmentation {
    public static RandomBrightness of() {
        return new RandomBrightness(0.1);
    }

    public RandomBrightness share(double value) {
        return new RandomBrightness(value);
    }
}
