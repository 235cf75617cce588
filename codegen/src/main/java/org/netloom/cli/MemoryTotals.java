package org.netloom.cli;

import java.util.List;
import java.util.Locale;
import org.netloom.check.CheckResult;
import org.netloom.check.Summary;
import org.netloom.plan.MemoryForecast;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.Planner;
import org.netloom.train.TrainingPlan;

/** The memory that a design will need, for its summary. */
final class MemoryTotals {
    private static final int DEFAULT_BATCH = 64;

    private MemoryTotals() {}

    /** Nothing for a design with errors. */
    static List<Summary.Total> of(CheckResult result) {
        if (!result.ok()) {
            return List.of();
        }
        NetworkPlan plan = Planner.plan(result.design());
        int batch = result.design().plan().map(TrainingPlan::batchSize).orElse(DEFAULT_BATCH);
        return List.of(
                new Summary.Total(
                        "Memory to train, batch " + batch,
                        bytes(MemoryForecast.training(plan, batch).bytes())),
                new Summary.Total(
                        "Memory to predict, one sample",
                        bytes(MemoryForecast.inference(plan, 1).bytes())));
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
