package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Changes the channels. */
@Doc(
        summary = "Adds a random number to each channel.",
        formula = "up to share*255 both ways, each channel its own",
        use = "Changing colour of light.",
        source = "Krizhevsky et al. 2012")
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
