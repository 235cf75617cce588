package org.netloom.train;

import java.util.List;
import java.util.Locale;

/** Receiver operating characteristics as inline SVG: share of yes found over share of no taken for yes. */
final class RocChart {
    private static final int SIZE = 300;
    private static final int LEFT = 62;
    private static final int TOP = 34;
    private static final int WIDTH = 560;
    private static final int HEIGHT = TOP + SIZE + 46;

    /** More curves than these are hard to tell apart: the first two are strong. */
    private static final int NAMED = 12;

    private RocChart() {}

    static String svg(List<Curve> curves) {
        StringBuilder out = new StringBuilder(4000);
        out.append(text(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"ROC curve\">\n", WIDTH, HEIGHT));
        out.append(text("<text class=\"title\" x=\"%d\" y=\"18\">ROC curve</text>\n", LEFT));
        axes(out);
        for (int i = curves.size() - 1; i >= 0; i--) {
            curve(out, curves.get(i), i);
        }
        for (int i = 0; i < Math.min(NAMED, curves.size()); i++) {
            Curve c = curves.get(i);
            out.append(text(
                    "<text class=\"tick\" x=\"%d\" y=\"%d\">%s: AUC %s</text>\n",
                    LEFT + SIZE + 16, TOP + 14 + 20 * i, Html.escape(shortened(c.label())), Metrics.format(c.area())));
        }
        return out.append("</svg>\n").toString();
    }

    private static String shortened(String label) {
        return label.length() <= 14 ? label : label.substring(0, 13) + "\u2026";
    }

    private static void axes(StringBuilder out) {
        for (int i = 0; i <= 5; i++) {
            double v = i / 5.0;
            String style = i == 0 ? "axis" : "grid";
            out.append(text(
                    "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    style, x(0), x(1), y(v), y(v)));
            out.append(text(
                    "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    style, x(v), x(v), y(0), y(1)));
            out.append(text(
                    "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>", LEFT - 8, y(v) + 4, v));
            out.append(text(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.1f</text>\n",
                    x(v), y(0) + 18, v));
        }
        out.append(text(
                "<line class=\"axis\" stroke-dasharray=\"4 4\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                x(0), x(1), y(0), y(1)));
        out.append(text(
                "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">false positive rate</text>\n",
                x(0.5), HEIGHT - 8));
        out.append(text(
                "<text class=\"tick\" transform=\"translate(16 %.1f) rotate(-90)\" text-anchor=\"middle\">true positive"
                        + " rate</text>\n",
                y(0.5)));
    }

    private static void curve(StringBuilder out, Curve c, int index) {
        StringBuilder points = new StringBuilder();
        for (RankCurve.Point p : c.points()) {
            points.append(
                    text("%s%.1f %.1f", points.isEmpty() ? "M" : " L", x(p.falsePositives()), y(p.truePositives())));
        }
        out.append(text(
                "<path class=\"line %s\"%s d=\"%s\"><title>%s: AUC %s</title></path>\n",
                index == 0 ? "first" : "second",
                index > 1 ? " opacity=\"0.4\"" : "",
                points,
                Html.escape(c.label()),
                Metrics.format(c.area())));
    }

    private static double x(double value) {
        return LEFT + SIZE * value;
    }

    private static double y(double value) {
        return TOP + SIZE * (1 - value);
    }

    private static String text(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
