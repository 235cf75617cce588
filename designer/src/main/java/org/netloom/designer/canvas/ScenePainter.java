package org.netloom.designer.canvas;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.netloom.designer.document.Place;
import org.netloom.problem.Severity;
import org.netloom.render.Direction;

/** Paints a scene, as much of it as an area needs, in as much detail as a zoom allows. */
final class ScenePainter {
    /** Zooms from which on more is shown. */
    static final double FULL = 0.6;

    static final double NAMES = 0.35;
    static final double BOXES = 0.2;

    private static final double LINE = 1.5;

    private final Pen pen;
    private final CanvasColors colors;
    private final Texter texter;
    private final CardPainter cards;
    private final double zoom;

    /** @param zoom decides on the detail; infinite for all of it */
    ScenePainter(Pen pen, CanvasColors colors, Texter texter, double zoom) {
        this.pen = pen;
        this.colors = colors;
        this.texter = texter;
        this.cards = new CardPainter(pen, colors, texter);
        this.zoom = zoom;
    }

    /** @param area what has to be painted, in coordinates of the scene */
    void paint(Scene scene, Rectangle2D area) {
        behind(scene, area);
        front(scene, area);
    }

    /** The cards, and what stands on them. */
    void front(Scene scene, Rectangle2D area) {
        nodes(scene, area);
        scene.exit().flatMap(scene::node).ifPresent(this::exit);
    }

    /** Notes and edges: what lies behind the cards. */
    void behind(Scene scene, Rectangle2D area) {
        notes(scene, area);
        for (SceneEdge e : scene.edges()) {
            if (near(e.route().bounds(), area)) {
                edge(scene, e);
            }
        }
        if (zoom >= FULL) {
            for (SceneEdge e : scene.edges()) {
                if (area.intersects(labelReach(e))) {
                    label(scene, e);
                }
            }
        }
    }

    private void nodes(Scene scene, Rectangle2D area) {
        for (SceneNode n : scene.nodes()) {
            if (n.painted().intersects(area)) {
                node(n, area);
            }
        }
    }

    private boolean near(Rectangle2D bounds, Rectangle2D area) {
        double reach = 6 + 2 / zoom;
        return bounds.getX() - reach < area.getMaxX()
                && bounds.getMaxX() + reach > area.getX()
                && bounds.getY() - reach < area.getMaxY()
                && bounds.getMaxY() + reach > area.getY();
    }

    /** The label stands near the beginning. */
    private static Rectangle2D labelReach(SceneEdge e) {
        Point2D s = e.route().start();
        return new Rectangle2D.Double(s.getX() - 180, s.getY() - 40, 360, 90);
    }

    private void edge(Scene scene, SceneEdge e) {
        Color colour = e.broken() ? colors.error() : colors.edge();
        if (zoom < NAMES) {
            pen.hairline(e.route(), colour);
            return;
        }
        pen.line(e.route().line(), colour, LINE, e.broken() || e.assumed());
        head(scene, e, colour);
    }

    /** The arrow head, in front of the strip that merge layers have. */
    private void head(Scene scene, SceneEdge e, Color colour) {
        boolean strip = zoom >= FULL
                && scene.node(e.edge().to()).filter(n -> n.inputs() > 1).isPresent();
        if (!strip) {
            pen.fill(e.route().head(), colour);
            return;
        }
        boolean down = scene.direction() == Direction.DOWN;
        pen.push(down ? 0 : -CardPainter.STRIP, down ? -CardPainter.STRIP : 0);
        pen.fill(e.route().head(), colour);
        pen.pop();
    }

    private void label(Scene scene, SceneEdge e) {
        if (e.shape().isEmpty()) {
            return;
        }
        double width = texter.width(TextStyle.EDGE, e.shape());
        Optional<Point2D> spot = scene.labels().spot(e, width);
        spot.ifPresent(s -> pen.text(
                s.getX(),
                s.getY(),
                e.shape(),
                TextStyle.EDGE,
                e.broken() ? colors.error() : colors.muted(),
                Pen.Anchor.START));
    }

    // ---- nodes ------------------------------------------------------------------------------------------------------

    private void node(SceneNode n, Rectangle2D area) {
        pen.begin(n);
        if (n.card().open()) {
            open(n, area);
        } else if (zoom >= FULL) {
            cards.full(n);
        } else if (zoom >= BOXES) {
            small(n);
        } else {
            box(n);
        }
        pen.end();
    }

    private void open(SceneNode n, Rectangle2D area) {
        Place p = n.place();
        if (zoom >= FULL) {
            cards.full(n);
        } else if (zoom >= NAMES) {
            cards.frame(n);
            String name = texter.fit(TextStyle.LARGE, n.id(), p.width() - 2 * Card.INSET);
            pen.text(p.x() + 16, p.y() + 26, name, TextStyle.LARGE, colors.text(), Pen.Anchor.START);
            mark(n);
        } else {
            pen.box(
                    p.x(),
                    p.y(),
                    p.width(),
                    p.height(),
                    zoom < BOXES ? 0 : 12,
                    CanvasColors.mix(colors.block(), colors.background(), 0.15));
        }
        Point2D in = n.inner();
        Scene inside = n.card().inside().orElseThrow();
        pen.push(in.getX(), in.getY());
        through(n, inside, in);
        Rectangle2D innerArea = new Rectangle2D.Double(
                area.getX() - in.getX(), area.getY() - in.getY(), area.getWidth(), area.getHeight());
        behind(inside, innerArea);
        nodes(inside, innerArea);
        pen.pop();
    }

    /** Between the border of a frame and where data enters and leaves its inside, clear of the texts at its top. */
    private void through(SceneNode frame, Scene inside, Point2D in) {
        boolean down = inside.direction() == Direction.DOWN;
        if (zoom < NAMES || frame.direction() != inside.direction()) {
            return;
        }
        inside.entry().ifPresent(n -> {
            Point2D from = frame.arrival();
            Point2D to = n.arrival();
            if (!down || from.getX() - frame.place().x() > cards.headEnd(frame) + 8) {
                straight(from.getX() - in.getX(), from.getY() - in.getY(), to.getX(), to.getY());
            }
        });
        inside.exit().flatMap(inside::node).ifPresent(n -> {
            Point2D from = n.output();
            Point2D to = frame.output();
            straight(from.getX(), from.getY(), to.getX() - in.getX(), to.getY() - in.getY());
        });
    }

    private void straight(double x1, double y1, double x2, double y2) {
        pen.line(new Line2D.Double(x1, y1, x2, y2), colors.edge(), LINE, false);
    }

    /** What leaves a block ends in a ring. */
    private void exit(SceneNode n) {
        if (zoom < NAMES) {
            return;
        }
        Point2D from = n.output();
        boolean down = n.direction() == Direction.DOWN;
        double x = from.getX() + (down ? 0 : 24);
        double y = from.getY() + (down ? 24 : 0);
        pen.line(new Line2D.Double(from.getX(), from.getY(), x, y), colors.edge(), LINE, false);
        pen.fill(new Ellipse2D.Double(x - 6, y - 6, 12, 12), colors.block());
        pen.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8), colors.background());
        pen.fill(new Ellipse2D.Double(x - 2, y - 2, 4, 4), colors.block());
    }

    /** A card with its name in large letters, and the shape where that fits. */
    private void small(SceneNode n) {
        Card c = n.card();
        Place p = n.place();
        cards.body(n);
        double height = p.height() - c.sheets();
        double room = p.width() - 26;
        double x = p.x() + 15;
        if (zoom >= NAMES) {
            boolean two = c.kind() != Card.Kind.ENTRY;
            pen.text(
                    two ? x : p.centreX(),
                    p.y() + height / 2 - (two ? 3 : -6),
                    texter.fit(TextStyle.LARGE, c.id(), room),
                    TextStyle.LARGE,
                    colors.text(),
                    two ? Pen.Anchor.START : Pen.Anchor.MIDDLE);
            if (two) {
                pen.text(
                        x,
                        p.y() + height / 2 + 17,
                        texter.fit(TextStyle.LARGE_SHAPE, c.shape(), room),
                        TextStyle.LARGE_SHAPE,
                        colors.muted(),
                        Pen.Anchor.START);
            }
        } else {
            pen.text(
                    x,
                    p.y() + height / 2 + 9,
                    texter.fit(TextStyle.HUGE, c.id(), room),
                    TextStyle.HUGE,
                    colors.text(),
                    Pen.Anchor.START);
        }
        mark(n);
    }

    /** A dot large enough to be seen from afar. */
    private void mark(SceneNode n) {
        n.card().severity().ifPresent(s -> {
            double r = 5 / zoom;
            pen.fill(
                    new Ellipse2D.Double(n.place().right() - r, n.place().y() - r, 2 * r, 2 * r),
                    s == Severity.ERROR ? colors.error() : colors.warning());
        });
    }

    /** A coloured rectangle. */
    private void box(SceneNode n) {
        Place p = n.place();
        Color colour = n.card().severity().filter(s -> s == Severity.ERROR).isPresent()
                ? colors.error()
                : CanvasColors.mix(colors.accent(n.card().category()), colors.card(), 0.62);
        pen.box(p.x(), p.y(), p.width(), p.height(), 0, colour);
    }

    // ---- notes ------------------------------------------------------------------------------------------------------

    private void notes(Scene scene, Rectangle2D area) {
        for (SceneNote n : scene.notes()) {
            Place p = n.place();
            if (!area.intersects(p.x() - 2, p.y() - 2, p.width() + 4, p.height() + 4)) {
                continue;
            }
            pen.box(p.x(), p.y(), p.width(), p.height(), 6, colors.noteBorder());
            pen.box(p.x() + 1, p.y() + 1, p.width() - 2, p.height() - 2, 5, colors.note());
            double y = p.y() + SceneNote.PADDING + 11;
            if (zoom >= NAMES) {
                for (String line : n.lines()) {
                    pen.text(p.x() + SceneNote.PADDING, y, line, TextStyle.NOTE, colors.text(), Pen.Anchor.START);
                    y += SceneNote.LINE;
                }
            }
        }
    }

    /** An outline around a node, outside of it. */
    void outline(SceneNode n, Color colour, double width, double distance) {
        Place p = n.place();
        double radius =
                (n.card().kind() == Card.Kind.ENTRY ? p.height() / 2 : n.card().open() ? 12 : CardPainter.RADIUS)
                        + distance;
        pen.frame(
                p.x() - distance,
                p.y() - distance,
                p.width() + 2 * distance,
                p.height() - n.card().sheets() + 2 * distance,
                radius,
                colour,
                width,
                false);
    }

    /** An outline around a piece of text. */
    void outline(SceneNote n, Color colour, double width) {
        Place p = n.place();
        pen.frame(p.x() - width, p.y() - width, p.width() + 2 * width, p.height() + 2 * width, 8, colour, width, false);
    }

    CardPainter cards() {
        return cards;
    }

    /** A line over an edge, wider than it. */
    void highlight(SceneEdge e, Color colour) {
        Path2D line = e.route().line();
        pen.line(line, colour, Math.max(2.5, 2 / zoom), false);
        pen.fill(e.route().head(), colour);
    }
}
