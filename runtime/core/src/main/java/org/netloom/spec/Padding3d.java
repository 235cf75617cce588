package org.netloom.spec;

/**
 * Zeros around a volume, as {@link Padding} around an image.
 *
 * @param same true for {@code same}; the sides are then 0 and computed from the input
 */
public record Padding3d(boolean same, int front, int back, int top, int bottom, int left, int right) implements Sided {
    public static final Padding3d SAME = new Padding3d(true, 0, 0, 0, 0, 0, 0);
    public static final Padding3d VALID = new Padding3d(false, 0, 0, 0, 0, 0, 0);

    /** The same number of zeros on all six sides. */
    public static Padding3d of(int all) {
        return of(all, all, all);
    }

    public static Padding3d of(int depth, int vertical, int horizontal) {
        return of(depth, depth, vertical, vertical, horizontal, horizontal);
    }

    public static Padding3d of(int front, int back, int top, int bottom, int left, int right) {
        return new Padding3d(false, front, back, top, bottom, left, right);
    }

    @Override
    public int[] sides() {
        return new int[] {front, back, top, bottom, left, right};
    }

    /** "same", "valid", "1", "1, 0, 0" (depth, vertical, horizontal), or six numbers. */
    @Override
    public String toString() {
        return SidesNotation.text(this);
    }
}
