package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Blanks a square. */
@Doc(
        summary = "Covers a random square with the image's mean.",
        formula = "side*side pixels inside the image become mean[c]",
        use = "Makes the network look at more than one part of an object. 8 to 16 pixels for CIFAR-10.",
        avoid = "Not where one small part decides the class, and not on images hardly larger than the square.",
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
