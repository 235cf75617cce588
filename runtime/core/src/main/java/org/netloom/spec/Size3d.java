package org.netloom.spec;

/** A depth, a height and a width: kernel, stride, dilation of a volume. Written as one number where all are equal. */
public record Size3d(int depth, int height, int width) {
    public static Size3d of(int side) {
        return new Size3d(side, side, side);
    }

    public static Size3d of(int depth, int height, int width) {
        return new Size3d(depth, height, width);
    }

    /** Height and width. */
    public Size plane() {
        return Size.of(height, width);
    }

    /** "3 x 3 x 3". */
    @Override
    public String toString() {
        return depth + " x " + height + " x " + width;
    }
}
