package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** An anchor is nearer to its like than to another. */
@Doc(
        summary = "An anchor must be nearer to a sample of its kind than to one of another kind, by a margin.",
        formula = "L = max(0, d(a, p) - d(a, n) + margin) with d the p-norm of the difference, mean over the batch",
        use =
                "For networks with three outputs of the same size and one set of weights: anchor, positive, negative, in this order. The embedding can then tell samples of kinds it never saw. Targets are not looked at.",
        avoid = "Not with triplets drawn at random to the end: soon most cost nothing, and harder ones must be chosen.",
        source = "Schroff, Kalenichenko and Philbin 2015")
public record Triplet(
        @Param(doc = "by how much the other must be farther", min = 0, above = true, def = "1")
        double margin,

        @Param(doc = "norm of the distance: 2 Euclidean, 1 sum of absolute differences", min = 1, max = 10, def = "2")
        double p)
        implements LossSpec {
    public static Triplet of() {
        return new Triplet(1, 2);
    }

    public Triplet margin(double value) {
        return new Triplet(value, p);
    }

    public Triplet p(double value) {
        return new Triplet(margin, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.NOTHING;
    }

    @Override
    public int outputs() {
        return 3;
    }
}
