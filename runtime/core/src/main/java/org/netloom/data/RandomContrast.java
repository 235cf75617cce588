package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Changes the contrast. */
@Doc(
        summary = "Moves values towards or away from the image's mean.",
        formula = "y = mean + f*(x - mean), f in [1 - share, 1 + share], kept in 0..255",
        use = "Where the light changes, with RandomBrightness.",
        avoid = "Not where contrast is the measurement, and not on images that are black and white already.",
        source = "Howard 2013")
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
