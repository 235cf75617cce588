package org.netloom.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The result of a training as one HTML page without outside resources: figures, curves, confusion matrix, classes, plan,
 * machine, and what to try next. It follows the reader's choice of a light or dark page.
 */
final class Report {
    /** Up to this many classes the confusion matrix shows its numbers. */
    private static final int NUMBERS_LIMIT = 20;

    /** Up to this many it is drawn at all; beyond, the commonest mistakes tell more. */
    private static final int MATRIX_LIMIT = 100;

    private static final int MISTAKES = 8;

    /**
     * What the page tells.
     *
     * @param part the metrics are of: "test", "validation" or "training"
     * @param result name of the figure that stands for all and its value come first
     * @param plan rows of the training plan, name and value
     * @param facts rows on data, network, machine and time
     */
    record Content(
            String network,
            String headline,
            String part,
            double loss,
            Score result,
            List<EpochResult> history,
            String advice,
            List<Row> plan,
            List<Row> facts) {}

    /** A name and a value. */
    record Row(String name, String value) {}

    private final Content content;
    private final StringBuilder out = new StringBuilder(32_000);

    private Report(Content content) {
        this.content = content;
    }

    /** The whole page. */
    static String html(Content content) {
        return new Report(content).page();
    }

    private String page() {
        String name = Html.escape(content.network());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(name)
                .append(" - training report</title>\n<style>\n")
                .append(css())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(name)
                .append("</h1>\n<p class=\"soft\">")
                .append(Html.escape(content.headline()))
                .append("</p>\n");
        figures();
        if (!content.advice().isEmpty()) {
            out.append("<p class=\"advice\"><b>To try next:</b> ")
                    .append(Html.escape(content.advice()))
                    .append("</p>\n");
        }
        out.append("<div class=\"grid\">\n");
        curves();
        out.append("</div>\n<div class=\"columns\">\n");
        switch (content.result()) {
            case ClassMetrics c -> classes(c);
            case LabelMetrics l -> table("Labels", l.labels(), "yes");
            case ValueMetrics _, ReturnScore _ -> {}
        }
        rows("Plan", content.plan());
        rows("This run", content.facts());
        return out.append("</div>\n</main>\n</body>\n</html>\n").toString();
    }

    private void figures() {
        out.append("<div class=\"figures\">\n");
        String style = "figure main";
        for (Metrics.Figure f : content.result().figures()) {
            figure(style, content.part() + " " + f.name(), f.text());
            style = "figure";
        }
        figure(style, content.part() + " loss", Metrics.format(content.loss()));
        out.append("</div>\n");
    }

    private void figure(String style, String name, String value) {
        out.append("<div class=\"").append(style).append("\"><b>").append(value).append("</b><span>");
        out.append(Html.escape(name)).append("</span></div>\n");
    }

    private void curves() {
        if (content.history().isEmpty()) {
            return;
        }
        int first = content.history().getFirst().epoch();
        boolean up = content.result().higherIsBetter();
        section(new Chart(
                        "Loss",
                        first,
                        true,
                        List.of(
                                series("training", "first", EpochResult::trainLoss),
                                series("validation", "second", EpochResult::validationLoss)))
                .svg());
        String name = content.result().name();
        section(new Chart(
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                        first,
                        !up,
                        List.of(
                                series("training", "first", EpochResult::trainMetric),
                                series("validation", "second", EpochResult::validationMetric)))
                .svg());
    }

    private Chart.Series series(String name, String style, ToDoubleFunction<EpochResult> value) {
        return new Chart.Series(
                name, style, content.history().stream().mapToDouble(value).toArray());
    }

    private void section(String body) {
        out.append("<section>\n").append(body).append("</section>\n");
    }

    private void classes(ClassMetrics metrics) {
        int k = metrics.labels().size();
        if (k <= MATRIX_LIMIT) {
            confusion(metrics, k <= NUMBERS_LIMIT);
        }
        mistakes(metrics);
        table("Classes", metrics.classes(), "samples");
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
                cell(i, j, matrix[i][j], sum, numbers);
            }
            out.append("</tr>\n");
        }
        out.append("</table></div>\n</section>\n");
    }

    private void cell(int i, int j, long n, long sum, boolean numbers) {
        double share = sum == 0 ? 0 : (double) n / sum;
        // The square root makes rare mistakes visible; half the strength keeps numbers readable.
        double alpha = n == 0 ? 0 : 0.08 + 0.82 * Math.sqrt(share);
        String strong = alpha > 0.6 ? " strong" : "";
        out.append("<td class=\"")
                .append(i == j ? "hit" : "miss")
                .append(strong)
                .append("\" style=\"--a:");
        out.append(String.format(Locale.ROOT, "%.2f", alpha)).append("\" title=\"");
        out.append(Html.escape(
                content.result() instanceof ClassMetrics c
                        ? c.labels().get(i) + " as " + c.labels().get(j) + ": " + n
                        : ""));
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

    private void table(String title, List<ClassRow> rows, String counted) {
        out.append("<section>\n<h2>")
                .append(title)
                .append("</h2>\n<div class=\"scroll\"><table class=\"plain\">\n")
                .append("<tr><th></th><th class=\"n\">precision</th><th class=\"n\">recall</th><th class=\"n\">F1</th>")
                .append("<th class=\"n\">")
                .append(counted)
                .append("</th></tr>\n");
        for (ClassRow r : rows) {
            out.append("<tr><td>").append(Html.escape(r.label())).append("</td>");
            number(r.precision());
            number(r.recall());
            number(r.f1());
            out.append("<td class=\"n\">").append(r.samples()).append("</td></tr>\n");
        }
        out.append("</table></div>\n</section>\n");
    }

    private void number(double value) {
        out.append("<td class=\"n\">")
                .append(String.format(Locale.ROOT, "%.4f", value))
                .append("</td>");
    }

    private void rows(String title, List<Row> rows) {
        out.append("<section>\n<h2>").append(title).append("</h2>\n<table class=\"plain plan\">\n");
        for (Row r : rows) {
            out.append("<tr><td>").append(Html.escape(r.name())).append("</td><td>");
            out.append(Html.escape(r.value())).append("</td></tr>\n");
        }
        out.append("</table>\n</section>\n");
    }

    static String css() {
        try (InputStream in = Report.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
