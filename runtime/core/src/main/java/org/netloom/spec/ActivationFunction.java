package org.netloom.spec;

/**
 * An element-wise function with its numbers, as operations take it: fused behind a product or alone.
 *
 * @param kind which function
 * @param alpha its first number, as {@link ActivationKind} says; 0 where it has none
 * @param beta its second number; 0 where it has none
 */
public record ActivationFunction(ActivationKind kind, double alpha, double beta) {
    public static final ActivationFunction IDENTITY = of(ActivationKind.IDENTITY);

    /** A function without numbers. */
    public static ActivationFunction of(ActivationKind kind) {
        return new ActivationFunction(kind, 0, 0);
    }

    /** A function of one number. */
    public static ActivationFunction of(ActivationKind kind, double alpha) {
        return new ActivationFunction(kind, alpha, 0);
    }

    public boolean isIdentity() {
        return kind == ActivationKind.IDENTITY;
    }
}
