package org.netloom.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.render.Drawing.Box;
import org.netloom.render.Drawing.Close;
import org.netloom.render.Drawing.Curve;
import org.netloom.render.Drawing.Element;
import org.netloom.render.Drawing.Group;
import org.netloom.render.Drawing.Label;
import org.netloom.render.Drawing.Line;
import org.netloom.render.Drawing.Move;
import org.netloom.render.Drawing.To;

/** Paints drawings with Java 2D, on an image or a screen, and measures text with the font it paints with. */
public final class GraphicsPainter implements TextMetrics {
    /** Faces in the order of preference; Java's own sans-serif where none is there. */
    private static final List<String> FACES = List.of(
            "Inter",
            "Helvetica Neue",
            "Segoe UI",
            "Arial",
            "Liberation Sans",
            "Noto Sans",
            "DejaVu Sans Condensed",
            "DejaVu Sans");

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final String face = face();
    private final Map<Drawing.Type, Font> fonts = new HashMap<>();

    private static String face() {
        Set<String> there = Arrays.stream(
                        GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
                .collect(Collectors.toSet());
        return FACES.stream().filter(there::contains).findFirst().orElse(Font.SANS_SERIF);
    }

    private Font font(Drawing.Type type) {
        return fonts.computeIfAbsent(
                type, t -> new Font(face, t.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) t.size()));
    }

    @Override
    public double width(String text, Drawing.Type type) {
        return text.isEmpty() ? 0 : font(type).getStringBounds(text, CONTEXT).getWidth();
    }

    /** Paints a drawing, background included, at the origin of the graphics and in its scale. */
    public void paint(Drawing drawing, Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(colour(drawing.background()));
        g.fill(new java.awt.geom.Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
        drawing.elements().forEach(e -> element(e, g));
    }

    private void element(Element element, Graphics2D g) {
        switch (element) {
            case Box b ->
                shape(
                        new RoundRectangle2D.Double(
                                b.x(), b.y(), b.width(), b.height(), 2 * b.radius(), 2 * b.radius()),
                        b.fill(),
                        b.stroke(),
                        new BasicStroke((float) b.strokeWidth()),
                        g);
            case Line l -> shape(path(l), l.fill(), l.stroke(), stroke(l), g);
            case Label l -> label(l, g);
            case Group group -> group.elements().forEach(e -> element(e, g));
        }
    }

    private static BasicStroke stroke(Line l) {
        float width = (float) l.strokeWidth();
        return l.dashed()
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    private static void shape(java.awt.Shape shape, Rgb fill, Rgb stroke, BasicStroke pen, Graphics2D g) {
        if (fill != null) {
            g.setColor(colour(fill));
            g.fill(shape);
        }
        if (stroke != null) {
            g.setColor(colour(stroke));
            g.setStroke(pen);
            g.draw(shape);
        }
    }

    private static Path2D path(Line l) {
        Path2D path = new Path2D.Double();
        for (Drawing.Step step : l.steps()) {
            switch (step) {
                case Move m -> path.moveTo(m.x(), m.y());
                case To t -> path.lineTo(t.x(), t.y());
                case Curve c -> path.quadTo(c.cx(), c.cy(), c.x(), c.y());
                case Close _ -> path.closePath();
            }
        }
        return path;
    }

    private void label(Label l, Graphics2D g) {
        if (l.text().isEmpty()) {
            return;
        }
        g.setFont(font(l.type()));
        g.setColor(colour(l.colour()));
        double width = width(l.text(), l.type());
        double squeeze = width > l.width() && l.width() > 0 ? l.width() / width : 1;
        double shown = width * squeeze;
        double x = switch (l.anchor()) {
            case START -> l.x();
            case MIDDLE -> l.x() - shown / 2;
            case END -> l.x() - shown;
        };
        AffineTransform before = g.getTransform();
        g.translate(x, l.y());
        g.scale(squeeze, 1);
        g.drawString(l.text(), 0f, 0f);
        g.setTransform(before);
    }

    private static Color colour(Rgb c) {
        return new Color(c.red(), c.green(), c.blue(), (int) Math.round(c.opacity() * 255));
    }
}
