package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Moves the image. */
@Doc(
        summary = "Moves the image by a random distance; what comes in is 0.",
        formula = "distance in [-share, share] of the extent, down and to the right, each its own",
        use = "Where objects may stand anywhere, as digits drawn by hand.",
        avoid =
                "Not where the place is the answer, as in key points without moving them along, and not so far that the object leaves the image.",
        source = "LeCun et al. 1998; Simard, Steinkraus and Platt 2003")
public record RandomShift(
        @Param(doc = "largest distance as a share of the extent", min = 0, max = 1, def = "0.1")
        double share) implements Augmentation {
    public static RandomShift of() {
        return new RandomShift(0.1);
    }

    public RandomShift share(double value) {
        return new RandomShift(value);
    }
}
