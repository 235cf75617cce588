package org.netloom.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.netloom.compare.Outcome.Rival;
import org.netloom.profile.TimingTask;

/** A report of a comparison of a device with the processor, and with other libraries on it, as a page of Markdown. */
public final class DeviceReport {
    /** Least share of the processor's speed at a training step that a device has which is the processor itself. */
    private static final double OF_PROCESSOR = 0.70;

    private static final String NET_OF_BAR = "cifarvgg";

    /** Least share of a graphics card's peak that a large product reaches. */
    private static final double OF_PEAK = 0.50;

    private static final int SIZE_OF_BAR = 4096;

    private final Report report;
    private final BenchDevice device;

    /** @param report of a device */
    public DeviceReport(Report report) {
        this.report = report;
        device = report.device().orElseThrow();
    }

    /** The page. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# A device beside the processor");
        lines.add("");
        lines.add("**" + kind() + "**");
        lines.add("");
        lines.add("The same generated classes on this device (OpenCL) and on the processor (SIMD, "
                + Figures.threads(report.threads())
                + "), and products of matrices by CLBlast on this device, take turns, each turn a process of its own."
                + " Milliseconds are medians over the turns. The ratio is the other time divided by that of Netloom on the"
                + " device, with the lowest and the highest of the turns: above 1 Netloom on the device is faster. A step is a"
                + " forward pass, softmax cross-entropy, a backward pass and an update with momentum on random samples that"
                + " lie on the device. Made by");
        lines.add("");
        lines.add("    " + report.command());
        lines.add("");
        lines.addAll(new Circumstances(report).lines());
        bar(lines);
        networks(lines, "Training step", TimingTask.STEP);
        networks(lines, "Forward alone", TimingTask.FORWARD);
        products(lines);
        lines.add("");
        lines.add(
                "All figures are in the JSON file beside this page. How to measure a device, and PyTorch on the same card,"
                        + " is in [graphics cards](../opencl.md#how-fast-it-is).");
        return String.join("\n", lines) + "\n";
    }

    private String kind() {
        return device.isProcessor()
                ? "This device is the processor itself, through the platform "
                        + device.facts().getOrDefault("platform", "OpenCL")
                        + ": no graphics card has been measured. The figures say what OpenCL costs on a processor, and"
                        + " nothing about the kernels for graphics cards, which are others."
                : "This device is of the type " + device.type() + ".";
    }

    // ---- bars -------------------------------------------------------------------------------------------------------

    private void bar(List<String> lines) {
        lines.add("");
        lines.add("## The bar");
        lines.add("");
        if (device.isProcessor()) {
            lines.add("On a processor a training step of " + NET_OF_BAR + " is to have at least "
                    + Figures.percent(OF_PROCESSOR) + " of the speed of SIMD in Java: "
                    + find(o -> o.net().equals(NET_OF_BAR)
                                    && o.work().equals(TimingTask.STEP)
                                    && isAgainst(o, Peer.CPU))
                            .flatMap(Outcome::ratio)
                            .map(r -> came(r.value(), OF_PROCESSOR) + " (turns from " + Figures.percent(r.low())
                                    + " to " + Figures.percent(r.high()) + ")")
                            .orElse("not measured")
                    + ". That of graphics cards, " + Figures.percent(OF_PEAK) + " of the peak in a product of "
                    + SIZE_OF_BAR + ", is not measured here.");
        } else {
            lines.add("A product of " + SIZE_OF_BAR + " is to reach at least " + Figures.percent(OF_PEAK)
                    + " of the multiply-adds in registers: "
                    + find(o -> TimingTask.productSize(o.work()) == SIZE_OF_BAR)
                            .map(o -> came(shareOfPeak(o), OF_PEAK))
                            .orElse("not measured")
                    + ".");
        }
    }

    private static boolean isAgainst(Outcome o, Peer peer) {
        return o.rival().map(r -> r.peer().equals(peer.title())).orElse(false);
    }

    private Optional<Outcome> find(Predicate<Outcome> which) {
        return report.outcomes().stream().filter(which).findFirst();
    }

    private static String came(double value, double bar) {
        return Figures.percent(value) + ", " + (value >= bar ? "reached" : "**missed**");
    }

    private double shareOfPeak(Outcome o) {
        return o.gigaflops(o.median()) * 1e9 / report.peakFlops();
    }

    // ---- tables -----------------------------------------------------------------------------------------------------

    private List<Outcome> outcomes(String work) {
        return report.outcomes().stream()
                .filter(o -> o.work().startsWith(work) && o.rival().isPresent())
                .toList();
    }

    private void networks(List<String> lines, String title, String work) {
        List<Outcome> rows = outcomes(work);
        if (rows.isEmpty()) {
            return;
        }
        begin(lines, title, "| network | batch | device, ms | samples/s | against | its ms | ratio | parameters |");
        lines.add("|---|---:|---:|---:|---|---:|---:|---:|");
        for (Outcome o : rows) {
            Rival r = o.rival().orElseThrow();
            lines.add(MarkdownReport.row(
                    o.net(),
                    Integer.toString(o.batch()),
                    Figures.millis(o.median()),
                    Figures.grouped(Math.round(1000 * o.batch() / o.median())),
                    r.peer(),
                    Figures.millis(r.median()),
                    MarkdownReport.ratio(o),
                    Figures.grouped(o.parameters())));
        }
    }

    private void products(List<String> lines) {
        List<Outcome> rows = outcomes("product");
        if (rows.isEmpty()) {
            return;
        }
        begin(
                lines,
                "Product of two n x n matrices",
                "| n | device, ms | GFLOP/s | share of its peak | against | its ms | its GFLOP/s | ratio |");
        lines.add("|---:|---:|---:|---:|---|---:|---:|---:|");
        for (Outcome o : rows) {
            Rival r = o.rival().orElseThrow();
            lines.add(MarkdownReport.row(
                    Integer.toString(TimingTask.productSize(o.work())),
                    Figures.millis(o.median()),
                    Figures.grouped(Math.round(o.gigaflops(o.median()))),
                    report.peakFlops() > 0 ? Figures.percent(shareOfPeak(o)) : "unknown",
                    r.peer(),
                    Figures.millis(r.median()),
                    Figures.grouped(Math.round(o.gigaflops(r.median()))),
                    MarkdownReport.ratio(o)));
        }
    }

    private static void begin(List<String> lines, String title, String head) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        lines.add(head);
    }
}
