package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Turns the image. */
@Doc(
        summary = "Turns the image around its centre by a random angle.",
        formula = "angle in [-degrees, degrees]",
        use = "For pictures taken by hand and for writing, up to 15 degrees; for images from above up to 180.",
        avoid = "Not by large angles where the direction is the meaning: a 6 becomes a 9.",
        source = "Simard, Steinkraus and Platt 2003")
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
