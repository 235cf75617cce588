package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Overlap of the softmax with the right classes. */
@Doc(
        summary = "One minus the overlap of predicted and true regions, class by class.",
        formula =
                "L = 1 - mean over samples and classes of (2*sum p*t + s)/(sum p + sum t + s) with p = softmax(x) and smoothing s; squared: p^2 and t^2 below",
        use =
                "For a class per pixel where the wanted region is small: every class counts the same however few pixels it has. Its gradient is noisy for tiny regions; often added to cross-entropy in a WeightedSum. No Softmax layer in front: it is inside.",
        avoid = "Not for one class of a whole sample, and not alone where its noise stops the learning.",
        source = "Milletari, Navab and Ahmadi 2016")
public record Dice(
        @Param(doc = "added above and below, so that an empty class costs nothing", min = 0, max = 1000000, def = "1")
        double smoothing,

        @Param(doc = "squares in the denominator, as in the paper", def = "false")
        boolean squared,

        @Param(doc = "label of rows that count for nothing, such as unknown pixels", def = "-1")
        int ignore)
        implements LossSpec {
    public static Dice of() {
        return new Dice(1, false, -1);
    }

    public Dice smoothing(double value) {
        return new Dice(value, squared, ignore);
    }

    public Dice squared(boolean value) {
        return new Dice(smoothing, value, ignore);
    }

    public Dice ignore(int value) {
        return new Dice(smoothing, squared, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.CLASS;
    }

    @Override
    public Inside inside() {
        return Inside.SOFTMAX;
    }
}
