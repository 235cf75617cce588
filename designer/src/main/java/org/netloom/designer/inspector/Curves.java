package org.netloom.designer.inspector;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.LayerSpec;

/** The functions of activations, to be drawn; for computing there are the operations of the runtime. */
final class Curves {
    private static final double STEP = 1e-4;

    private Curves() {}

    /** The function of an activation; empty where it is none of one number, as softmax. */
    static Optional<DoubleUnaryOperator> of(LayerSpec spec) {
        return spec instanceof Activation a ? Optional.of(x -> value(a.function(), x)) : Optional.empty();
    }

    /** Its slope. */
    static DoubleUnaryOperator slope(DoubleUnaryOperator f) {
        return x -> (f.applyAsDouble(x + STEP) - f.applyAsDouble(x - STEP)) / (2 * STEP);
    }

    private static double value(ActivationFunction f, double x) {
        return switch (f.kind()) {
            case IDENTITY -> x;
            case STEP -> x >= 0 ? 1 : 0;
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case RELU -> Math.max(0, x);
            case CLIP -> Math.min(f.beta(), Math.max(f.alpha(), x));
            case LEAKY_RELU -> x > 0 ? x : f.alpha() * x;
            case ELU -> x > 0 ? x : f.alpha() * Math.expm1(x);
            case SELU -> f.beta() * (x > 0 ? x : f.alpha() * Math.expm1(x));
            case HARD_SIGMOID -> Math.clamp(f.alpha() * x + f.beta(), 0, 1);
            case SOFTPLUS -> softplus(x);
            case GELU -> 0.5 * x * (1 + erf(x / Math.sqrt(2)));
            case GELU_TANH -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
            case SILU -> x * sigmoid(x);
            case MISH -> x * Math.tanh(softplus(x));
            case HARD_SWISH -> x * Math.clamp(x / 6 + 0.5, 0, 1);
        };
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(-Math.abs(x))) + Math.max(0, x);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Abramowitz and Stegun 1964, 7.1.26: right to 1.5e-7, finer than any line. */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double p = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
        return Math.signum(x) * (1 - p * Math.exp(-x * x));
    }
}
