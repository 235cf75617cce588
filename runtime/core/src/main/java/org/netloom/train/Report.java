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
        new ResultSections(out).write(content.result());
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
