package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Blanks a square. */
@Doc(
        summary = "Sets a random square to the mean of the image.",
        formula = "side*side pixels at a random place",
        use = "Makes the network look at more than one part.",
        source = "DeVries and Taylor 2017")
public record Cutout(
        @Param(doc = "side of the square", unit = "pixels", min = 1, max = 1024, def = "8")
        int side) implements Augmentation {
    public static Cutout of() {
        return new Cutout(8);
    }

    public Cutout side(int value) {
        return new Cutout(value);
    }
}
