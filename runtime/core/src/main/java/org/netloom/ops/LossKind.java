package org.netloom.ops;

/** Element-wise losses of an output x and a target t. */
public enum LossKind {
    /** {@code (x - t)^2}. */
    SQUARED,
    /** {@code |x - t|}; gradient 0 at equality. */
    ABSOLUTE,
    /** {@code d^2/2} for {@code |d| <= delta}, else {@code delta*(|d| - delta/2)}; parameter: delta (Huber 1964). */
    HUBER,
    /** Binary cross-entropy of {@code sigmoid(x)}: {@code max(x,0) - x*t + log(1 + exp(-|x|))}. */
    BINARY_CROSS_ENTROPY;

    /** The loss. */
    public double value(double delta, double x, double t) {
        double d = Math.abs(x - t);
        return switch (this) {
            case SQUARED -> d * d;
            case ABSOLUTE -> d;
            case HUBER -> d <= delta ? 0.5 * d * d : delta * (d - 0.5 * delta);
            case BINARY_CROSS_ENTROPY -> ScalarMath.softplus(x) - x * t;
        };
    }

    /** Its derivative by x. */
    public double slope(double delta, double x, double t) {
        double d = x - t;
        return switch (this) {
            case SQUARED -> 2 * d;
            case ABSOLUTE -> Math.signum(d);
            case HUBER -> Math.clamp(d, -delta, delta);
            case BINARY_CROSS_ENTROPY -> ScalarMath.sigmoid(x) - t;
        };
    }
}
