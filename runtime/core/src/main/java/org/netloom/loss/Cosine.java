package org.netloom.loss;

import org.netloom.spec.Doc;

/** The angle between output and target. */
@Doc(
        summary = "One minus the cosine of the angle between output and target.",
        formula = "L = 1 - x*t/(|x|*|t|), mean over the batch; 0 for the same direction, 2 for the opposite one",
        use =
                "For targets that are vectors of which only the direction matters, such as embeddings of another network.",
        avoid = "Not where the length of the vector matters, and not for a single number.",
        source = "Salton, Wong and Yang 1975")
public record Cosine() implements LossSpec {
    public static Cosine of() {
        return new Cosine();
    }

    @Override
    public Comparison comparison() {
        return Comparison.NUMBERS;
    }
}
