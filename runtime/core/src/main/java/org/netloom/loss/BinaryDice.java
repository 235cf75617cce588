package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Overlap of the sigmoid with a mask. */
@Doc(
        summary = "One minus the overlap of a predicted mask with the true one.",
        formula =
                "L = 1 - mean over samples and channels of (2*sum p*t + s)/(sum p + sum t + s) with p = sigmoid(x) and smoothing s; squared: p^2 and t^2 below",
        use =
                "For masks of yes and no where the wanted region is small. Often added to BinaryCrossEntropy in a WeightedSum. No Sigmoid layer in front: it is inside.",
        avoid = "Not for answers of a whole sample; not for one class out of several.",
        source = "Milletari, Navab and Ahmadi 2016")
public record BinaryDice(
        @Param(doc = "added above and below, so that an empty class costs nothing", min = 0, max = 1000000, def = "1")
        double smoothing,

        @Param(doc = "squares in the denominator, as in the paper", def = "false")
        boolean squared)
        implements LossSpec {
    public static BinaryDice of() {
        return new BinaryDice(1, false);
    }

    public BinaryDice smoothing(double value) {
        return new BinaryDice(value, squared);
    }

    public BinaryDice squared(boolean value) {
        return new BinaryDice(smoothing, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.ANSWERS;
    }

    @Override
    public Inside inside() {
        return Inside.SIGMOID;
    }
}
