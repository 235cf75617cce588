package org.netloom.train;

import java.util.List;
import java.util.Locale;

/** The parts of a report that follow from the kind of its metrics: confusion matrix, tables, ROC curves. */
final class ResultSections {
    /** Up to this many classes the confusion matrix shows its numbers. */
    private static final int NUMBERS_LIMIT = 20;

    /** Up to this many it is drawn at all; beyond, the commonest mistakes tell more. */
    private static final int MATRIX_LIMIT = 100;

    private static final int MISTAKES = 8;

    private static final String END = "</table></div>\n</section>\n";

    private final StringBuilder out;

    /** @param out gets the sections */
    ResultSections(StringBuilder out) {
        this.out = out;
    }

    void write(Score metrics) {
        switch (metrics) {
            case ClassMetrics c -> {
                classes(c);
                curves(c.curves());
            }
            case LabelMetrics l -> {
                table("Labels", l.labels(), "yes", l.masks());
                curves(l.curves());
            }
            case BoxMetrics b -> boxes(b.classes());
            case EmbeddingMetrics e -> curves(e.curves());
            case SumMetrics s -> s.parts().forEach(p -> write(p.metrics()));
            case ValueMetrics _, ReturnScore _, SampleScore _ -> {}
        }
    }

    private void classes(ClassMetrics metrics) {
        int k = metrics.labels().size();
        if (k <= MATRIX_LIMIT) {
            confusion(metrics, k <= NUMBERS_LIMIT);
        }
        mistakes(metrics);
        table("Classes", metrics.classes(), metrics.pixels() ? "pixels" : "samples", metrics.pixels());
    }

    private void confusion(ClassMetrics metrics, boolean numbers) {
        List<String> labels = metrics.labels();
        long[][] matrix = metrics.confusion();
        out.append("<section")
                .append(numbers ? "" : " class=\"wide\"")
                .append(">\n<h2>Confusion matrix</h2>\n")
                .append(
                        "<p class=\"soft\">Rows: what it is. Columns: what the network says. Colour: share of the row.</p>\n")
                .append("<div class=\"scroll\"><table class=\"confusion")
                .append(numbers ? "" : " small")
                .append("\">\n<tr><th></th>");
        for (String label : labels) {
            out.append("<th title=\"")
                    .append(Html.escape(label))
                    .append("\">")
                    .append(numbers ? Html.escape(shortened(label)) : "")
                    .append("</th>");
        }
        out.append("</tr>\n");
        for (int i = 0; i < matrix.length; i++) {
            out.append("<tr><th class=\"row\">")
                    .append(Html.escape(labels.get(i)))
                    .append("</th>");
            long sum = java.util.Arrays.stream(matrix[i]).sum();
            for (int j = 0; j < matrix.length; j++) {
                cell(labels, i, j, matrix[i][j], sum, numbers);
            }
            out.append("</tr>\n");
        }
        out.append("</table></div>\n</section>\n");
    }

    private void cell(List<String> labels, int i, int j, long n, long sum, boolean numbers) {
        double share = sum == 0 ? 0 : (double) n / sum;
        // The square root makes rare mistakes visible; half the strength keeps numbers readable.
        double alpha = n == 0 ? 0 : 0.08 + 0.82 * Math.sqrt(share);
        String strong = alpha > 0.6 ? " strong" : "";
        out.append("<td class=\"")
                .append(i == j ? "hit" : "miss")
                .append(strong)
                .append("\" style=\"--a:");
        out.append(String.format(Locale.ROOT, "%.2f", alpha)).append("\" title=\"");
        out.append(Html.escape(labels.get(i) + " as " + labels.get(j) + ": " + n));
        out.append("\">").append(numbers && n > 0 ? Long.toString(n) : "").append("</td>");
    }

    private static String shortened(String label) {
        return label.length() <= 12 ? label : label.substring(0, 11) + "\u2026";
    }

    private void mistakes(ClassMetrics metrics) {
        List<Confusions> all = Confusions.of(metrics, MISTAKES);
        if (all.isEmpty()) {
            return;
        }
        out.append("<section>\n<h2>Commonest mistakes</h2>\n<div class=\"scroll\"><table class=\"plain\">\n")
                .append("<tr><th>it is</th><th>taken for</th><th class=\"n\">times</th></tr>\n");
        for (Confusions c : all) {
            out.append("<tr><td>").append(Html.escape(c.actual())).append("</td><td>");
            out.append(Html.escape(c.guessed())).append("</td><td class=\"n\">").append(c.count());
            out.append("</td></tr>\n");
        }
        out.append("</table></div>\n</section>\n");
    }

    private void table(String title, List<ClassRow> rows, String counted, boolean overlap) {
        begin(title);
        out.append("<th class=\"n\">precision</th><th class=\"n\">recall</th><th class=\"n\">F1</th>")
                .append(overlap ? "<th class=\"n\">IoU</th>" : "")
                .append("<th class=\"n\">")
                .append(counted)
                .append("</th></tr>\n");
        for (ClassRow r : rows) {
            out.append("<tr><td>").append(Html.escape(r.label())).append("</td>");
            number(r.precision());
            number(r.recall());
            number(r.f1());
            if (overlap) {
                number(r.overlap());
            }
            end(r.samples());
        }
        out.append(END);
    }

    private void begin(String title) {
        out.append("<section>\n<h2>")
                .append(title)
                .append("</h2>\n<div class=\"scroll\"><table class=\"plain\">\n<tr><th></th>");
    }

    private void end(long count) {
        out.append("<td class=\"n\">").append(count).append("</td></tr>\n");
    }

    private void number(double value) {
        out.append("<td class=\"n\">")
                .append(String.format(Locale.ROOT, "%.4f", value))
                .append("</td>");
    }

    private void boxes(List<BoxMetrics.ClassBoxes> rows) {
        begin("Objects");
        out.append("<th class=\"n\">average precision</th><th class=\"n\">IoU 0.5 to 0.95</th>")
                .append("<th class=\"n\">detections</th><th class=\"n\">objects</th></tr>\n");
        for (BoxMetrics.ClassBoxes r : rows) {
            out.append("<tr><td>").append(Html.escape(r.label())).append("</td>");
            number(r.precision());
            number(r.strict());
            out.append("<td class=\"n\">").append(r.detections()).append("</td>");
            end(r.objects());
        }
        out.append(END);
    }

    /** ROC curves that are worth a picture: those with yes and no. */
    private void curves(List<Curve> curves) {
        List<Curve> drawn = curves.stream().filter(c -> !c.points().isEmpty()).toList();
        if (!drawn.isEmpty()) {
            out.append("<section>\n").append(RocChart.svg(drawn)).append("</section>\n");
        }
    }
}
