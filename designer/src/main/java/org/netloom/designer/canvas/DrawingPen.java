package org.netloom.designer.canvas;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.netloom.render.Drawing;
import org.netloom.render.Render;
import org.netloom.render.Rgb;

/** Collects a drawing as elements, for files in which text stays text. */
final class DrawingPen implements Pen {
    private final Function<SceneNode, String> tooltips;
    private final Deque<List<Drawing.Element>> groups = new ArrayDeque<>();
    private final Deque<SceneNode> nodes = new ArrayDeque<>();
    private final Deque<double[]> offsets = new ArrayDeque<>();
    private double dx;
    private double dy;

    /** @param tooltips everything there is to say about a node */
    DrawingPen(Function<SceneNode, String> tooltips) {
        this.tooltips = tooltips;
        groups.push(new ArrayList<>());
    }

    /** What was drawn. */
    List<Drawing.Element> elements() {
        return groups.getFirst();
    }

    private void add(Drawing.Element element) {
        groups.getFirst().add(element);
    }

    private static Rgb rgb(Color c) {
        return new Rgb(c.getRed(), c.getGreen(), c.getBlue(), Math.round(c.getAlpha() / 255.0 * 100) / 100.0);
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, Color fill) {
        add(new Drawing.Box(x + dx, y + dy, width, height, radius, rgb(fill), null, 0));
    }

    @Override
    public void frame(
            double x, double y, double width, double height, double radius, Color colour, double line, boolean dashed) {
        if (dashed) {
            java.awt.geom.RoundRectangle2D round = new java.awt.geom.RoundRectangle2D.Double(
                    x + line / 2, y + line / 2, width - line, height - line, 2 * radius, 2 * radius);
            line(round, colour, line, true);
            return;
        }
        add(new Drawing.Box(
                x + dx + line / 2,
                y + dy + line / 2,
                width - line,
                height - line,
                Math.max(0, radius - line / 2),
                null,
                rgb(colour),
                line));
    }

    @Override
    public void fill(Shape shape, Color colour) {
        add(new Drawing.Line(steps(shape), rgb(colour), null, 0, false));
    }

    @Override
    public void line(Shape shape, Color colour, double width, boolean dashed) {
        add(new Drawing.Line(steps(shape), null, rgb(colour), width, dashed));
    }

    /** Cubic pieces, which only round corners and circles have, become two quadratic ones each. */
    private List<Drawing.Step> steps(Shape shape) {
        List<Drawing.Step> steps = new ArrayList<>();
        double[] c = new double[6];
        double x = 0;
        double y = 0;
        AffineTransform moved = AffineTransform.getTranslateInstance(dx, dy);
        for (PathIterator i = shape.getPathIterator(moved); !i.isDone(); i.next()) {
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> steps.add(new Drawing.Move(c[0], c[1]));
                case PathIterator.SEG_LINETO -> steps.add(new Drawing.To(c[0], c[1]));
                case PathIterator.SEG_QUADTO -> {
                    steps.add(new Drawing.Curve(c[0], c[1], c[2], c[3]));
                    c[0] = c[2];
                    c[1] = c[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    cubic(x, y, c, steps);
                    c[0] = c[4];
                    c[1] = c[5];
                }
                default -> steps.add(new Drawing.Close());
            }
            x = c[0];
            y = c[1];
        }
        return steps;
    }

    private static void cubic(double x, double y, double[] c, List<Drawing.Step> to) {
        double mx = (x + 3 * c[0] + 3 * c[2] + c[4]) / 8;
        double my = (y + 3 * c[1] + 3 * c[3] + c[5]) / 8;
        double ax = (x + 3 * c[0]) / 4;
        double ay = (y + 3 * c[1]) / 4;
        double bx = (3 * c[2] + c[4]) / 4;
        double by = (3 * c[3] + c[5]) / 4;
        to.add(new Drawing.Curve(ax, ay, mx, my));
        to.add(new Drawing.Curve(bx, by, c[4], c[5]));
    }

    @Override
    public void text(double x, double baseline, String text, TextStyle style, Color colour, Anchor anchor) {
        Drawing.Type type = new Drawing.Type(style.size(), style.bold());
        Drawing.Anchor where = Drawing.Anchor.valueOf(anchor.name());
        double width = Render.FOR_THE_WEB.width(text, type);
        add(new Drawing.Label(x + dx, baseline + dy, text, type, where, rgb(colour), width));
    }

    @Override
    public void begin(SceneNode node) {
        nodes.push(node);
        groups.push(new ArrayList<>());
    }

    @Override
    public void end() {
        SceneNode n = nodes.pop();
        List<Drawing.Element> in = groups.pop();
        add(new Drawing.Group(
                n.card().path(),
                tooltips.apply(n),
                n.place().x() + dx,
                n.place().y() + dy,
                n.place().width(),
                n.place().height(),
                in));
    }

    @Override
    public void push(double x, double y) {
        offsets.push(new double[] {dx, dy});
        dx += x;
        dy += y;
    }

    @Override
    public void pop() {
        double[] before = offsets.pop();
        dx = before[0];
        dy = before[1];
    }
}
