package org.netloom.spec;

/** Gaussian error linear unit. */
@Doc(
        summary = "Weighs its input by the chance that a normal number lies below it.",
        formula =
                "y = x * Phi(x) = x/2 * (1 + erf(x/sqrt(2))); with tanh y = x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715*x^3)))",
        use =
                "The activation of transformers and of ConvNeXt. Smooth, slightly negative below zero. Costs more than ReLU, and"
                        + " its input must be kept for the backward pass. The approximation with tanh is that of GPT-2 and BERT:"
                        + " take it for their weights.",
        avoid = "Not in small networks that must be fast: ReLU learns as well there.",
        source = "Hendrycks and Gimpel 2016")
public record GELU(
        @Param(doc = "none: the error function; tanh: the approximation by a hyperbolic tangent", def = "\"none\"")
        Approximate approximate)
        implements Activation {

    /** How the normal distribution is computed. */
    public enum Approximate {
        NONE,
        TANH
    }

    public static GELU of() {
        return new GELU(Approximate.NONE);
    }

    public GELU approximate(Approximate value) {
        return new GELU(value);
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(approximate == Approximate.TANH ? ActivationKind.GELU_TANH : ActivationKind.GELU);
    }
}
