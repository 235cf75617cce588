package org.netloom.render;

import java.util.List;
import java.util.Map;

/**
 * Where the items of a diagram stand and how its links run.
 *
 * @param places by item
 * @param routes in the order of the links; empty for a link from or to nothing
 */
public record Placement(double width, double height, Map<String, Place> places, List<Route> routes) {
    /** A point. */
    public record Point(double x, double y) {
        public Point plus(double dx, double dy) {
            return new Point(x + dx, y + dy);
        }
    }

    /** The place of an item. */
    public record Place(double x, double y, double width, double height) {
        public Place plus(double dx, double dy) {
            return new Place(x + dx, y + dy, width, height);
        }
    }

    /**
     * The way of a link, in straight pieces.
     *
     * @param label point on the link beside which its text stands; null for its beginning
     */
    public record Route(List<Point> points, Point label) {
        public static final Route NONE = new Route(List.of(), null);

        public Route plus(double dx, double dy) {
            return new Route(
                    points.stream().map(p -> p.plus(dx, dy)).toList(), label == null ? null : label.plus(dx, dy));
        }
    }

    /**
     * The extent of an item and where its ports are.
     *
     * @param in offset of the input port along the side where data enters
     * @param out offset of the output port along the opposite side
     */
    public record Extent(double width, double height, double in, double out) {}
}
