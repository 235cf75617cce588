package org.netloom.mode;

import org.netloom.spec.Doc;

/** Learning from samples whose answer is known. */
@Doc(
        summary = "Compares the output with the labels or values that come with the data.",
        formula = "p = p - rate*dL(f(x, p), t)/dp, a batch of samples (x, t) at a time",
        use = "The usual mode: classes, numbers, masks. The loss says what is compared, the optimizer how far each "
                + "step goes.",
        avoid = "Not where nobody knows the answers: an autoencoder learns from the samples alone, DeepQ "
                + "from rewards.",
        source = "Rumelhart, Hinton and Williams 1986")
public record Supervised() implements TrainingMode {
    public static Supervised of() {
        return new Supervised();
    }
}
