package org.netloom.designer.canvas.tool;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import org.netloom.render.Direction;

/** Draws connections that are not there yet, and ports that may be their end. */
final class Wire {
    private static final double SHORTEST = 24;

    private Wire() {}

    /** A curve from an output to an input, both in pixels of the component. */
    static void paint(Graphics2D g, Point2D from, Point2D to, Direction direction, Color colour, boolean dashed) {
        Stroke before = g.getStroke();
        g.setStroke(
                dashed
                        ? new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, new float[] {6, 5}, 0)
                        : new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(colour);
        g.draw(curve(from, to, direction));
        g.setStroke(before);
        dot(g, from, 4, colour);
        dot(g, to, 4, colour);
    }

    private static Path2D curve(Point2D from, Point2D to, Direction direction) {
        Path2D path = new Path2D.Double();
        path.moveTo(from.getX(), from.getY());
        if (direction == Direction.DOWN) {
            double pull = Math.max(SHORTEST, Math.abs(to.getY() - from.getY()) / 2);
            path.curveTo(from.getX(), from.getY() + pull, to.getX(), to.getY() - pull, to.getX(), to.getY());
        } else {
            double pull = Math.max(SHORTEST, Math.abs(to.getX() - from.getX()) / 2);
            path.curveTo(from.getX() + pull, from.getY(), to.getX() - pull, to.getY(), to.getX(), to.getY());
        }
        return path;
    }

    static void dot(Graphics2D g, Point2D at, double radius, Color colour) {
        g.setColor(colour);
        g.fill(new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius));
    }

    /** A port that can be connected: a ring in a halo. */
    static void glow(Graphics2D g, Point2D at, Color colour, Color ground, boolean strong) {
        double r = strong ? 7 : 5;
        dot(g, at, r + 6, Stage.clear(colour, strong ? 90 : 45));
        dot(g, at, r, colour);
        dot(g, at, r - 2, strong ? colour : ground);
    }
}
