package org.netloom.train;

import java.util.List;

/** The page on a study: a line for each training, and a chart. */
final class StudyReport {
    private StudyReport() {}

    static String html(String network, String title, String metric, List<String> lines, List<Chart> charts) {
        StringBuilder out = new StringBuilder(8_000);
        String head = Html.escape(network + ": " + title);
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(head)
                .append("</title>\n<style>\n")
                .append(Report.css())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(head)
                .append("</h1>\n<section>\n<h2>")
                .append(Html.escape(metric))
                .append("</h2>\n");
        charts.forEach(c -> out.append(c.svg()));
        out.append("<ul>\n");
        lines.forEach(l -> out.append("<li>").append(Html.escape(l)).append("</li>\n"));
        return out.append("</ul>\n</section>\n</main>\n</body>\n</html>\n").toString();
    }
}
