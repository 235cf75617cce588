package org.netloom.spec;

/** Rectified linear unit with a slope for negative inputs. */
@Doc(
        summary = "Keeps positive values, multiplies negative ones by a small slope.",
        formula = "y = x for x > 0, alpha*x otherwise",
        use = "Where ReLU units die: the gradient is never 0.",
        avoid = "Not by habit: where no units die, ReLU is as good and sparser.",
        source = "Maas et al. 2013")
@Example(settings = "{\"alpha\": 0.1}")
public record LeakyReLU(
        @Param(doc = "slope for negative inputs", min = 0, max = 1, below = true, above = true, def = "0.01")
        double alpha)
        implements Activation {
    public static LeakyReLU of() {
        return new LeakyReLU(0.01);
    }

    public LeakyReLU alpha(double value) {
        return new LeakyReLU(value);
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.LEAKY_RELU, alpha);
    }
}
