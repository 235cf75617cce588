package org.netloom.spec;

/**
 * Zeros around an image: {@code same} (output extent is the input's divided by the stride, rounded up; of an odd number
 * of zeros the extra one goes to the bottom and right, as Keras and TensorFlow do), {@code valid} (none), or a number for
 * each side.
 *
 * @param same true for {@code same}; the sides are then 0 and computed from the input
 */
public record Padding(boolean same, int top, int bottom, int left, int right) implements Sided {
    public static final Padding SAME = new Padding(true, 0, 0, 0, 0);
    public static final Padding VALID = new Padding(false, 0, 0, 0, 0);

    /** The same number of zeros on all four sides. */
    public static Padding of(int all) {
        return of(all, all);
    }

    public static Padding of(int vertical, int horizontal) {
        return of(vertical, vertical, horizontal, horizontal);
    }

    public static Padding of(int top, int bottom, int left, int right) {
        return new Padding(false, top, bottom, left, right);
    }

    @Override
    public int[] sides() {
        return new int[] {top, bottom, left, right};
    }

    /** "same", "valid", "2", or "1, 2, 0, 0" (top, bottom, left, right). */
    @Override
    public String toString() {
        return SidesNotation.text(this);
    }
}
