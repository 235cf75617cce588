package org.netloom.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.compare.Outcome.Rival;

/** A report of a comparison as a page of Markdown. */
public final class MarkdownReport {
    private final Report report;

    public MarkdownReport(Report report) {
        this.report = report;
    }

    /** The page. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# Netloom and other libraries");
        lines.add("");
        lines.add(
                "Milliseconds are medians over rounds in which the libraries take turns, each round a process of its own, on "
                        + Figures.threads(report.threads())
                        + ". The ratio is their time divided by ours, with the lowest and the highest of the rounds: above 1 Netloom"
                        + " is faster. A step is a forward pass, softmax cross-entropy, a backward pass and an update with momentum"
                        + " on random samples. Of each library several settings were tried and the best counts. Made by");
        lines.add("");
        lines.add("    " + report.command());
        lines.add("");
        lines.addAll(new Circumstances(report).lines());
        table(lines, "Training step", "step");
        table(lines, "Forward alone", "forward");
        table(lines, "Product of two n x n matrices", "product");
        lines.add("");
        lines.add(
                "Memory is the most that the process ever had, its Java included. All figures, also of the settings that"
                        + " were not the best, are in the JSON file beside this page. OpenCL devices have [a page of their"
                        + " own](opencl.md).");
        return String.join("\n", lines) + "\n";
    }

    private void table(List<String> lines, String title, String work) {
        List<Outcome> rows = report.outcomes().stream()
                .filter(o -> o.work().startsWith(work) && o.rival().isPresent())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        boolean products = work.equals("product");
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        lines.add(
                products
                        ? "| n | against | ms | its ms | GFLOP/s | its GFLOP/s | ratio | its best setting |"
                        : "| network | batch | against | ms | its ms | ratio | memory | its memory | parameters | its best"
                                + " setting |");
        lines.add(
                products
                        ? "|---:|---|---:|---:|---:|---:|---:|---|"
                        : "|---|---:|---|---:|---:|---:|---:|---:|---:|---|");
        rows.forEach(o -> lines.add(products ? product(o) : network(o)));
    }

    private static String network(Outcome o) {
        Rival r = o.rival().orElseThrow();
        return row(
                o.net(),
                Integer.toString(o.batch()),
                r.peer(),
                Figures.millis(o.median()),
                Figures.millis(r.median()),
                ratio(o),
                memory(o.peakBytes()),
                memory(Outcome.peak(r.measured())),
                parameters(o, r),
                r.setting());
    }

    private static String product(Outcome o) {
        Rival r = o.rival().orElseThrow();
        return row(
                o.work().replace("product ", ""),
                r.peer(),
                Figures.millis(o.median()),
                Figures.millis(r.median()),
                Long.toString(Math.round(o.gigaflops(o.median()))),
                Long.toString(Math.round(o.gigaflops(r.median()))),
                ratio(o),
                r.setting());
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** "1.27 (1.21-1.30)". */
    static String ratio(Outcome o) {
        Optional<Ratio> ratio = o.ratio();
        return ratio.map(r ->
                        Figures.ratio(r.value()) + " (" + Figures.ratio(r.low()) + "-" + Figures.ratio(r.high()) + ")")
                .orElse("");
    }

    private static String memory(long bytes) {
        return bytes == 0 ? "unknown" : Figures.bytes(bytes);
    }

    /** One number where both have the same, as they must. */
    private static String parameters(Outcome o, Rival r) {
        long theirs = r.measured().getFirst().parameters();
        String ours = Figures.grouped(o.parameters());
        return theirs == o.parameters() ? ours : "**" + ours + ", but there " + Figures.grouped(theirs) + "**";
    }
}
