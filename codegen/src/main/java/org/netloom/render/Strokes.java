package org.netloom.render;

import java.util.ArrayList;
import java.util.List;
import org.netloom.render.Drawing.Close;
import org.netloom.render.Drawing.Curve;
import org.netloom.render.Drawing.Line;
import org.netloom.render.Drawing.Move;
import org.netloom.render.Drawing.Step;
import org.netloom.render.Drawing.To;
import org.netloom.render.Placement.Point;

/** Lines as drawings need them: with rounded bends and arrow heads. */
final class Strokes {
    private static final double BEND = 9;
    private static final double HEAD_LENGTH = 7;
    private static final double HEAD_WIDTH = 6.5;

    private Strokes() {}

    /** Straight pieces joined by rounded bends; the end is left to the arrow head. */
    static Line bent(List<Point> points, Rgb colour, double width, boolean dashed) {
        List<Step> steps = new ArrayList<>();
        Point first = points.getFirst();
        steps.add(new Move(first.x(), first.y()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point p = points.get(i);
            Point before = points.get(i - 1);
            Point after = points.get(i + 1);
            // The first and last pieces lend a bend their whole length, those between share theirs.
            double room =
                    Math.min(length(before, p) / (i == 1 ? 1 : 2), length(p, after) / (i == points.size() - 2 ? 1 : 2));
            double radius = Math.min(BEND, room);
            Point in = towards(p, before, radius);
            Point out = towards(p, after, radius);
            steps.add(new To(in.x(), in.y()));
            steps.add(new Curve(p.x(), p.y(), out.x(), out.y()));
        }
        Point end = towards(points.getLast(), points.get(points.size() - 2), HEAD_LENGTH - 1);
        steps.add(new To(end.x(), end.y()));
        return new Line(steps, null, colour, width, dashed);
    }

    /** A filled triangle whose tip is the last point. */
    static Line head(List<Point> points, Rgb colour) {
        Point tip = points.getLast();
        Point base = towards(tip, points.get(points.size() - 2), HEAD_LENGTH);
        double nx = (tip.y() - base.y()) / HEAD_LENGTH * HEAD_WIDTH / 2;
        double ny = (base.x() - tip.x()) / HEAD_LENGTH * HEAD_WIDTH / 2;
        return new Line(
                List.of(
                        new Move(tip.x(), tip.y()),
                        new To(base.x() + nx, base.y() + ny),
                        new To(base.x() - nx, base.y() - ny),
                        new Close()),
                colour,
                null,
                0,
                false);
    }

    /** The point {@code distance} away from {@code from} on the way to {@code to}. */
    private static Point towards(Point from, Point to, double distance) {
        double length = length(from, to);
        if (length == 0) {
            return from;
        }
        double share = Math.min(1, distance / length);
        return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    private static double length(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
