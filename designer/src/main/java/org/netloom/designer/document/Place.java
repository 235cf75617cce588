package org.netloom.designer.document;

/** Where a node lies on the canvas: upper left corner and extent, in pixels at zoom 1. */
public record Place(double x, double y, double width, double height) {
    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public Place at(double newX, double newY) {
        return new Place(newX, newY, width, height);
    }
}
