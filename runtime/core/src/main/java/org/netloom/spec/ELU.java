package org.netloom.spec;

/** Exponential linear unit. */
@Doc(
        summary = "Keeps positive values, lets negative ones run smoothly towards -alpha.",
        formula = "y = x for x > 0, alpha*(exp(x) - 1) otherwise",
        use = "Instead of ReLU where units die and batch norm is not used: the mean of the outputs is nearer to 0.",
        avoid =
                "Not where speed counts most: the exponential costs more than ReLU, and behind batch norm it gains little.",
        source = "Clevert, Unterthiner and Hochreiter 2016")
public record ELU(
        @Param(
                doc = "limit for very negative inputs, with the sign turned",
                min = 0,
                max = 100,
                above = true,
                def = "1")
        double alpha)
        implements Activation {
    public static ELU of() {
        return new ELU(1);
    }

    public ELU alpha(double value) {
        return new ELU(value);
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.ELU, alpha);
    }
}
