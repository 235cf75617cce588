package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Two outputs are near or at least a margin apart. */
@Doc(
        summary = "Two outputs of alike samples must be near, those of different ones at least a margin apart.",
        formula =
                "L = (y*d^2 + (1 - y)*max(0, margin - d)^2)/2 with d = |a - b|, y = 1 for alike pairs, mean over the batch",
        use =
                "For siamese networks: two outputs of the same size, one set of weights, and targets that say whether a pair is alike (1) or not (0).",
        avoid = "Not for samples with classes to be named; not with few different pairs.",
        source = "Hadsell, Chopra and LeCun 2006")
public record Contrastive(
        @Param(doc = "distance that different pairs must have", min = 0, above = true, def = "1")
        double margin) implements LossSpec {
    public static Contrastive of() {
        return new Contrastive(1);
    }

    public Contrastive margin(double value) {
        return new Contrastive(value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.PAIR;
    }

    @Override
    public int outputs() {
        return 2;
    }
}
