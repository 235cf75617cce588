package org.netloom.reference;

import java.util.ArrayList;
import java.util.List;
import org.netloom.render.Drawing;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Drawing.Step;
import org.netloom.render.Drawing.Type;
import org.netloom.render.Rgb;
import org.netloom.render.Theme;

/** Collects the elements of a picture. Lengths are pixels, y grows downwards. */
final class Sketch {
    static final Theme THEME = Theme.LIGHT;
    static final double SMALL = 11;

    private static final double HEAD = 6;

    private final List<Drawing.Element> elements = new ArrayList<>();

    Sketch box(double x, double y, double width, double height, double radius, Rgb fill, Rgb stroke) {
        elements.add(new Drawing.Box(x, y, width, height, radius, fill, stroke, 1));
        return this;
    }

    /** A line through points x1, y1, x2, y2, ... */
    Sketch line(Rgb colour, double width, boolean dashed, double... points) {
        elements.add(new Drawing.Line(steps(points), null, colour, width, dashed));
        return this;
    }

    /** A filled area whose corners are x1, y1, x2, y2, ... */
    Sketch area(Rgb fill, Rgb stroke, double... points) {
        List<Step> steps = steps(points);
        steps.add(new Drawing.Close());
        elements.add(new Drawing.Line(steps, fill, stroke, 1, false));
        return this;
    }

    /** Several rectangles of one colour as one path: x, y, width, height of each. */
    Sketch tiles(Rgb fill, List<double[]> rectangles) {
        List<Step> steps = new ArrayList<>();
        for (double[] r : rectangles) {
            steps.addAll(steps(r[0], r[1], r[0] + r[2], r[1], r[0] + r[2], r[1] + r[3], r[0], r[1] + r[3]));
            steps.add(new Drawing.Close());
        }
        elements.add(new Drawing.Line(steps, fill, null, 0, false));
        return this;
    }

    private static List<Step> steps(double... points) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            steps.add(i == 0 ? new Drawing.Move(points[i], points[i + 1]) : new Drawing.To(points[i], points[i + 1]));
        }
        return steps;
    }

    /** A round dot. */
    Sketch dot(double x, double y, double radius, Rgb fill, Rgb stroke) {
        return box(x - radius, y - radius, 2 * radius, 2 * radius, radius, fill, stroke);
    }

    /** An arrow to the right, the left, or down. */
    Sketch arrow(double x1, double y1, double x2, double y2) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        line(THEME.edge(), 1.4, false, x1, y1, x2 - HEAD * ux, y2 - HEAD * uy);
        double half = HEAD / 2;
        return area(
                THEME.edge(),
                null,
                x2,
                y2,
                x2 - HEAD * ux - half * uy,
                y2 - HEAD * uy + half * ux,
                x2 - HEAD * ux + half * uy,
                y2 - HEAD * uy - half * ux);
    }

    Sketch text(double x, double y, String text, Anchor anchor, Rgb colour) {
        return text(x, y, text, SMALL, false, anchor, colour);
    }

    Sketch text(double x, double y, String text, double size, boolean bold, Anchor anchor, Rgb colour) {
        elements.add(new Drawing.Label(x, y, text, new Type(size, bold), anchor, colour, 0));
        return this;
    }

    /** A muted caption, centred. */
    Sketch caption(double x, double y, String text) {
        return text(x, y, text, Anchor.MIDDLE, THEME.muted());
    }

    Drawing drawing(double width, double height, String title, String description) {
        return new Drawing(width, height, THEME.background(), title, description, elements);
    }
}
