package org.netloom.spec;

/**
 * Zeros around a sequence, as {@link Padding} around an image.
 *
 * @param same true for {@code same}; the sides are then 0 and computed from the input
 */
public record Padding1d(boolean same, int before, int after) implements Sided {
    public static final Padding1d SAME = new Padding1d(true, 0, 0);
    public static final Padding1d VALID = new Padding1d(false, 0, 0);

    /** The same number of zeros at both ends. */
    public static Padding1d of(int both) {
        return of(both, both);
    }

    /** With {@code dilation*(kernel - 1)} zeros before and none after, an output sees no later step: causal. */
    public static Padding1d of(int before, int after) {
        return new Padding1d(false, before, after);
    }

    @Override
    public int[] sides() {
        return new int[] {before, after};
    }

    /** "same", "valid", "2", or "2, 0" (before, after). */
    @Override
    public String toString() {
        return SidesNotation.text(this);
    }
}
