package org.netloom.render;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.Severity;
import org.netloom.render.Diagram.Card;
import org.netloom.render.Diagram.Mark;
import org.netloom.render.Diagram.Part;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Drawing.Box;
import org.netloom.render.Drawing.Element;
import org.netloom.render.Drawing.Label;
import org.netloom.render.Drawing.Type;

/** Measures and paints the boxes of layers. */
final class CardPainter {
    private static final Type NAME = new Type(13.5, true);
    private static final Type TYPE = new Type(11.5, false);
    private static final Type SMALL = new Type(11.5, false);
    private static final Type STRONG = new Type(11.5, true);
    private static final Type PROBLEM = new Type(11, false);

    private static final double LEFT = 16;
    private static final double RIGHT = 12;
    private static final double MIN_WIDTH = 128;
    private static final double MAX_WIDTH = 300;
    private static final double NAME_ROW = 26;
    private static final double ROW = 17;
    private static final double STRIP = 25;
    private static final double BOTTOM = 7;
    private static final double PROBLEM_ROW = 14;
    private static final int MOST_PROBLEMS = 2;
    private static final int PROBLEM_LINES = 3;
    private static final double RADIUS = 8;
    /** How far the sheets of a repeated block stand out. */
    private static final double SHEET = 4;

    private final Theme theme;
    private final TextMetrics metrics;

    CardPainter(Theme theme, TextMetrics metrics) {
        this.theme = theme;
        this.metrics = metrics;
    }

    /** Width in which everything in the card stands unshortened, within limits. */
    double width(Card card) {
        double widest = MIN_WIDTH;
        for (Part p : card.parts()) {
            double head = metrics.width(p.name(), NAME) + 18 + metrics.width(typeText(p), TYPE);
            if (isStrip(card, p)) {
                widest = Math.max(widest, LEFT + head + 14 + metrics.width(aside(p), SMALL) + RIGHT);
                continue;
            }
            double foot = metrics.width(p.shape(), STRONG) + 18 + metrics.width(p.count(), SMALL);
            double all = Math.max(head, Math.max(foot, metrics.width(p.summary(), SMALL)));
            widest = Math.max(widest, LEFT + all + RIGHT);
        }
        return Math.ceil(Math.min(widest, MAX_WIDTH) / 2) * 2;
    }

    double height(Card card, double width) {
        return card.parts().stream().mapToDouble(p -> height(card, p, width)).sum();
    }

    private double height(Card card, Part part, double width) {
        double rows = isStrip(card, part) ? STRIP : NAME_ROW + (part.summary().isEmpty() ? 0 : ROW) + ROW + BOTTOM;
        int problemLines =
                shown(part).stream().mapToInt(m -> wrap(m, width).size()).sum();
        return rows + (problemLines == 0 ? 0 : problemLines * PROBLEM_ROW + 10);
    }

    /** A layer below another, with the same shape and little to say: one row will do. */
    private static boolean isStrip(Card card, Part part) {
        return part != card.parts().getFirst()
                && (part.summary().isEmpty() || part.count().isEmpty());
    }

    /** What stands between name and type of such a layer. */
    private static String aside(Part strip) {
        return strip.summary() + strip.count();
    }

    private static String typeText(Part p) {
        return p.repeat() > 1 ? p.type() + " \u00d7" + p.repeat() : p.type();
    }

    private Rgb accent(Part p) {
        return p.category().map(theme::accent).orElse(theme.block());
    }

    /** How far the sheets behind a card stand out of it, upwards and to the right. */
    static double sheets(Card card) {
        return card.parts().getFirst().repeat() > 1 ? 2 * SHEET : 0;
    }

    /** The card and its sheets at a place: one group for each of its layers. */
    List<Element> paint(Card card, Placement.Place whole) {
        double out = sheets(card);
        Placement.Place at = new Placement.Place(whole.x(), whole.y() + out, whole.width() - out, whole.height() - out);
        List<Element> all = new ArrayList<>();
        boolean error = has(card, Severity.ERROR);
        boolean marked = error || has(card, Severity.WARNING);
        Rgb border = error ? theme.error() : marked ? theme.warning() : theme.border();
        for (double d = out; d > 0; d -= SHEET) {
            all.add(new Box(at.x() + d, at.y() - d, at.width(), at.height(), RADIUS, theme.card(), theme.border(), 1));
        }
        all.add(new Box(at.x(), at.y(), at.width(), at.height(), RADIUS, theme.card(), border, marked ? 1.6 : 1));
        double y = at.y();
        for (Part part : card.parts()) {
            double height = height(card, part, at.width());
            all.add(part(card, part, new Placement.Place(at.x(), y, at.width(), height)));
            y += height;
        }
        return all;
    }

    private static boolean has(Card card, Severity severity) {
        return card.parts().stream().flatMap(p -> p.marks().stream()).anyMatch(m -> m.severity() == severity);
    }

    private Drawing.Group part(Card card, Part p, Placement.Place at) {
        List<Element> in = new ArrayList<>();
        Rgb accent = accent(p);
        boolean strip = isStrip(card, p);
        double x = at.x() + LEFT;
        double end = at.x() + at.width() - RIGHT;
        double y = at.y() + (strip ? 17 : 19);
        if (p != card.parts().getFirst()) {
            in.add(new Box(at.x() + 1, at.y(), at.width() - 2, 1, 0, theme.faint(theme.muted()), null, 0));
        }
        in.add(new Box(at.x() + 6, at.y() + 6, 3.5, at.height() - 12, 1.75, accent, null, 0));
        String type = typeText(p);
        double typeWidth = metrics.width(type, TYPE);
        in.add(start(x, y, metrics.fit(p.name(), NAME, end - x - typeWidth - 8), NAME, theme.text()));
        in.add(new Label(end, y, type, TYPE, Anchor.END, accent, typeWidth));
        if (strip) {
            double nameWidth = Math.min(metrics.width(p.name(), NAME), end - x - typeWidth - 8);
            String aside = metrics.fit(aside(p), SMALL, Math.max(0, end - x - nameWidth - typeWidth - 20));
            in.add(new Label(
                    end - typeWidth - 10, y, aside, SMALL, Anchor.END, theme.muted(), metrics.width(aside, SMALL)));
        }
        if (!strip) {
            if (!p.summary().isEmpty()) {
                y += ROW;
                in.add(start(x, y, metrics.fit(p.summary(), SMALL, end - x), SMALL, theme.muted()));
            }
            y += ROW;
            in.add(start(x, y, p.shape(), STRONG, theme.text()));
            in.add(new Label(end, y, p.count(), SMALL, Anchor.END, theme.muted(), metrics.width(p.count(), SMALL)));
        }
        y += strip ? 8 : BOTTOM + 2;
        for (Mark mark : shown(p)) {
            Rgb colour = mark.severity() == Severity.ERROR ? theme.error() : theme.warning();
            for (String line : wrap(mark, at.width())) {
                y += PROBLEM_ROW;
                in.add(start(x, y - 2, line, PROBLEM, colour));
            }
        }
        return new Drawing.Group(p.path(), p.tooltip(), at.x(), at.y(), at.width(), at.height(), in);
    }

    private Label start(double x, double y, String text, Type type, Rgb colour) {
        return new Label(x, y, text, type, Anchor.START, colour, metrics.width(text, type));
    }

    /** The first problems; the tooltip has all. */
    private static List<Mark> shown(Part p) {
        List<Mark> marks = p.marks();
        if (marks.size() <= MOST_PROBLEMS) {
            return marks;
        }
        List<Mark> some = new ArrayList<>(marks.subList(0, MOST_PROBLEMS - 1));
        int more = marks.size() - some.size();
        some.add(new Mark(marks.get(some.size()).severity(), "and " + more + " more"));
        return some;
    }

    private List<String> wrap(Mark mark, double width) {
        return TextWrap.wrap(mark.text(), PROBLEM, width - LEFT - RIGHT, PROBLEM_LINES, metrics);
    }
}
