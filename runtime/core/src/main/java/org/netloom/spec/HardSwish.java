package org.netloom.spec;

/** SiLU with straight lines in the place of the logistic function. */
@Doc(
        summary = "Weighs its input by a ramp from 0 at -3 to 1 at 3: SiLU without an exponential.",
        formula = "y = x * min(max(0, x/6 + 1/2), 1)",
        use =
                "The activation of MobileNet v3: almost SiLU at the price of ReLU. Its input must be kept for the backward pass.",
        avoid = "Not where exponentials are cheap: SiLU is smooth and learns a little better.",
        source = "Howard et al. 2019")
public record HardSwish() implements Activation {
    public static HardSwish of() {
        return new HardSwish();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.HARD_SWISH);
    }
}
