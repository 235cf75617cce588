package org.netloom.spec;

/** Self-regularized non-monotonic unit. */
@Doc(
        summary = "Weighs its input by the hyperbolic tangent of its softplus: a smooth ReLU that dips below 0.",
        formula = "y = x * tanh(log(1 + exp(x)))",
        use =
                "In the place of ReLU or SiLU, as in YOLO v4. Costs more than either, and its input must be kept for the backward pass.",
        avoid = "Not where speed or memory count: it needs an exponential, a logarithm and its input again.",
        source = "Misra 2020")
public record Mish() implements Activation {
    public static Mish of() {
        return new Mish();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.MISH);
    }
}
