package org.netloom.spec;

/** Scaled exponential linear unit. */
@Doc(
        summary = "ELU with a limit and a factor for which mean 0 and variance 1 stay from layer to layer.",
        formula = "y = gamma*x for x > 0, gamma*alpha*(exp(x) - 1) otherwise",
        use =
                "For deep stacks of dense layers without normalization, on standardized inputs, with weights of variance 1/fan in"
                        + " (LeCun). The two numbers follow from the fixed point; there is seldom a reason to change them.",
        avoid = "Not with batch norm, ordinary dropout or He initialisation: each of them breaks the fixed point.",
        source = "Klambauer, Unterthiner, Mayr and Hochreiter 2017")
public record SELU(
        @Param(
                doc = "limit for very negative inputs before the factor, with the sign turned",
                min = 0,
                max = 100,
                above = true,
                def = "1.6732632423543772")
        double alpha,

        @Param(doc = "factor of the whole", min = 0, max = 100, above = true, def = "1.0507009873554805")
        double gamma)
        implements Activation {
    public static SELU of() {
        return new SELU(1.6732632423543772, 1.0507009873554805);
    }

    public SELU alpha(double value) {
        return new SELU(value, gamma);
    }

    public SELU gamma(double value) {
        return new SELU(alpha, value);
    }

    @Override
    public ActivationFunction function() {
        return new ActivationFunction(ActivationKind.SELU, alpha, gamma);
    }
}
