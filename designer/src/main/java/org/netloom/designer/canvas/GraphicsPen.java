package org.netloom.designer.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Draws with Java 2D: on the screen, on images, on paper. */
final class GraphicsPen implements Pen {
    private static final BasicStroke HAIR = new BasicStroke(1);
    private static final float[] DASHES = {5, 4};
    /** Strokes come in few widths; making one anew for every line costs. */
    private static final Map<Double, BasicStroke> SOLID = new HashMap<>();

    private static final Map<Double, BasicStroke> DASHED = new HashMap<>();

    private final Graphics2D g;
    private final Texter texter;
    private final Sprites sprites;
    private final RoundRectangle2D round = new RoundRectangle2D.Double();
    private final Rectangle2D rectangle = new Rectangle2D.Double();
    private final Deque<AffineTransform> transforms = new ArrayDeque<>();

    /** Without pictures: every shape is painted as such, as files need it. */
    GraphicsPen(Graphics2D g, Texter texter) {
        this(g, texter, null);
    }

    /**
     * A pen.
     *
     * @param g in coordinates of the scene
     * @param sprites pictures to copy from; null for none
     */
    GraphicsPen(Graphics2D g, Texter texter, Sprites sprites) {
        this.sprites = sprites;
        this.g = g;
        this.texter = texter;
        hints(g);
    }

    /** Smooth lines and texts, and texts as wide at every zoom. */
    static void hints(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, Color fill) {
        g.setColor(fill);
        if (radius == 0) {
            rectangle.setRect(x, y, width, height);
            g.fill(rectangle);
        } else {
            round.setRoundRect(x, y, width, height, 2 * radius, 2 * radius);
            g.fill(round);
        }
    }

    @Override
    public void frame(
            double x, double y, double width, double height, double radius, Color colour, double line, boolean dashed) {
        g.setColor(colour);
        g.setStroke(stroke(line, dashed));
        double in = line / 2;
        double r = Math.max(0, radius - in);
        round.setRoundRect(x + in, y + in, width - line, height - line, 2 * r, 2 * r);
        g.draw(round);
    }

    @Override
    public void fill(Shape shape, Color colour) {
        g.setColor(colour);
        g.fill(shape);
    }

    @Override
    public void line(Shape shape, Color colour, double width, boolean dashed) {
        g.setColor(colour);
        g.setStroke(stroke(width, dashed));
        g.draw(shape);
    }

    private static BasicStroke stroke(double width, boolean dashed) {
        return dashed
                ? DASHED.computeIfAbsent(
                        width,
                        w -> new BasicStroke(
                                w.floatValue(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0))
                : SOLID.computeIfAbsent(
                        width, w -> new BasicStroke(w.floatValue(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }

    @Override
    public void text(double x, double baseline, String text, TextStyle style, Color colour, Anchor anchor) {
        if (text.isEmpty()) {
            return;
        }
        double from = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - texter.width(style, text) / 2;
            case END -> x - texter.width(style, text);
        };
        g.setColor(colour);
        g.setFont(texter.font(style));
        g.drawString(text, (float) from, (float) baseline);
    }

    @Override
    public void alike(Object key, double x, double y, double width, double height, Consumer<Pen> painting) {
        if (sprites == null) {
            Pen.super.alike(key, x, y, width, height, painting);
        } else {
            sprites.paint(g, key, x, y, width, height, to -> painting.accept(new GraphicsPen(to, texter)));
        }
    }

    @Override
    public void hairline(Route route, Color colour) {
        g.setColor(colour);
        AffineTransform t = g.getTransform();
        g.setTransform(new AffineTransform());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setStroke(HAIR);
        Point2D a = t.transform(route.start(), null);
        Point2D b = new Point2D.Double();
        for (int i = 1; i < route.size(); i++) {
            t.transform(route.point(i), b);
            g.drawLine((int) a.getX(), (int) a.getY(), (int) b.getX(), (int) b.getY());
            a.setLocation(b);
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setTransform(t);
    }

    @Override
    public void push(double dx, double dy) {
        transforms.push(g.getTransform());
        g.translate(dx, dy);
    }

    @Override
    public void pop() {
        g.setTransform(transforms.pop());
    }

    /** The strip along the left side of a box with rounded corners: what of it lies left of a line. */
    static Path2D leftSide(double x, double y, double width, double height, double radius) {
        double angle = Math.toDegrees(Math.acos((radius - width) / radius));
        Path2D p = new Path2D.Double();
        p.append(new Arc2D.Double(x, y, 2 * radius, 2 * radius, 180 - angle, angle, Arc2D.OPEN), false);
        p.append(new Arc2D.Double(x, y + height - 2 * radius, 2 * radius, 2 * radius, 180, angle, Arc2D.OPEN), true);
        p.closePath();
        return p;
    }
}
