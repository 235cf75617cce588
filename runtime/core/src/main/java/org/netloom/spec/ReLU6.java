package org.netloom.spec;

/** Rectified linear unit that stops at 6. */
@Doc(
        summary = "Keeps values between 0 and 6, cuts off the others.",
        formula = "y = min(max(0, x), 6)",
        use = "The activation of MobileNet: bounded outputs survive arithmetic of few bits. Otherwise ReLU.",
        avoid = "Not outside of mobile and quantised networks: the upper bound only takes gradient away.",
        source = "Krizhevsky 2010; Howard et al. 2017 for MobileNet")
public record ReLU6() implements Activation {
    public static ReLU6 of() {
        return new ReLU6();
    }

    @Override
    public ActivationFunction function() {
        return new ActivationFunction(ActivationKind.CLIP, 0, 6);
    }
}
