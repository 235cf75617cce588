package org.netloom.designer.canvas;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.netloom.design.Edge;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

/**
 * Finds the ways of edges between nodes that somebody placed: straight where that is free, with one step across where that
 * is free, else around what is in the way. Works in coordinates in which data flows down; those of a drawing from left to
 * right are turned before and after.
 */
final class EdgeRouter {
    private static final double LEAD = 20;
    private static final double CLEAR = 12;
    private static final double LANE = 20;
    private static final int TRIES = 6;

    private final Grid grid = new Grid();
    private final boolean down;

    EdgeRouter(Direction direction) {
        this.down = direction == Direction.DOWN;
    }

    /** Something in the way of edges that do not begin or end there. */
    void obstacle(String id, Place place) {
        grid.add(id, down ? place : turned(place));
    }

    private static Place turned(Place p) {
        return new Place(p.y(), p.x(), p.height(), p.width());
    }

    /**
     * The way from an output to an input.
     *
     * @param branches true where other edges leave that output: they step across together
     */
    Route route(SceneNode from, SceneNode to, boolean branches) {
        Point2D start = from.output();
        Point2D end = to.arrival();
        Place source = down ? from.place() : turned(from.place());
        Place target = down ? to.place() : turned(to.place());
        double x1 = down ? start.getX() : start.getY();
        double y1 = down ? start.getY() : start.getX();
        double x2 = down ? end.getX() : end.getY();
        double y2 = down ? end.getY() : end.getX();
        List<Point2D> way = way(x1, y1, x2, y2, new Ends(from.id(), to.id(), source, target, first(to, branches)));
        if (!down) {
            way.forEach(p -> p.setLocation(p.getY(), p.getX()));
        }
        return new Route(way);
    }

    /** True where a way found elsewhere meets no other node. */
    boolean free(Route route, Edge edge) {
        for (int i = 1; i < route.size(); i++) {
            Point2D a = route.point(i - 1);
            Point2D b = route.point(i);
            Rectangle2D piece = new Rectangle2D.Double(
                    Math.min(a.getX(), b.getX()) - 1,
                    Math.min(a.getY(), b.getY()) - 1,
                    Math.abs(a.getX() - b.getX()) + 2,
                    Math.abs(a.getY() - b.getY()) + 2);
            Rectangle2D turned = down
                    ? piece
                    : new Rectangle2D.Double(piece.getY(), piece.getX(), piece.getHeight(), piece.getWidth());
            if (grid.any(turned, o -> !o.id().equals(edge.from()) && !o.id().equals(edge.to()))) {
                return false;
            }
        }
        return true;
    }

    /** Where a step across is tried first: together with the others at the end that has several. */
    private static double first(SceneNode to, boolean branches) {
        return to.inputs() > 1 ? 1 : branches ? 0 : 0.5;
    }

    /** @param first share of the way at which a step across is tried first */
    private record Ends(String from, String to, Place source, Place target, double first) {
        boolean obstacle(Grid.Item item) {
            return !item.id().equals(from) && !item.id().equals(to);
        }
    }

    private List<Point2D> way(double x1, double y1, double x2, double y2, Ends ends) {
        if (y2 >= y1 + 8) {
            if (Math.abs(x1 - x2) < 1) {
                if (free(x1, y1, x2, y2, ends)) {
                    return points(x1, y1, x2, y2);
                }
            } else {
                for (double share : new double[] {ends.first, 0.5, 0, 1}) {
                    double y = Math.rint(level(y1, y2, share));
                    if (free(x1, y1, x1, y, ends) && free(x1, y, x2, y, ends) && free(x2, y, x2, y2, ends)) {
                        return points(x1, y1, x1, y, x2, y, x2, y2);
                    }
                }
            }
        }
        return around(x1, y1, x2, y2, ends);
    }

    /** A height between two ends: in the middle, or near one of them. */
    private static double level(double y1, double y2, double share) {
        double lead = Math.min(LEAD, (y2 - y1) / 2);
        return y1 + lead + (y2 - y1 - 2 * lead) * share;
    }

    /** Out, across to a free channel at one side of everything in between, along it, and back. */
    private List<Point2D> around(double x1, double y1, double x2, double y2, Ends ends) {
        boolean back = y2 < y1 + 2 * LEAD;
        double top = y1 + (back ? LEAD : Math.min(LEAD, (y2 - y1) / 2));
        double bottom = y2 - (back ? LEAD : Math.min(LEAD, (y2 - y1) / 2));
        double left = Math.min(ends.source.x(), ends.target.x()) - LANE;
        double right = Math.max(ends.source.right(), ends.target.right()) + LANE;
        double best = Double.NaN;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            for (double x : new double[] {right + i * LANE * 3, left - i * LANE * 3}) {
                double length = Math.abs(x - x1) + Math.abs(x - x2);
                int blocked = (free(x1, top, x, top, ends) ? 0 : 1)
                        + (free(x, top, x, bottom, ends) ? 0 : 3)
                        + (free(x, bottom, x2, bottom, ends) ? 0 : 1);
                double cost = length + blocked * 5000.0;
                if (cost < least - 0.5) {
                    least = cost;
                    best = x;
                }
            }
            if (least < 5000) {
                break;
            }
        }
        return points(x1, y1, x1, top, best, top, best, bottom, x2, bottom, x2, y2);
    }

    private boolean free(double x1, double y1, double x2, double y2, Ends ends) {
        double x = Math.min(x1, x2);
        double y = Math.min(y1, y2);
        Rectangle2D area = x1 == x2
                ? new Rectangle2D.Double(x - CLEAR, y + 1, 2 * CLEAR, Math.max(1, Math.abs(y2 - y1) - 2))
                : new Rectangle2D.Double(x, y - CLEAR / 2, Math.abs(x2 - x1), CLEAR);
        return !grid.any(area, ends::obstacle);
    }

    private static List<Point2D> points(double... xy) {
        List<Point2D> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            Point2D p = new Point2D.Double(xy[i], xy[i + 1]);
            if (points.isEmpty() || !points.getLast().equals(p)) {
                points.add(p);
            }
        }
        if (points.size() == 1) {
            points.add(new Point2D.Double(xy[0], xy[1] + 1));
        }
        return points;
    }
}
