package org.netloom.spec;

/** Hyperbolic tangent. */
@Doc(
        summary = "Squeezes every number into -1 to 1, zero stays zero.",
        formula = "y = tanh(x) = (exp(x) - exp(-x))/(exp(x) + exp(-x))",
        use =
                "The activation of the classical networks such as LeNet-5; centred on zero and steeper than sigmoid, but its"
                        + " gradient vanishes as well where |x| is large.",
        avoid = "Not between the layers of a deep network without normalization: its gradient vanishes.",
        source = "LeCun, Bottou, Orr and Mueller 1998, Efficient BackProp")
public record Tanh() implements Activation {
    public static Tanh of() {
        return new Tanh();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.TANH);
    }
}
