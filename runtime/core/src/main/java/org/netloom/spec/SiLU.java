package org.netloom.spec;

/** Sigmoid linear unit, also called swish. */
@Doc(
        summary = "Multiplies its input by its sigmoid.",
        formula = "y = x * sigmoid(x) = x/(1 + exp(-x))",
        use =
                "The activation of EfficientNet and MobileNetV3. Smooth, slightly negative below zero. Its input must be kept for"
                        + " the backward pass.",
        avoid =
                "Not where memory is short or inference must be cheap: ReLU needs neither its input nor an exponential.",
        source = "Elfwing, Uchibe and Doya 2017; Ramachandran, Zoph and Le 2017 (swish)")
public record SiLU() implements Activation {
    public static SiLU of() {
        return new SiLU();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.SILU);
    }
}
