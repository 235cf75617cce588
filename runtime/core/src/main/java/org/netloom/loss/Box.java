package org.netloom.loss;

/**
 * A rectangle of an image, all in shares of its width and height.
 *
 * @param x of the middle
 * @param y of the middle
 */
public record Box(double x, double y, double width, double height) {
    /** Intersection over union of two boxes, 0..1 (Jaccard 1912). */
    public double overlap(Box other) {
        double across = shared(x, width, other.x, other.width);
        double down = shared(y, height, other.y, other.height);
        double both = across * down;
        double all = width * height + other.width * other.height - both;
        return all <= 0 ? 0 : both / all;
    }

    private static double shared(double a, double extent, double b, double otherExtent) {
        double from = Math.max(a - extent / 2, b - otherExtent / 2);
        double to = Math.min(a + extent / 2, b + otherExtent / 2);
        return Math.max(0, to - from);
    }
}
