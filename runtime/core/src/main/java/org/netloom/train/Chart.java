package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line chart as inline SVG: thin lines over the epochs, axes with round numbers, a legend, values on hovering. */
final class Chart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;
    private static final int LEFT = 62;
    private static final int RIGHT = 16;
    private static final int TOP = 34;
    private static final int BOTTOM = 46;
    private static final int MARKER_LIMIT = 60;

    /**
     * One line.
     *
     * @param name in the legend
     * @param style CSS class that gives its colour
     * @param values one per epoch; NaN leaves a gap
     */
    record Series(String name, String style, double[] values) {}

    private final String title;
    private final List<Series> series;
    private final double low;
    private final double step;
    private final double high;
    private final int epochs;
    private final int first;
    private String axis = "epoch";
    private List<String> labels = List.of();

    /**
     * @param first number of the first epoch
     * @param fromZero the axis starts at 0
     */
    Chart(String title, int first, boolean fromZero, List<Series> series) {
        this.title = title;
        this.first = first;
        this.series = series.stream().filter(s -> hasPoint(s.values())).toList();
        epochs = series.stream().mapToInt(s -> s.values().length).max().orElse(0);
        double min = fromZero ? 0 : Double.POSITIVE_INFINITY;
        double max = fromZero ? 0 : Double.NEGATIVE_INFINITY;
        for (Series s : this.series) {
            for (double v : s.values()) {
                if (Double.isFinite(v)) {
                    min = Math.min(min, v);
                    max = Math.max(max, v);
                }
            }
        }
        if (min > max) {
            min = 0;
            max = 1;
        }
        double span = max - min > 0 ? max - min : Math.max(Math.abs(max), 1e-6) * 0.1;
        step = roundStep(span / 5);
        low = Math.floor(min / step + 1e-9) * step;
        high = Math.max(low + step, Math.ceil(max / step - 1e-9) * step);
    }

    /** Another axis than that of epochs. */
    Chart axis(String name, List<String> marks) {
        axis = name;
        labels = List.copyOf(marks);
        return this;
    }

    private String label(int point) {
        return labels.isEmpty() ? Integer.toString(first + point) : labels.get(point);
    }

    private static boolean hasPoint(double[] values) {
        for (double v : values) {
            if (Double.isFinite(v)) {
                return true;
            }
        }
        return false;
    }

    /** 1, 2 or 5 times a power of ten, at least the given one. */
    static double roundStep(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= atLeast * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    String svg() {
        StringBuilder out = new StringBuilder(4000);
        out.append(text(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH, HEIGHT, Html.escape(title)));
        out.append(text("<text class=\"title\" x=\"%d\" y=\"18\">%s</text>\n", LEFT, Html.escape(title)));
        valueAxis(out);
        epochAxis(out);
        for (Series s : series) {
            line(out, s);
        }
        legend(out);
        return out.append("</svg>\n").toString();
    }

    private void valueAxis(StringBuilder out) {
        int lines = (int) Math.round((high - low) / step);
        int digits = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        for (int i = 0; i <= lines; i++) {
            double v = low + i * step;
            out.append(text(
                    "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                    i == 0 ? "axis" : "grid",
                    LEFT,
                    WIDTH - RIGHT,
                    y(v),
                    y(v),
                    LEFT - 8,
                    y(v) + 4,
                    digits > 6 ? text("%.1e", v) : text("%." + digits + "f", v)));
        }
    }

    private void epochAxis(StringBuilder out) {
        int every = (int) Math.max(1, roundStep(Math.max(1, epochs / 10.0)));
        for (int e = 0; e < epochs; e++) {
            int number = first + e;
            if (epochs > 10 && number % every != 0) {
                continue;
            }
            out.append(text(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                    x(e), HEIGHT - BOTTOM + 18, Html.escape(label(e))));
        }
        out.append(text(
                "<text class=\"tick\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, Html.escape(axis)));
    }

    private void line(StringBuilder out, Series s) {
        StringBuilder points = new StringBuilder();
        boolean pen = false;
        for (int e = 0; e < s.values().length; e++) {
            double v = s.values()[e];
            if (Double.isFinite(v)) {
                points.append(text("%s%.1f %.1f", pen ? " L" : " M", x(e), y(v)));
            }
            pen = Double.isFinite(v);
        }
        out.append(text(
                "<path class=\"line %s\" d=\"%s\"/>\n",
                s.style(), points.toString().strip()));
        double radius = s.values().length <= MARKER_LIMIT ? 3 : 1.5;
        for (int e = 0; e < s.values().length; e++) {
            double v = s.values()[e];
            if (Double.isFinite(v)) {
                out.append(text(
                        "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s, %s %s: %s</title></circle>\n",
                        s.style(), x(e), y(v), radius, Html.escape(s.name()), axis, label(e), Metrics.format(v)));
            }
        }
    }

    private void legend(StringBuilder out) {
        List<String> entries = new ArrayList<>();
        double at = WIDTH - RIGHT;
        for (int i = series.size() - 1; i >= 0; i--) {
            Series s = series.get(i);
            at -= 7.0 * s.name().length();
            entries.add(text("<text class=\"tick\" x=\"%.1f\" y=\"18\">%s</text>", at, Html.escape(s.name())));
            at -= 24;
            entries.add(text("<path class=\"line %s\" d=\"M%.1f 14 h18\"/>", s.style(), at));
            at -= 14;
        }
        entries.forEach(e -> out.append(e).append('\n'));
    }

    private double x(int epoch) {
        int width = WIDTH - LEFT - RIGHT - 24;
        return LEFT + 12 + (epochs <= 1 ? width / 2.0 : (double) width * epoch / (epochs - 1));
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low);
    }

    private static String text(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
