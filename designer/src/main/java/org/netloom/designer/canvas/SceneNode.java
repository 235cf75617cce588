package org.netloom.designer.canvas;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

/** A node with its place. All coordinates are of the scene: pixels at zoom 1. */
public record SceneNode(Card card, Place place, Direction direction) {
    /** Distance of neighbouring input ports of a merge layer. */
    static final double PORT_STEP = 16;

    public String id() {
        return card.id();
    }

    /** What is painted of it, with some room for the shadow, the outline and the badge. */
    Rectangle2D painted() {
        return new Rectangle2D.Double(place.x() - 12, place.y() - 12, place.width() + 24, place.height() + 24);
    }

    public Rectangle2D bounds() {
        return new Rectangle2D.Double(place.x(), place.y(), place.width(), place.height());
    }

    /** Where the name stands. */
    public Rectangle2D nameBounds() {
        return NodeShapes.name(this);
    }

    public boolean contains(double x, double y) {
        return x >= place.x() && x < place.right() && y >= place.y() && y < place.bottom();
    }

    /** Number of ports where something can arrive. */
    public int inputs() {
        return card.inputs();
    }

    /** Middle of an input port. */
    public Point2D input(int port) {
        double along = (Math.min(port, inputs() - 1) - (inputs() - 1) / 2.0) * PORT_STEP;
        return entry(inputs() > 1 ? along : 0);
    }

    /** Where edges arrive: the middle of the side, for all ports, so that trunks stay straight. */
    public Point2D arrival() {
        return entry(0);
    }

    private Point2D entry(double along) {
        double in = card.in(direction) + along;
        return direction == Direction.DOWN
                ? new Point2D.Double(place.x() + in, place.y())
                : new Point2D.Double(place.x(), place.y() + in);
    }

    /** Middle of the output port. */
    public Point2D output() {
        double out = card.out(direction);
        return direction == Direction.DOWN
                ? new Point2D.Double(place.x() + out, place.bottom())
                : new Point2D.Double(place.right(), place.y() + out);
    }

    /** Where the inside of an open block begins: add it to the coordinates of the inner scene. */
    public Point2D inner() {
        Point2D offset = card.offset();
        return new Point2D.Double(place.x() + offset.getX(), place.y() + offset.getY());
    }

    SceneNode at(Place now) {
        return new SceneNode(card, now, direction);
    }
}
