package org.netloom.spec;

/** Gaussian error linear unit. */
@Doc(
        summary = "Weighs its input by the chance that a normal number lies below it.",
        formula = "y = x * Phi(x) = x/2 * (1 + erf(x/sqrt(2)))",
        use =
                "The activation of transformers and of ConvNeXt. Smooth, slightly negative below zero. Costs more than ReLU, and"
                        + " its input must be kept for the backward pass.",
        avoid = "Not in small networks that must be fast: ReLU learns as well there.",
        source = "Hendrycks and Gimpel 2016")
public record GELU() implements Activation {
    public static GELU of() {
        return new GELU();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.GELU);
    }
}
