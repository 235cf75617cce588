package org.netloom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.netloom.check.CheckResult;
import org.netloom.check.Summary;

/** The memory that a design will need, for its summary. */
final class MemoryTotals {
    private MemoryTotals() {}

    /** Nothing for a design with errors. */
    static List<Summary.Total> of(CheckResult result) {
        List<Summary.Total> totals = new ArrayList<>();
        result.memory().ifPresent(m -> {
            m.training()
                    .ifPresent(t ->
                            totals.add(new Summary.Total("Memory to train, batch " + m.batch(), bytes(t.bytes()))));
            totals.add(new Summary.Total("Memory to predict, one sample", bytes(m.predictionBytes())));
        });
        return totals;
    }

    /** "12.3 MB", in powers of 1000. */
    static String bytes(long n) {
        if (n < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", n / 1e3);
        }
        return n < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", n / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", n / 1e9);
    }
}
