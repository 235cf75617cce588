package org.netloom.designer.canvas;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Optional;
import org.netloom.check.Summary;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Place;
import org.netloom.problem.Severity;

/** Paints nodes: cards of layers and blocks, frames of open blocks, the entry of a block. */
final class CardPainter {
    static final double RADIUS = 8;
    private static final double BAR = 4;
    private static final double LEFT = 16;
    private static final double RIGHT = 12;
    private static final double PORT = 3.5;

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
                } else {
                    body(n);
                    texts(n);
                }
            }
        }
        ports(n);
        badge(n);
    }

    /** Outline, colour and background, without any text. */
    void body(SceneNode n) {
        Place p = n.place();
        double height = p.height() - n.card().sheets();
        Color border = border(n);
        for (double d = n.card().sheets(); d > 0; d -= Card.SHEET) {
            double inset = d * 1.5;
            pen.box(p.x() + inset, p.y() + d, p.width() - 2 * inset, height, RADIUS, colors.border());
            pen.box(p.x() + inset + 1, p.y() + d + 1, p.width() - 2 * inset - 2, height - 2, RADIUS - 1, colors.card());
        }
        if (n.card().sheets() == 0) {
            pen.box(p.x(), p.y() + 1.5, p.width(), height + 0.5, RADIUS, colors.shadow());
        }
        Color accent = colors.accent(n.card().category());
        pen.box(p.x(), p.y(), p.width(), height, RADIUS, border);
        pen.box(p.x() + 1, p.y() + 1, p.width() - 2, height - 2, RADIUS - 1, colors.card());
        pen.fill(GraphicsPen.leftSide(p.x(), p.y(), BAR, height, RADIUS), accent);
        pen.box(p.x() + BAR, p.y() + 1, RADIUS, height - 2, 0, colors.card());
        if (n.card().assumed()) {
            pen.frame(p.x(), p.y(), p.width(), height, RADIUS, colors.card(), 1, false);
            pen.frame(p.x(), p.y(), p.width(), height, RADIUS, colors.muted(), 1, true);
        }
        n.card().severity().ifPresent(s -> pen.frame(p.x(), p.y(), p.width(), height, RADIUS, colour(s), 1.75, false));
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
        Color colour = c.assumed() || c.shape().isEmpty() ? colors.muted() : colors.text();
        TextStyle style = c.assumed() ? TextStyle.SMALL : TextStyle.STRONG;
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
        double r = p.height() / 2;
        pen.box(p.x(), p.y(), p.width(), p.height(), r, border(n));
        pen.box(p.x() + 1, p.y() + 1, p.width() - 2, p.height() - 2, r - 1, colors.card());
        String name = texter.fit(TextStyle.NAME, n.id(), p.width() - 24);
        pen.text(p.centreX(), p.centreY() + 4.5, name, TextStyle.NAME, colors.block(), Pen.Anchor.MIDDLE);
    }

    /** An open block, without its inside. */
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
        chevron(n, true);
        double x = p.x() + 30;
        double end = p.right() - 14;
        double y = p.y() + 20;
        String name = texter.fit(TextStyle.NAME, c.id(), (end - x) / 2);
        pen.text(x, y, name, TextStyle.NAME, colors.text(), Pen.Anchor.START);
        double from = x + texter.width(TextStyle.NAME, name) + 10;
        pen.text(
                from,
                y,
                texter.fit(TextStyle.TYPE, typeText(c), end - from),
                TextStyle.TYPE,
                colors.block(),
                Pen.Anchor.START);
        pen.text(
                x,
                y + 16,
                texter.fit(TextStyle.SMALL, c.settings(), end - x),
                TextStyle.SMALL,
                colors.muted(),
                Pen.Anchor.START);
        foot(c, p.x() + 16, end, p.bottom() - 10);
    }

    /** Where edges begin and end: all inputs of merge layers, and those that nothing is connected to, are seen always. */
    private void ports(SceneNode n) {
        Color ring = n.card().assumed() ? colors.muted() : colors.edge();
        if (n.inputs() > 1) {
            mergeInputs(n, ring);
        }
        port(n.output().getX(), n.output().getY(), PORT, ring);
    }

    /** A small strip with a place for each input, the last one free. */
    private void mergeInputs(SceneNode n, Color ring) {
        double x1 = n.input(0).getX();
        double y1 = n.input(0).getY();
        double x2 = n.input(n.inputs() - 1).getX();
        double y2 = n.input(n.inputs() - 1).getY();
        double r = 6;
        pen.box(x1 - r, y1 - r, x2 - x1 + 2 * r, y2 - y1 + 2 * r, r, ring);
        pen.box(x1 - r + 1, y1 - r + 1, x2 - x1 + 2 * r - 2, y2 - y1 + 2 * r - 2, r - 1, colors.card());
        for (int i = 0; i < n.inputs(); i++) {
            double x = n.input(i).getX();
            double y = n.input(i).getY();
            boolean free = i == n.inputs() - 1;
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

    /** A little ring. */
    void port(double x, double y, double radius, Color ring) {
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), ring);
        double r = radius - 1.2;
        pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), colors.card());
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
