package org.netloom.ops;

/** Element-wise losses. */
public enum LossKind {
    /** {@code (x - t)^2}. */
    SQUARED,
    /** {@code |x - t|}; gradient 0 at equality. */
    ABSOLUTE,
    /** {@code d^2/2} for {@code |d| <= delta}, else {@code delta*(|d| - delta/2)}; parameter: delta (Huber 1964). */
    HUBER,
    /** Binary cross-entropy of {@code sigmoid(x)}: {@code max(x,0) - x*t + log(1 + exp(-|x|))}. */
    BINARY_CROSS_ENTROPY
}
