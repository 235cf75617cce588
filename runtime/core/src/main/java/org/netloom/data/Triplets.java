package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.SpecType;

/** Three samples at a time. */
@Doc(
        summary =
                "Triplets of samples for a network with three inputs: an anchor, a positive of its class, a negative of another.",
        formula = "sample = anchor, positive, negative; the target is not used",
        use = "For embeddings: with the loss Triplet the network learns to put samples of one class near each other.",
        avoid = "Not with augmentations that move images: all three would move together.",
        source = "Schroff, Kalenichenko and Philbin 2015, FaceNet")
public record Triplets(
        @Param(doc = "data set with classes that the samples are drawn from")
        DataSpec source,

        @Param(doc = "triplets drawn for each sample of the source", min = 1, max = 1000, def = "1")
        int perSample)
        implements DataSpec {
    public static Triplets of(DataSpec source) {
        return new Triplets(source, 1);
    }

    public Triplets source(DataSpec value) {
        return new Triplets(value, perSample);
    }

    public Triplets perSample(int value) {
        return SpecType.of(Triplets.class).copy(this, "perSample", value);
    }
}
