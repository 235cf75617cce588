package org.netloom.reference;

import java.util.Arrays;
import org.netloom.json.Json;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Rgb;

/** A diagram with two axes on a sketch. */
final class Plot {
    private final Sketch sketch;
    private final double left;
    private final double top;
    private final double width;
    private final double height;
    private final double xMin;
    private final double xMax;
    private final double yMin;
    private final double yMax;

    /** @param frame left, top, width, height in pixels */
    Plot(Sketch sketch, double[] frame, double xMin, double xMax, double yMin, double yMax) {
        this.sketch = sketch;
        this.left = frame[0];
        this.top = frame[1];
        this.width = frame[2];
        this.height = frame[3];
        this.xMin = xMin;
        this.xMax = xMax;
        this.yMin = yMin;
        this.yMax = yMax;
    }

    double x(double value) {
        return left + (value - xMin) / (xMax - xMin) * width;
    }

    double y(double value) {
        return top + height - (value - yMin) / (yMax - yMin) * height;
    }

    /** Frame, lines at round numbers, and what the axes mean. */
    Plot axes(String across, String up) {
        Rgb grid = Sketch.THEME.border().opacity(0.6);
        double xStep = step(xMax - xMin, width / 70);
        for (double v = Math.ceil(xMin / xStep) * xStep; v <= xMax + 1e-9; v += xStep) {
            double at = Math.round(v / xStep) * xStep;
            sketch.line(at == 0 ? Sketch.THEME.edge() : grid, 1, false, x(at), top, x(at), top + height);
            sketch.caption(x(at), top + height + 15, number(at));
        }
        double yStep = step(yMax - yMin, height / 40);
        for (double v = Math.ceil(yMin / yStep - 1e-9) * yStep; v <= yMax + 1e-9; v += yStep) {
            double at = Math.round(v / yStep) * yStep;
            sketch.line(at == 0 ? Sketch.THEME.edge() : grid, 1, false, left, y(at), left + width, y(at));
            sketch.text(left - 6, y(at) + 4, number(at), Anchor.END, Sketch.THEME.muted());
        }
        sketch.text(left + width, top + height + 30, across, Anchor.END, Sketch.THEME.muted());
        sketch.text(left, top - 8, up, Anchor.START, Sketch.THEME.muted());
        return this;
    }

    private static double step(double range, double parts) {
        double raw = range / Math.max(2, parts);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= raw) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        return Json.number(Math.round(value * 1e6) / 1e6);
    }

    /** A curve; parts outside of the frame are left out. */
    Plot curve(double[] xs, double[] ys, Rgb colour, boolean dashed) {
        double slack = (yMax - yMin) * 0.02;
        int from = 0;
        while (from < xs.length) {
            int to = from;
            while (to < xs.length && ys[to] >= yMin - slack && ys[to] <= yMax + slack) {
                to++;
            }
            if (to - from > 1) {
                double[] points = new double[2 * (to - from)];
                for (int i = from; i < to; i++) {
                    points[2 * (i - from)] = x(xs[i]);
                    points[2 * (i - from) + 1] = y(ys[i]);
                }
                sketch.line(colour, dashed ? 1.4 : 2, dashed, points);
            }
            from = to + 1;
        }
        return this;
    }

    /** A line with a word in the row above the frame, from the right. */
    Plot legend(int place, String text, Rgb colour, boolean dashed) {
        double x = left + width - 112 * (place + 1);
        sketch.line(colour, dashed ? 1.4 : 2, dashed, x, top - 12, x + 22, top - 12);
        sketch.text(x + 27, top - 8, text, Anchor.START, Sketch.THEME.text());
        return this;
    }

    /** The smallest and the largest number with some room around them. */
    static double[] range(double... values) {
        double min = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double max = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double room = max > min ? 0.08 * (max - min) : 1;
        return new double[] {min - room, max + room};
    }
}
