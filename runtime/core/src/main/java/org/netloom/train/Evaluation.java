package org.netloom.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a network is on one part of the data.
 *
 * @param part "test", "validation" or "training"
 * @param loss mean over the samples; NaN where the part is empty
 * @param metrics all other figures
 * @param samples or games counted
 */
public record Evaluation(String part, double loss, Score metrics, int samples) {
    /** All figures that are numbers, by name. */
    public Map<String, Double> figures() {
        Map<String, Double> all = new LinkedHashMap<>();
        metrics.figures().stream().filter(f -> Double.isFinite(f.value())).forEach(f -> all.put(f.name(), f.value()));
        return all;
    }

    /** "test accuracy 0.9812": the last line of a training. */
    public String line() {
        return part + " " + metrics.name() + " " + Metrics.format(metrics.value());
    }
}
