package org.netloom.designer.canvas;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The way of an edge in straight pieces, whose bends are drawn round. Keeps the path that is painted. */
public final class Route {
    private static final double BEND = 10;
    static final double HEAD_LENGTH = 7;
    static final double HEAD_WIDTH = 7;

    private final double[] xs;
    private final double[] ys;
    private Path2D line;
    private Path2D head;
    private Rectangle2D bounds;

    Route(List<Point2D> points) {
        xs = points.stream().mapToDouble(Point2D::getX).toArray();
        ys = points.stream().mapToDouble(Point2D::getY).toArray();
    }

    private Route(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** Number of corners, ends included. */
    public int size() {
        return xs.length;
    }

    public Point2D point(int i) {
        return new Point2D.Double(xs[i], ys[i]);
    }

    public Point2D start() {
        return point(0);
    }

    public Point2D end() {
        return point(xs.length - 1);
    }

    /** True where it is longer than its ends are apart: it goes around something. */
    boolean detours() {
        double length = 0;
        for (int i = 1; i < xs.length; i++) {
            length += Math.abs(xs[i] - xs[i - 1]) + Math.abs(ys[i] - ys[i - 1]);
        }
        int last = xs.length - 1;
        return length > Math.abs(xs[last] - xs[0]) + Math.abs(ys[last] - ys[0]) + 1;
    }

    Route plus(double dx, double dy) {
        double[] x = xs.clone();
        double[] y = ys.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] += dx;
            y[i] += dy;
        }
        return new Route(x, y);
    }

    /** The line up to the arrow head. */
    Path2D line() {
        if (line == null) {
            line = rounded();
        }
        return line;
    }

    /** The arrow head. */
    Path2D head() {
        if (head == null) {
            int last = xs.length - 1;
            double dx = xs[last] - xs[last - 1];
            double dy = ys[last] - ys[last - 1];
            double length = Math.max(1e-9, Math.hypot(dx, dy));
            double bx = xs[last] - dx / length * HEAD_LENGTH;
            double by = ys[last] - dy / length * HEAD_LENGTH;
            double nx = -dy / length * HEAD_WIDTH / 2;
            double ny = dx / length * HEAD_WIDTH / 2;
            Path2D path = new Path2D.Double();
            path.moveTo(xs[last], ys[last]);
            path.lineTo(bx + nx, by + ny);
            path.lineTo(bx - nx, by - ny);
            path.closePath();
            head = path;
        }
        return head;
    }

    private Path2D rounded() {
        Path2D path = new Path2D.Double();
        path.moveTo(xs[0], ys[0]);
        int last = xs.length - 1;
        for (int i = 1; i < last; i++) {
            double before = Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
            double after = Math.hypot(xs[i + 1] - xs[i], ys[i + 1] - ys[i]);
            // The first and last pieces lend a bend their whole length, those between share theirs.
            double radius = Math.min(BEND, Math.min(before / (i == 1 ? 1 : 2), after / (i == last - 1 ? 1 : 2)));
            double in = before == 0 ? 0 : radius / before;
            double out = after == 0 ? 0 : radius / after;
            path.lineTo(xs[i] + (xs[i - 1] - xs[i]) * in, ys[i] + (ys[i - 1] - ys[i]) * in);
            path.quadTo(xs[i], ys[i], xs[i] + (xs[i + 1] - xs[i]) * out, ys[i] + (ys[i + 1] - ys[i]) * out);
        }
        double length = Math.hypot(xs[last] - xs[last - 1], ys[last] - ys[last - 1]);
        double back = length == 0 ? 0 : Math.min(1, (HEAD_LENGTH - 1) / length);
        path.lineTo(xs[last] + (xs[last - 1] - xs[last]) * back, ys[last] + (ys[last - 1] - ys[last]) * back);
        return path;
    }

    /** What its pieces span. */
    public Rectangle2D bounds() {
        if (bounds == null) {
            Rectangle2D b = new Rectangle2D.Double(xs[0], ys[0], 0, 0);
            for (int i = 1; i < xs.length; i++) {
                b.add(xs[i], ys[i]);
            }
            bounds = b;
        }
        return bounds;
    }

    /** Distance of a point from the nearest piece. */
    public double distance(double x, double y) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < xs.length; i++) {
            least = Math.min(least, Line2D.ptSegDistSq(xs[i - 1], ys[i - 1], xs[i], ys[i], x, y));
        }
        return Math.sqrt(least);
    }

    /** True where a piece comes into a rectangle. */
    boolean crosses(Rectangle2D r) {
        for (int i = 1; i < xs.length; i++) {
            if (r.intersectsLine(xs[i - 1], ys[i - 1], xs[i], ys[i])) {
                return true;
            }
        }
        return false;
    }
}
