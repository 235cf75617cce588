package org.netloom.ops;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;

/** Activation functions and their derivatives in double precision, plainly: what faster ones are held against. */
final class ScalarMath {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
    private static final double ONE_OVER_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI);

    /** {@code (1 + tanh(z))/2 = sigmoid(2z)}, so the factor of the formula twice (Hendrycks and Gimpel 2016). */
    private static final double GELU_TWICE = 2 * Math.sqrt(2 / Math.PI);

    private static final double GELU_CUBE = 0.044715;

    private ScalarMath() {}

    static double activate(ActivationFunction f, double x) {
        return switch (f.kind()) {
            case IDENTITY -> x;
            case STEP -> x >= 0 ? 1 : x < 0 ? 0 : x;
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case RELU -> x < 0 ? 0 : x;
            case CLIP -> clip(x, f.alpha(), f.beta());
            case LEAKY_RELU -> x < 0 ? f.alpha() * x : x;
            case ELU -> x < 0 ? f.alpha() * Math.expm1(x) : x;
            case SELU -> f.beta() * (x < 0 ? f.alpha() * Math.expm1(x) : x);
            case HARD_SIGMOID -> clip(f.alpha() * x + f.beta(), 0, 1);
            case SOFTPLUS -> softplus(x);
            case GELU -> x * normal(x);
            case GELU_TANH -> x * sigmoid(GELU_TWICE * (x + GELU_CUBE * x * x * x));
            case SILU -> x * sigmoid(x);
            case MISH -> x * Math.tanh(softplus(x));
            case HARD_SWISH -> x * clip(x + 3, 0, 6) / 6;
        };
    }

    /** f' from the value that {@link ActivationKind#retains()} names: s is the output or, from GELU on, the input. */
    static double derivative(ActivationFunction f, double s) {
        return switch (f.kind()) {
            case IDENTITY, STEP -> 1;
            case SIGMOID -> s * (1 - s);
            case TANH -> 1 - s * s;
            case RELU -> s > 0 ? 1 : 0;
            case CLIP -> s > f.alpha() && s < f.beta() ? 1 : 0;
            case LEAKY_RELU -> s > 0 ? 1 : f.alpha();
            case ELU -> s > 0 ? 1 : s + f.alpha();
            case SELU -> s > 0 ? f.beta() : s + f.alpha() * f.beta();
            case HARD_SIGMOID -> s > 0 && s < 1 ? f.alpha() : 0;
            case SOFTPLUS -> -Math.expm1(-s);
            case GELU -> normal(s) + s * ONE_OVER_SQRT_2PI * Math.exp(-0.5 * s * s);
            case GELU_TANH -> {
                double g = sigmoid(GELU_TWICE * (s + GELU_CUBE * s * s * s));
                yield g + s * g * (1 - g) * GELU_TWICE * (1 + 3 * GELU_CUBE * s * s);
            }
            case SILU -> {
                double g = sigmoid(s);
                yield g * (1 + s * (1 - g));
            }
            case MISH -> {
                double t = Math.tanh(softplus(s));
                yield t + s * (1 - t * t) * sigmoid(s);
            }
            case HARD_SWISH -> s < -3 ? 0 : s > 3 ? 1 : s / 3 + 0.5;
        };
    }

    /** NaN stays NaN. */
    private static double clip(double x, double least, double most) {
        return x < least ? least : x > most ? most : x;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** {@code log(1 + exp(x))} without overflow. */
    static double softplus(double x) {
        return (x < 0 ? 0 : x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** Distribution function of the standard normal distribution. */
    static double normal(double x) {
        double z = x * SQRT_HALF;
        return z < -2 ? 0.5 * tail(-z) : 0.5 * (1 + erf(z));
    }

    /** Error function, to some 1e-16. */
    static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double z = Math.abs(x);
        return z < 2 ? series(x) : Math.copySign(1 - tail(z), x);
    }

    /** Sum of positive terms: Abramowitz and Stegun 7.1.6. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
    }

    /** {@code 1 - erf(x)} for x of 2 and more by its continued fraction, from the inside: Abramowitz and Stegun 7.1.14. */
    private static double tail(double x) {
        if (x > 27) {
            return 0;
        }
        double t = x;
        for (int k = 60; k >= 1; k--) {
            t = x + 0.5 * k / t;
        }
        return Math.exp(-x * x) * TWO_OVER_SQRT_PI * 0.5 / t;
    }
}
