package org.netloom.spec;

/** Smooth rectifier. */
@Doc(
        summary = "A smooth ReLU: always positive, with a slope that is the sigmoid.",
        formula = "y = log(1 + exp(x))",
        use =
                "Where an output must be positive, such as a deviation or a rate. Between layers ReLU is cheaper and works as well.",
        avoid = "Not as the usual activation of hidden layers: it is never 0 and dearer than ReLU.",
        source = "Dugas, Bengio et al. 2001; Glorot, Bordes and Bengio 2011")
public record Softplus() implements Activation {
    public static Softplus of() {
        return new Softplus();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.SOFTPLUS);
    }
}
