package org.netloom.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a training stands, beside weights and optimizer: all that a resumed run needs to go on as if it had never
 * stopped. Doubles are written with the digits that give the same bits back.
 */
final class LoopState {
    /** Epoch that runs, from 0. */
    int epoch;
    /** Batches of it that are done. */
    int batch;
    /** Optimizer steps done since the beginning. */
    long step;
    /** Sum of loss times samples over the epoch so far. */
    double lossSum;
    /** Samples seen in the epoch so far. */
    long samples;
    /** The sums behind the epoch's metric so far. */
    double[] metricSums = new double[0];
    /** Lowest loss watched so far, and after which epoch (from 1; 0 for none). */
    double best = Double.POSITIVE_INFINITY;

    int bestEpoch;
    /** Epochs since then. */
    int waited;
    /** What the schedule remembers. */
    List<Double> schedule = List.of();
    /** What the mode remembers. */
    List<Double> mode = List.of();
    /** True where the mode found nothing left to learn. */
    boolean completed;
    /** Time spent in earlier processes. */
    double seconds;

    final List<EpochResult> history = new ArrayList<>();

    Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("epoch", (long) epoch);
        m.put("batch", (long) batch);
        m.put("step", step);
        m.put("lossSum", lossSum);
        m.put("samples", samples);
        m.put("metricSums", java.util.Arrays.stream(metricSums).boxed().toList());
        m.put("best", number(best));
        m.put("bestEpoch", (long) bestEpoch);
        m.put("waited", (long) waited);
        m.put("schedule", schedule.stream().map(LoopState::number).toList());
        m.put("completed", completed);
        m.put("mode", mode.stream().map(LoopState::number).toList());
        m.put("seconds", seconds);
        m.put("history", history.stream().map(LoopState::toJson).toList());
        return m;
    }

    static LoopState fromJson(Map<String, Object> m) {
        LoopState s = new LoopState();
        s.epoch = (int) whole(m, "epoch");
        s.batch = (int) whole(m, "batch");
        s.step = whole(m, "step");
        s.lossSum = real(m, "lossSum", 0);
        s.samples = whole(m, "samples");
        s.metricSums = list(m, "metricSums").stream()
                .mapToDouble(o -> ((Number) o).doubleValue())
                .toArray();
        s.best = real(m, "best", Double.POSITIVE_INFINITY);
        s.bestEpoch = (int) whole(m, "bestEpoch");
        s.waited = (int) whole(m, "waited");
        s.schedule = list(m, "schedule").stream()
                .map(o -> o instanceof Number n ? n.doubleValue() : Double.POSITIVE_INFINITY)
                .toList();
        s.mode = list(m, "mode").stream()
                .map(o -> o instanceof Number n ? n.doubleValue() : Double.POSITIVE_INFINITY)
                .toList();
        s.completed = Boolean.TRUE.equals(m.get("completed"));
        s.seconds = real(m, "seconds", 0);
        for (Object e : list(m, "history")) {
            s.history.add(epoch((Map<?, ?>) e));
        }
        return s;
    }

    private static Map<String, Object> toJson(EpochResult r) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("epoch", (long) r.epoch());
        m.put("step", r.step());
        m.put("rate", number(r.rate()));
        m.put("trainLoss", number(r.trainLoss()));
        m.put("trainMetric", number(r.trainMetric()));
        m.put("validationLoss", number(r.validationLoss()));
        m.put("validationMetric", number(r.validationMetric()));
        m.put("seconds", number(r.seconds()));
        m.put("samplesPerSecond", number(r.samplesPerSecond()));
        return m;
    }

    private static EpochResult epoch(Map<?, ?> m) {
        return new EpochResult(
                (int) whole(m, "epoch"),
                whole(m, "step"),
                real(m, "rate", Double.NaN),
                real(m, "trainLoss", Double.NaN),
                real(m, "trainMetric", Double.NaN),
                real(m, "validationLoss", Double.NaN),
                real(m, "validationMetric", Double.NaN),
                real(m, "seconds", Double.NaN),
                real(m, "samplesPerSecond", Double.NaN));
    }

    /** JSON has no infinity and no NaN: they are null, which the reader turns into its default. */
    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static long whole(Map<?, ?> m, String key) {
        return ((Number) m.get(key)).longValue();
    }

    private static double real(Map<?, ?> m, String key, double missing) {
        return m.get(key) instanceof Number n ? n.doubleValue() : missing;
    }

    private static List<?> list(Map<?, ?> m, String key) {
        return m.get(key) instanceof List<?> l ? l : List.of();
    }
}
