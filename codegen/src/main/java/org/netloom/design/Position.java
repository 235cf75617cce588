package org.netloom.design;

/**
 * Where something lies on the canvas: its upper left corner, in pixels at zoom 1.
 *
 * @param pinned true where automatic layout must not move it
 */
public record Position(double x, double y, boolean pinned) {
    public static Position of(double x, double y) {
        return new Position(x, y, false);
    }

    /** The same place, pinned or not. */
    public Position pinned(boolean value) {
        return new Position(x, y, value);
    }
}
