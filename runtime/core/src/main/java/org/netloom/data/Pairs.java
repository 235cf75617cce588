package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.SpecType;

/** Two samples at a time, alike or not. */
@Doc(
        summary =
                "Pairs of samples for a network with two inputs: every second pair is of one class, the others are of two.",
        formula = "sample = first, second; target = 1 where both are of one class, else 0",
        use =
                "For siamese networks: the same weights look at both, a loss such as Contrastive, or a Dense layer behind their difference, says whether they are alike. What is new at the test may be compared, too.",
        avoid =
                "Not with augmentations that move images: both would move together. For plain classification train a classifier.",
        source = "Bromley, Guyon, LeCun, Saeckinger and Shah 1993")
public record Pairs(
        @Param(doc = "data set with classes that the samples are drawn from")
        DataSpec source,

        @Param(doc = "pairs drawn for each sample of the source", min = 1, max = 1000, def = "1")
        int perSample)
        implements DataSpec {
    public static Pairs of(DataSpec source) {
        return new Pairs(source, 1);
    }

    public Pairs source(DataSpec value) {
        return new Pairs(value, perSample);
    }

    public Pairs perSample(int value) {
        return SpecType.of(Pairs.class).copy(this, "perSample", value);
    }
}
