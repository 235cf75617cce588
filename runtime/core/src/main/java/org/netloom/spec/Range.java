package org.netloom.spec;

import org.netloom.json.Json;

/**
 * The legal values of a number.
 *
 * @param above true where {@code min} itself is not legal
 * @param below true where {@code max} itself is not legal
 * @param unit "pixels"; empty where it has none
 */
public record Range(double min, double max, boolean above, boolean below, String unit) {
    static Range of(Param param) {
        return new Range(param.min(), param.max(), param.above(), param.below(), param.unit());
    }

    /** False for NaN and infinities, whatever the range. */
    public boolean contains(double value) {
        return Double.isFinite(value) && (above ? value > min : value >= min) && (below ? value < max : value <= max);
    }

    /** True where any finite number is legal. */
    public boolean isOpen() {
        return Double.isInfinite(min) && Double.isInfinite(max);
    }

    /** The legal value nearest to the given one; NaN where there is none, as behind a bound that is not legal itself. */
    public double nearest(double value) {
        double bounded = Math.clamp(value, min, max);
        return contains(bounded) ? bounded : Double.NaN;
    }

    /** "from 1 to 4096 pixels", "above 0", "at least 0 and below 1". */
    @Override
    public String toString() {
        boolean hasMin = !Double.isInfinite(min);
        boolean hasMax = !Double.isInfinite(max);
        String low = hasMin ? (above ? "above " : "at least ") + Json.number(min) : "";
        String high = hasMax ? (below ? "below " : "at most ") + Json.number(max) : "";
        String range;
        if (hasMin && hasMax) {
            range = above || below ? low + " and " + high : "from " + Json.number(min) + " to " + Json.number(max);
        } else {
            range = hasMin || hasMax ? low + high : "a finite number";
        }
        return unit.isEmpty() || isOpen() ? range : range + " " + unit;
    }
}
