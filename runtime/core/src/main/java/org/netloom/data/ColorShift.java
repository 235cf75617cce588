package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Changes the channels. */
@Doc(
        summary = "Adds a random number to each channel.",
        formula = "y[c] = x[c] + b[c], b[c] in [-share*255, share*255], kept in 0..255",
        use = "Where the colour of the light changes. No use where colour tells the classes apart.",
        avoid = "Not where the colour is the class, as ripe and unripe fruit, and not on grey images.",
        source = "after Krizhevsky et al. 2012, who shift along the principal colours")
public record ColorShift(
        @Param(doc = "largest change", min = 0, max = 1, def = "0.05")
        double share) implements Augmentation {
    public static ColorShift of() {
        return new ColorShift(0.05);
    }

    public ColorShift share(double value) {
        return new ColorShift(value);
    }
}
