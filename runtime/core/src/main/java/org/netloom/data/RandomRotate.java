package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Turns the image. */
@Doc(
        summary = "Turns the image by a random angle.",
        formula = "up to degrees both ways",
        use = "Hand-held pictures; not where up matters.",
        source = "-")
public record RandomRotate(
        @Param(doc = "largest angle", unit = "degrees", min = 0, max = 180, def = "10")
        double degrees) implements Augmentation {
    public static RandomRotate of() {
        return new RandomRotate(10);
    }

    public RandomRotate degrees(double value) {
        return new RandomRotate(value);
    }
}
