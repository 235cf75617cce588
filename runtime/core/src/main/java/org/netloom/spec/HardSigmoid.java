package org.netloom.spec;

/** Logistic function made of three straight lines. */
@Doc(
        summary = "A ramp from 0 to 1 in the place of the logistic function.",
        formula = "y = min(max(0, alpha*x + beta), 1)",
        use =
                "As a gate where an exponential is too dear, as in MobileNet v3. Learns nothing outside of the ramp. Sources"
                        + " differ in the slope: 1/6 in PyTorch and Keras 3, 0.2 in ONNX and Keras 2.",
        avoid = "Not where the saturated parts must still learn: outside of the ramp the gradient is exactly 0.",
        source = "Courbariaux, Bengio and David 2015; Howard et al. 2019")
public record HardSigmoid(
        @Param(doc = "slope of the ramp", min = 0, max = 100, above = true, def = "0.16666666666666666")
        double alpha,

        @Param(doc = "value at 0", min = -100, max = 100, def = "0.5")
        double beta)
        implements Activation {
    public static HardSigmoid of() {
        return new HardSigmoid(0.16666666666666666, 0.5);
    }

    public HardSigmoid alpha(double value) {
        return new HardSigmoid(value, beta);
    }

    public HardSigmoid beta(double value) {
        return new HardSigmoid(alpha, value);
    }

    @Override
    public ActivationFunction function() {
        return new ActivationFunction(ActivationKind.HARD_SIGMOID, alpha, beta);
    }
}
