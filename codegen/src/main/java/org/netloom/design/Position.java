package org.netloom.design;

/** Where something lies on the canvas: its upper left corner, in pixels at zoom 1. */
public record Position(double x, double y) {
    public static Position of(double x, double y) {
        return new Position(x, y);
    }
}
