package org.netloom.compare;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netloom.profile.Measurement;

/** What a report was measured on and with. */
final class Circumstances {
    private final Report report;

    Circumstances(Report report) {
        this.report = report;
    }

    /** A list in Markdown. */
    List<String> lines() {
        Machine m = report.machine();
        List<Measurement> ours =
                report.outcomes().stream().flatMap(o -> o.ours().stream()).toList();
        List<String> lines = new ArrayList<>();
        report.device().ifPresent(d -> {
            List<String> facts = new ArrayList<>(List.of(d.name() + ", " + d.description()));
            d.facts().forEach((name, value) -> facts.add(name + " " + value));
            lines.add("- Device: " + String.join("; ", facts));
        });
        lines.add("- Machine: " + m.processor() + ", " + m.cores() + " cores, " + m.memory());
        ours.stream()
                .map(Measurement::operations)
                .filter(o -> !o.isEmpty())
                .findFirst()
                .ifPresent(o -> lines.add("- Operations: " + o));
        if (report.peakFlops() > 0) {
            lines.add("- Multiply-adds in registers: " + Math.round(report.peakFlops() / 1e9) + " GFLOP/s");
        }
        lines.add("- " + m.java() + ", " + m.system());
        List<Measurement> theirs = report.outcomes().stream()
                .flatMap(o -> o.rival().stream())
                .flatMap(r -> r.measured().stream())
                .toList();
        String own = warmUp(ours);
        if (!own.isEmpty()) {
            String other = warmUp(theirs);
            lines.add("- Before it was timed, work was repeated until it got no faster: ours " + own + " s"
                    + (other.isEmpty() ? "" : ", theirs " + other + " s"));
        }
        lines.add("- Commit " + distinct(o -> o.commit()) + ", " + distinct(o -> o.date()));
        return lines;
    }

    /** "3.4 to 12.0"; empty where nobody told. */
    private static String warmUp(List<Measurement> measured) {
        DoubleSummaryStatistics seconds = measured.stream()
                .mapToDouble(Measurement::warmUp)
                .filter(s -> s > 0)
                .summaryStatistics();
        return seconds.getCount() == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f to %.1f", seconds.getMin(), seconds.getMax());
    }

    private String distinct(Function<Outcome, String> what) {
        return report.outcomes().stream().map(what).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
    }
}
