package org.netloom.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.netloom.profile.Measurement;
import org.netloom.profile.Timing;
import org.netloom.profile.TimingTask;

/** Outcomes as lines of a table on a terminal, each as soon as it is there. */
public final class BenchTable {
    private static final String OWN = "%-16s %6s %-8s %11s %21s %11s %11s %11s %13s";
    private static final String COMPARED = "%-16s %6s %-8s %11s  %-18s %11s  %-18s %s";

    private final boolean compared;
    private boolean begun;

    /** @param compared with other libraries */
    public BenchTable(boolean compared) {
        this.compared = compared;
    }

    /** The lines of an outcome, in front of the first one those of the head. */
    public List<String> lines(Outcome o) {
        List<String> lines = new ArrayList<>();
        if (!begun) {
            begun = true;
            lines.add(
                    compared
                            ? line(
                                    COMPARED,
                                    "network",
                                    "batch",
                                    "what",
                                    "ms",
                                    "against",
                                    "its ms",
                                    "ratio",
                                    "its best setting")
                            : line(
                                    OWN,
                                    "network",
                                    "batch",
                                    "what",
                                    "ms",
                                    "quartiles",
                                    "samples/s",
                                    "allocated",
                                    "peak memory",
                                    "parameters"));
        }
        lines.add(compared && o.rival().isPresent() ? compared(o) : own(o));
        return lines;
    }

    private static String line(String format, Object... cells) {
        return String.format(Locale.ROOT, format, cells).stripTrailing();
    }

    private static String compared(Outcome o) {
        Outcome.Rival r = o.rival().orElseThrow();
        String mismatch = r.measured().getFirst().parameters() == o.parameters()
                ? ""
                : " (it has " + Figures.grouped(r.measured().getFirst().parameters()) + " parameters, not "
                        + Figures.grouped(o.parameters()) + ")";
        return line(
                COMPARED,
                o.title(),
                batch(o),
                what(o),
                Figures.millis(o.median()),
                r.peer(),
                Figures.millis(r.median()),
                MarkdownReport.ratio(o),
                r.setting() + mismatch);
    }

    private static String own(Outcome o) {
        Measurement m = o.ours().getFirst();
        Timing t = m.timing();
        String speed = TimingTask.productSize(o.work()) > 0
                ? Math.round(o.gigaflops(t.median())) + " GFLOP/s"
                : Figures.grouped(Math.round(1000 * o.batch() / t.median()));
        return line(
                OWN,
                o.title(),
                batch(o),
                what(o),
                Figures.millis(t.median()),
                Figures.millis(t.quarter()) + " - " + Figures.millis(t.threeQuarters()),
                speed,
                Figures.bytes(t.bytes()),
                m.peakBytes() == 0 ? "unknown" : Figures.bytes(m.peakBytes()),
                m.parameters() == 0 ? "" : Figures.grouped(m.parameters()));
    }

    private static String batch(Outcome o) {
        return o.batch() == 0 ? "" : Integer.toString(o.batch());
    }

    private static String what(Outcome o) {
        return o.net().isEmpty() ? "" : o.work();
    }
}
