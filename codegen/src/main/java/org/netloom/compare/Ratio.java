package org.netloom.compare;

import java.util.Arrays;
import java.util.List;

/**
 * How many times faster this library is than another one: its time divided by ours.
 *
 * @param value from the medians of the rounds' medians
 * @param low the lowest of those of the rounds
 * @param high the highest
 */
public record Ratio(double value, double low, double high) {
    /**
     * From times that were taken in turns.
     *
     * @param ours a median for each round
     * @param theirs the same; rounds that only one of both has do not count for the spread
     */
    public static Ratio of(List<Double> ours, List<Double> theirs) {
        double value = median(theirs) / median(ours);
        double low = value;
        double high = value;
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            low = Math.min(low, theirs.get(i) / ours.get(i));
            high = Math.max(high, theirs.get(i) / ours.get(i));
        }
        return new Ratio(value, low, high);
    }

    /** The middle one; between the two middle ones where their number is even. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
