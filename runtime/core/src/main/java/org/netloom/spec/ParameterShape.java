package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * A parameter or piece of running state of a layer.
 *
 * @param name within the layer: "weight", "bias", "scale", "shift", "slope", "running_mean", "running_variance"
 * @param role what it is for: decides initial value, decay and whether it is trained
 * @param shape its extents; convolution {@code Kh x Kw x Cin/groups x Cout}, dense {@code In x Out}
 * @param fanIn inputs that one output element sums over (for Xavier and He initialisation); 0 where not a weight
 * @param fanOut outputs that one input element feeds; 0 where not a weight
 * @param starts elements of what is no weight that start elsewhere than {@link Role#start()} says
 */
public record ParameterShape(String name, Role role, Shape shape, long fanIn, long fanOut, List<Start> starts) {
    /**
     * Where some elements start.
     *
     * @param from the first of them
     * @param to behind the last of them
     */
    public record Start(int from, int to, double value) {}

    public ParameterShape {
        starts = List.copyOf(starts);
    }

    public ParameterShape(String name, Role role, Shape shape, long fanIn, long fanOut) {
        this(name, role, shape, fanIn, fanOut, List.of());
    }

    /** What a parameter is for. */
    public enum Role {
        /** Multiplies inputs; set by the plan's initialisation. */
        WEIGHT(true, 0),
        /** Added; starts at 0. */
        BIAS(true, 0),
        /** Per-channel factor of a normalisation; starts at 1. */
        SCALE(true, 1),
        /** Per-channel summand of a normalisation; starts at 0. */
        SHIFT(true, 0),
        /** Slope of a unit for negative inputs; starts at 1/4. */
        SLOPE(true, 0.25f),
        /** Running mean; state, not trained, starts at 0. */
        RUNNING_MEAN(false, 0),
        /** Running variance; state, not trained, starts at 1. */
        RUNNING_VARIANCE(false, 1);

        private final boolean trained;
        private final float start;

        Role(boolean trained, float start) {
            this.trained = trained;
            this.start = start;
        }

        public boolean trained() {
            return trained;
        }

        /** Initial value of everything but weights. */
        public float start() {
            return start;
        }
    }

    public boolean trained() {
        return role.trained();
    }

    /** The same with other initial values for elements {@code from} to before {@code to}. */
    public ParameterShape startingAt(int from, int to, double value) {
        List<Start> more = new ArrayList<>(starts);
        more.add(new Start(from, to, value));
        return new ParameterShape(name, role, shape, fanIn, fanOut, more);
    }

    /** Initial value of element {@code i} of everything but weights. */
    public double start(int i) {
        double value = role.start();
        for (Start s : starts) {
            value = i >= s.from() && i < s.to() ? s.value() : value;
        }
        return value;
    }
}
