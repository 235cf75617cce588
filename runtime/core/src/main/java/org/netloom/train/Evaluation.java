package org.netloom.train;

/**
 * How good a network is on one part of the data.
 *
 * @param part "test", "validation" or "training"
 * @param loss mean over the samples; NaN where the part is empty
 * @param metrics all other figures
 * @param samples or games counted
 */
public record Evaluation(String part, double loss, Score metrics, int samples) {
    /** "test accuracy 0.9812": the last line of a training. */
    public String line() {
        return part + " " + metrics.name() + " " + Metrics.format(metrics.value());
    }
}
