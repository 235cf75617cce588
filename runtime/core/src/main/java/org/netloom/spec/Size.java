package org.netloom.spec;

/** A height and a width: kernel, stride, dilation. Written as one number where both are equal. */
public record Size(int height, int width) {
    public static Size of(int side) {
        return new Size(side, side);
    }

    public static Size of(int height, int width) {
        return new Size(height, width);
    }

    /** "5 x 5". */
    @Override
    public String toString() {
        return height + " x " + width;
    }
}
