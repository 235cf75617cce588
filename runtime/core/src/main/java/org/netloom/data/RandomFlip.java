package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Mirrors the image. */
@Doc(
        summary = "Mirrors half of the images.",
        formula = "each direction with probability 1/2",
        use = "For natural images, left and right. Never for digits, letters or anything where the sides " + "matter.",
        avoid = "Not for digits, letters and road signs: mirrored they are something else.",
        source = "Krizhevsky et al. 2012")
public record RandomFlip(
        @Param(doc = "left and right", def = "true") boolean horizontal,
        @Param(doc = "top and bottom", def = "false") boolean vertical)
        implements Augmentation {
    public static RandomFlip of() {
        return new RandomFlip(true, false);
    }

    public RandomFlip horizontal(boolean value) {
        return new RandomFlip(value, vertical);
    }

    public RandomFlip vertical(boolean value) {
        return new RandomFlip(horizontal, value);
    }
}
