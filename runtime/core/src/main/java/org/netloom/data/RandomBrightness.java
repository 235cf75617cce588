package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Changes the brightness. */
@Doc(
        summary = "Adds one random number to the whole image.",
        formula = "y = x + b, b in [-share*255, share*255], kept in 0..255",
        use = "Where the light changes.",
        avoid = "Not where brightness is the measurement, as in X-ray or depth images.",
        source = "Howard 2013")
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
