package org.netloom.designer.canvas;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Optional;
import org.netloom.check.Summary;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Place;
import org.netloom.problem.Severity;
import org.netloom.spec.Category;

/** Paints nodes: cards of layers and blocks, frames of open blocks, the entry of a block. */
final class CardPainter {
    static final double RADIUS = 8;
    private static final double BAR = 4;
    private static final double LEFT = 16;
    private static final double RIGHT = 12;
    private static final double PORT = 3.5;
    /** Half the height of the strip of a merge layer's inputs. */
    static final double STRIP = 6;

    private final Pen pen;
    private final CanvasColors colors;
    private final Texter texter;

    CardPainter(Pen pen, CanvasColors colors, Texter texter) {
        this.pen = pen;
        this.colors = colors;
        this.texter = texter;
    }

    /** Everything there is to say. */
    void full(SceneNode n) {
        switch (n.card().kind()) {
            case ENTRY -> entry(n);
            case LAYER, BLOCK -> {
                if (n.card().open()) {
                    frame(n);
                    frameTexts(n);
                } else {
                    body(n);
                    texts(n);
                }
            }
        }
        ports(n);
        badge(n);
    }

    /** What an empty card looks like. */
    private record Blank(
            double width,
            double height,
            double sheets,
            Optional<Category> category,
            Optional<Severity> severity,
            boolean assumed) {}

    /** Outline, colour and background, without any text. */
    void body(SceneNode n) {
        Card c = n.card();
        Place p = n.place();
        if (c.kind() == Card.Kind.ENTRY) {
            pen.alike(
                    new Blank(p.width(), p.height(), -1, c.category(), c.severity(), c.assumed()),
                    p.x(),
                    p.y(),
                    p.width(),
                    p.height(),
                    to -> pill(to, p, border(n)));
            return;
        }
        Blank blank =
                new Blank(p.width(), p.height() - c.sheets(), c.sheets(), c.category(), c.severity(), c.assumed());
        pen.alike(blank, p.x(), p.y(), p.width(), p.height(), to -> blank(to, blank));
    }

    private void pill(Pen to, Place p, Color border) {
        double r = p.height() / 2;
        to.box(0, 0, p.width(), p.height(), r, border);
        to.box(1, 1, p.width() - 2, p.height() - 2, r - 1, colors.card());
    }

    private void blank(Pen to, Blank b) {
        double w = b.width;
        double h = b.height;
        for (double d = b.sheets; d > 0; d -= Card.SHEET) {
            double inset = d * 1.5;
            to.box(inset, d, w - 2 * inset, h, RADIUS, colors.border());
            to.box(inset + 1, d + 1, w - 2 * inset - 2, h - 2, RADIUS - 1, colors.card());
        }
        if (b.sheets == 0) {
            to.box(0, 1.5, w, h + 0.5, RADIUS, colors.shadow());
        }
        Color border = b.severity.map(this::colour).orElse(colors.border());
        to.box(0, 0, w, h, RADIUS, border);
        to.box(1, 1, w - 2, h - 2, RADIUS - 1, colors.card());
        to.fill(GraphicsPen.leftSide(0, 0, BAR, h, RADIUS), colors.accent(b.category));
        if (b.assumed) {
            to.frame(0, 0, w, h, RADIUS, colors.card(), 1, false);
            to.frame(0, 0, w, h, RADIUS, CanvasColors.mix(colors.muted(), colors.card(), 0.75), 1, true);
        }
        b.severity.ifPresent(s -> to.frame(0, 0, w, h, RADIUS, colour(s), 1.75, false));
    }

    private Color border(SceneNode n) {
        return n.card().severity().map(this::colour).orElse(colors.border());
    }

    private Color colour(Severity s) {
        return s == Severity.ERROR ? colors.error() : colors.warning();
    }

    private void texts(SceneNode n) {
        Card c = n.card();
        Place p = n.place();
        double height = p.height() - c.sheets();
        boolean block = c.kind() == Card.Kind.BLOCK;
        double x = p.x() + (block ? 29 : LEFT);
        double end = p.right() - RIGHT;
        double y = p.y() + 20;
        if (block) {
            chevron(n, false);
        }
        head(c, x, end, y);
        x = p.x() + LEFT;
        if (!c.settings().isEmpty()) {
            y += Card.ROW;
            pen.text(
                    x,
                    y,
                    texter.fit(TextStyle.SMALL, c.settings(), end - x),
                    TextStyle.SMALL,
                    colors.muted(),
                    Pen.Anchor.START);
        }
        foot(c, x, end, p.y() + height - 10);
    }

    private void head(Card c, double x, double end, double y) {
        String type = texter.fit(TextStyle.TYPE, typeText(c), (end - x) * 0.62);
        double typeWidth = texter.width(TextStyle.TYPE, type);
        String name = texter.fit(TextStyle.NAME, c.id(), end - x - typeWidth - 8);
        pen.text(x, y, name, TextStyle.NAME, colors.text(), Pen.Anchor.START);
        pen.text(end, y, type, TextStyle.TYPE, colors.accent(c.category()), Pen.Anchor.END);
    }

    static String typeText(Card c) {
        return c.repeat() > 1 ? c.type() + "  \u00d7" + c.repeat() : c.type();
    }

    private void foot(Card c, double x, double end, double y) {
        String shape = c.shape().isEmpty() ? "?" : c.shape();
        Color colour = c.guessed() || c.shape().isEmpty() ? colors.muted() : colors.text();
        TextStyle style = c.guessed() ? TextStyle.SMALL : TextStyle.STRONG;
        double room = end - x;
        String fitted = texter.fit(style, shape, room);
        pen.text(x, y, fitted, style, colour, Pen.Anchor.START);
        if (c.parameters() > 0) {
            double left = room - texter.width(style, fitted) - 8;
            String count = Summary.grouped(c.parameters());
            String words = Texts.get("canvas.parameters", count);
            String shown = texter.width(TextStyle.SMALL, words) <= left ? words : count;
            if (texter.width(TextStyle.SMALL, shown) <= left) {
                pen.text(end, y, shown, TextStyle.SMALL, colors.muted(), Pen.Anchor.END);
            }
        }
    }

    /** Points right at a closed block, down at an open one. */
    private void chevron(SceneNode n, boolean open) {
        double x = n.place().x() + 18;
        double y = n.place().y() + 15.5;
        Path2D path = new Path2D.Double();
        if (open) {
            path.moveTo(x - 4, y - 2);
            path.lineTo(x, y + 2);
            path.lineTo(x + 4, y - 2);
        } else {
            path.moveTo(x - 2, y - 4);
            path.lineTo(x + 2, y);
            path.lineTo(x - 2, y + 4);
        }
        pen.line(path, colors.block(), 1.6, false);
    }

    private void entry(SceneNode n) {
        Place p = n.place();
        body(n);
        String name = texter.fit(TextStyle.NAME, n.id(), p.width() - 24);
        pen.text(p.centreX(), p.centreY() + 4.5, name, TextStyle.NAME, colors.block(), Pen.Anchor.MIDDLE);
    }

    /** The frame of an open block. */
    void frame(SceneNode n) {
        Card c = n.card();
        Place p = n.place();
        Color border = c.severity().map(this::colour).orElse(CanvasColors.mix(colors.block(), colors.card(), 0.6));
        pen.box(p.x(), p.y(), p.width(), p.height(), 12, border);
        pen.box(
                p.x() + 1,
                p.y() + 1,
                p.width() - 2,
                p.height() - 2,
                11,
                CanvasColors.mix(colors.block(), colors.background(), colors.dark() ? 0.1 : 0.055));
    }

    private void frameTexts(SceneNode n) {
        Card c = n.card();
        Place p = n.place();
        chevron(n, true);
        double x = p.x() + 30;
        double end = p.right() - 16;
        double y = p.y() + 20;
        String count = c.parameters() > 0 ? Texts.get("canvas.parameters", Summary.grouped(c.parameters())) : "";
        double room =
                end - x - Math.max(texter.width(TextStyle.STRONG, c.shape()), texter.width(TextStyle.SMALL, count));
        if (room > Card.WIDTH / 2) {
            pen.text(
                    end,
                    y,
                    c.shape(),
                    c.guessed() ? TextStyle.SMALL : TextStyle.STRONG,
                    c.guessed() ? colors.muted() : colors.text(),
                    Pen.Anchor.END);
            pen.text(end, y + 16, count, TextStyle.SMALL, colors.muted(), Pen.Anchor.END);
        }
        double left = room > Card.WIDTH / 2 ? room - 12 : end - x;
        String name = frameName(c, left);
        pen.text(x, y, name, TextStyle.NAME, colors.text(), Pen.Anchor.START);
        double from = x + texter.width(TextStyle.NAME, name) + 10;
        pen.text(
                from,
                y,
                texter.fit(TextStyle.TYPE, typeText(c), x + left - from),
                TextStyle.TYPE,
                colors.block(),
                Pen.Anchor.START);
        pen.text(
                x,
                y + 16,
                texter.fit(TextStyle.SMALL, c.settings(), left),
                TextStyle.SMALL,
                colors.muted(),
                Pen.Anchor.START);
    }

    private String frameName(Card c, double room) {
        return texter.fit(
                TextStyle.NAME, c.id(), Math.max(room / 2, room - 10 - texter.width(TextStyle.TYPE, typeText(c))));
    }

    /** How far the texts at the top left of a frame reach, from its left side. */
    double headEnd(SceneNode n) {
        Card c = n.card();
        double first = texter.width(TextStyle.NAME, c.id()) + 10 + texter.width(TextStyle.TYPE, typeText(c));
        return 30 + Math.max(first, texter.width(TextStyle.SMALL, c.settings()));
    }

    /** Where edges begin and end: all inputs of merge layers, and those that nothing is connected to, are seen always. */
    private void ports(SceneNode n) {
        Color ring = n.card().assumed() ? colors.muted() : colors.edge();
        if (n.inputs() > 1) {
            mergeInputs(n, ring);
        }
        port(n.output().getX(), n.output().getY(), PORT, ring);
    }

    /** A small strip with a place for each input; of a merge layer the last one is free. */
    private void mergeInputs(SceneNode n, Color ring) {
        double x1 = n.input(0).getX();
        double y1 = n.input(0).getY();
        double x2 = n.input(n.inputs() - 1).getX();
        double y2 = n.input(n.inputs() - 1).getY();
        double r = STRIP;
        pen.box(x1 - r, y1 - r, x2 - x1 + 2 * r, y2 - y1 + 2 * r, r, ring);
        pen.box(x1 - r + 1, y1 - r + 1, x2 - x1 + 2 * r - 2, y2 - y1 + 2 * r - 2, r - 1, colors.card());
        for (int i = 0; i < n.inputs(); i++) {
            double x = n.input(i).getX();
            double y = n.input(i).getY();
            boolean free = n.card().merges() && i == n.inputs() - 1;
            if (free) {
                Path2D plus = new Path2D.Double();
                plus.moveTo(x - 2.5, y);
                plus.lineTo(x + 2.5, y);
                plus.moveTo(x, y - 2.5);
                plus.lineTo(x, y + 2.5);
                pen.line(plus, colors.muted(), 1.1, false);
            } else {
                pen.fill(new Ellipse2D.Double(x - 2, y - 2, 4, 4), ring);
            }
        }
    }

    private record Ring(double radius, Color colour) {}

    /** A little ring. */
    void port(double x, double y, double radius, Color colour) {
        double d = 2 * radius;
        pen.alike(new Ring(radius, colour), x - radius, y - radius, d, d, to -> {
            to.fill(new Ellipse2D.Double(0, 0, d, d), colour);
            to.fill(new Ellipse2D.Double(1.2, 1.2, d - 2.4, d - 2.4), colors.card());
        });
    }

    private void badge(SceneNode n) {
        Optional<Ellipse2D> where = NodeShapes.badge(n);
        if (where.isEmpty()) {
            return;
        }
        Ellipse2D b = where.get();
        Severity severity = n.card().severity().orElseThrow();
        double x = b.getCenterX();
        double y = b.getCenterY();
        int count = n.card().troubles().size();
        String text = count > 1 ? (count > 9 ? "9+" : Integer.toString(count)) : "!";
        Color ink = colors.dark() ? colors.background() : Color.WHITE;
        if (severity == Severity.ERROR) {
            pen.fill(new Ellipse2D.Double(x - 10, y - 10, 20, 20), colors.background());
            pen.fill(new Ellipse2D.Double(x - 8.5, y - 8.5, 17, 17), colors.error());
            pen.text(x, y + 4, text, TextStyle.BADGE, ink, Pen.Anchor.MIDDLE);
        } else {
            pen.fill(triangle(x, y, 12), colors.background());
            pen.fill(triangle(x, y, 10), colors.warning());
            pen.text(x, y + 5, text, TextStyle.BADGE, ink, Pen.Anchor.MIDDLE);
        }
    }

    private static Path2D triangle(double x, double y, double r) {
        Path2D t = new Path2D.Double();
        t.moveTo(x, y - r);
        t.quadTo(x + 0.5, y - r, x + r, y + r * 0.75);
        t.lineTo(x - r, y + r * 0.75);
        t.closePath();
        return t;
    }
}
