package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Zooms the image. */
@Doc(
        summary = "Enlarges or shrinks the image around its centre by a random factor.",
        formula = "factor in [1 - share, 1 + share]",
        use = "Where objects are seen at different distances.",
        avoid = "Not where the size tells the classes apart.",
        source = "LeCun et al. 1998; Simonyan and Zisserman 2015 (scale jittering)")
public record RandomScale(
        @Param(doc = "largest change of size", min = 0, max = 1, below = true, def = "0.1")
        double share) implements Augmentation {
    public static RandomScale of() {
        return new RandomScale(0.1);
    }

    public RandomScale share(double value) {
        return new RandomScale(value);
    }
}
