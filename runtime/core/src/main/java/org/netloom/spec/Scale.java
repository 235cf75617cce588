package org.netloom.spec;

/** Factors of height and width: what an image is enlarged by. Written as one number where both are equal. */
public record Scale(double height, double width) {
    public static Scale of(double both) {
        return new Scale(both, both);
    }

    public static Scale of(double height, double width) {
        return new Scale(height, width);
    }

    /** "2.0 x 1.5". */
    @Override
    public String toString() {
        return height + " x " + width;
    }
}
