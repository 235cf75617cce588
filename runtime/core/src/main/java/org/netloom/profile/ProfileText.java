package org.netloom.profile;

import java.util.Locale;
import java.util.Map;
import org.netloom.ops.MachinePeak;

/** Writes a profile as a table for people. */
final class ProfileText {
    /** A watched step that takes so much longer than one that nobody watches is worth a remark. */
    private static final double REMARKABLE = 1.05;

    /** Share of the step that a layer spends beside its operations and that is worth a row. */
    private static final double REMARKABLE_SHARE = 0.01;

    private final Profile profile;
    private final MachinePeak peak;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    ProfileText(Profile profile) {
        this.profile = profile;
        this.peak = profile.peak();
        this.width =
                profile.nodes().stream().mapToInt(n -> n.title().length()).max().orElse(0);
    }

    String write(String name) {
        head(name);
        line(
                "%-" + column() + "s %9s %5s %8s %6s %9s %7s %6s  %s",
                "",
                "ms",
                "step",
                "GFLOP/s",
                "peak",
                "MB",
                "GB/s",
                "memory",
                "bound by");
        for (Profile.Node node : profile.nodes()) {
            row(node.title(), node.total());
            for (Map.Entry<StepPart, Work> part : node.parts().entrySet()) {
                if (worthARow(part.getValue())) {
                    row("  " + part.getKey(), part.getValue());
                }
            }
        }
        Work layers = profile.nodes().stream().map(Profile.Node::total).reduce(Work.NONE, Work::plus);
        Work all = profile.sections().values().stream().reduce(layers, Work::plus);
        text.append('\n');
        for (StepPart p : StepPart.values()) {
            Work part = profile.nodes().stream().map(n -> n.parts().get(p)).reduce(Work.NONE, Work::plus);
            if (part.seconds() > 0) {
                row("all layers: " + p, part);
            }
        }
        row("all layers", layers);
        profile.sections().forEach((section, work) -> {
            if (work.seconds() > 0) {
                row(section.toString(), work);
            }
        });
        row("step", all);
        return text.toString();
    }

    /** Operations are; what little a layer spends beside them is not. */
    private boolean worthARow(Work part) {
        return part.bytes() > 0 || part.seconds() > REMARKABLE_SHARE * profile.seconds();
    }

    private void head(String name) {
        line(
                "%s: batch %d, %d thread%s, %s ms a step (%d steps)",
                name,
                profile.batch(),
                peak.threads(),
                peak.threads() == 1 ? "" : "s",
                millis(profile.seconds()),
                profile.steps());
        if (profile.seconds() > REMARKABLE * profile.plainSeconds()) {
            line(
                    "without being watched a step takes %s ms: the times of small layers are too long by what watching costs",
                    millis(profile.plainSeconds()));
        }
        line(
                "this machine: %.0f GFLOP/s (peak), %.1f GB/s (memory); bound by compute from %.1f FLOP a byte on",
                1e-9 * peak.flops(), 1e-9 * peak.bytes(), peak.ridge());
        text.append('\n');
    }

    private int column() {
        return Math.max(width, "all layers: by parameters".length());
    }

    private void row(String name, Work w) {
        String flops = w.flops() > 0 ? String.format(Locale.ROOT, "%.1f", 1e-9 * w.flopRate()) : "-";
        String share = w.flops() > 0 ? percent(w.flopRate() / peak.flops()) : "-";
        String bytes = w.bytes() > 0 ? String.format(Locale.ROOT, "%.3f", 1e-6 * w.bytes()) : "-";
        String rate = w.bytes() > 0 ? String.format(Locale.ROOT, "%.1f", 1e-9 * w.byteRate()) : "-";
        String memory = w.bytes() > 0 ? percent(w.byteRate() / peak.bytes()) : "-";
        String bound = w.bytes() == 0 ? "-" : w.computeBound(peak) ? "compute" : "memory";
        line(
                "%-" + column() + "s %9s %5s %8s %6s %9s %7s %6s  %s",
                name,
                millis(w.seconds()),
                percent(w.seconds() / profile.seconds()),
                flops,
                share,
                bytes,
                rate,
                memory,
                bound);
    }

    private static String millis(double seconds) {
        return String.format(Locale.ROOT, seconds < 0.1 ? "%.3f" : "%.1f", 1e3 * seconds);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    private void line(String pattern, Object... args) {
        text.append(String.format(Locale.ROOT, pattern, args).stripTrailing()).append('\n');
    }
}
