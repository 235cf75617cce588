package org.netloom.render;

import java.util.List;
import java.util.Locale;
import org.netloom.render.Drawing.Box;
import org.netloom.render.Drawing.Close;
import org.netloom.render.Drawing.Curve;
import org.netloom.render.Drawing.Element;
import org.netloom.render.Drawing.Group;
import org.netloom.render.Drawing.Label;
import org.netloom.render.Drawing.Line;
import org.netloom.render.Drawing.Move;
import org.netloom.render.Drawing.Step;
import org.netloom.render.Drawing.To;

/**
 * Writes a drawing as SVG 1.1: one file without scripts, style sheets or links, the same bytes for the same drawing. All
 * text is escaped, so that a design cannot bring markup along.
 */
public final class SvgWriter {
    private static final String FONT =
            "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif";

    private final StringBuilder out = new StringBuilder();

    private SvgWriter() {}

    /** The text of the file. */
    public static String write(Drawing drawing) {
        return new SvgWriter().document(drawing);
    }

    private String document(Drawing d) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(d.width()));
        out.append("\" height=\"").append(number(d.height()));
        out.append("\" viewBox=\"0 0 ").append(number(d.width())).append(' ').append(number(d.height()));
        out.append("\" role=\"img\" font-family=\"").append(FONT).append("\">\n");
        out.append("<title>").append(escape(d.title())).append("</title>\n");
        out.append("<desc>").append(escape(d.description())).append("</desc>\n");
        out.append("<rect width=\"100%\" height=\"100%\"")
                .append(paint("fill", d.background()))
                .append("/>\n");
        d.elements().forEach(this::element);
        return out.append("</svg>\n").toString();
    }

    private void element(Element element) {
        switch (element) {
            case Box b -> box(b);
            case Line l -> line(l);
            case Label l -> label(l);
            case Group g -> {
                out.append("<g>\n<title>").append(escape(g.tooltip())).append("</title>\n");
                g.elements().forEach(this::element);
                out.append("</g>\n");
            }
        }
    }

    private void box(Box b) {
        out.append("<rect").append(attribute("x", b.x())).append(attribute("y", b.y()));
        out.append(attribute("width", b.width())).append(attribute("height", b.height()));
        if (b.radius() > 0) {
            out.append(attribute("rx", b.radius()));
        }
        out.append(paint("fill", b.fill()))
                .append(stroke(b.stroke(), b.strokeWidth()))
                .append("/>\n");
    }

    private void line(Line l) {
        out.append("<path d=\"").append(steps(l.steps())).append('"');
        out.append(paint("fill", l.fill())).append(stroke(l.stroke(), l.strokeWidth()));
        if (l.dashed()) {
            out.append(" stroke-dasharray=\"5 4\"");
        }
        out.append("/>\n");
    }

    private static String steps(List<Step> steps) {
        StringBuilder d = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Move m -> d.append('M').append(point(m.x(), m.y()));
                case To t -> d.append('L').append(point(t.x(), t.y()));
                case Curve c ->
                    d.append('Q').append(point(c.cx(), c.cy())).append(' ').append(point(c.x(), c.y()));
                case Close _ -> d.append('Z');
            }
        }
        return d.toString();
    }

    private void label(Label l) {
        if (l.text().isEmpty()) {
            return;
        }
        out.append("<text").append(attribute("x", l.x())).append(attribute("y", l.y()));
        out.append(attribute("font-size", l.type().size()));
        if (l.type().bold()) {
            out.append(" font-weight=\"600\"");
        }
        switch (l.anchor()) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        if (l.width() > 0 && l.text().chars().allMatch(c -> c >= ' ' && c <= '~')) {
            // Faces differ in width; the boxes were measured with this one.
            out.append(attribute("textLength", l.width())).append(" lengthAdjust=\"spacingAndGlyphs\"");
        }
        out.append(paint("fill", l.colour()))
                .append('>')
                .append(escape(l.text()))
                .append("</text>\n");
    }

    private static String stroke(Rgb colour, double width) {
        return colour == null ? "" : paint("stroke", colour) + attribute("stroke-width", width);
    }

    private static String paint(String attribute, Rgb colour) {
        if (colour == null) {
            return " " + attribute + "=\"none\"";
        }
        String solid = " " + attribute + "=\"" + colour.hex() + "\"";
        return colour.opacity() == 1 ? solid : solid + attribute(attribute + "-opacity", colour.opacity());
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + number(value) + "\"";
    }

    private static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** At most two digits behind the point, none where it is whole. */
    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        if (rounded == Math.rint(rounded)) {
            return Long.toString((long) rounded);
        }
        String text = String.format(Locale.ROOT, "%.2f", rounded);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }

    /** The text as character data or attribute value; characters that XML 1.0 has not become U+FFFD. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(legal(c) ? c : 0xfffd);
            }
        });
        return safe.toString();
    }

    private static boolean legal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
