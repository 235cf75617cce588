package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A parameter or piece of running state of a layer.
 *
 * @param name within the layer: "weight", "bias", "scale", "shift", "slope", "centers", "running_mean", "running_variance"
 * @param role what it is for: decides initial value, decay and whether it is trained
 * @param shape its extents; convolution {@code Kh x Kw x Cin/groups x Cout}, dense {@code In x Out}
 * @param fanIn inputs that one output element sums over (for Xavier and He initialisation); 0 where not a weight
 * @param fanOut outputs that one input element feeds; 0 where not a weight
 * @param absent of a weight: places in its last two axes where there is no connection; those numbers are always 0
 * @param starts elements of what is no weight that start elsewhere than {@link Role#start()} says
 */
public record ParameterShape(
        String name, Role role, Shape shape, long fanIn, long fanOut, Set<Integer> absent, List<Start> starts) {
    /**
     * Where some elements start.
     *
     * @param from the first of them
     * @param to behind the last of them
     */
    public record Start(int from, int to, double value) {}

    public ParameterShape {
        absent = Set.copyOf(absent);
        starts = List.copyOf(starts);
    }

    public ParameterShape(String name, Role role, Shape shape, long fanIn, long fanOut) {
        this(name, role, shape, fanIn, fanOut, Set.of(), List.of());
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
        /** Centre of a radial unit; starts at random signs where {@link #starts} says nothing else. */
        CENTER(true, 0),
        /** The same, never changed. */
        FIXED_CENTER(false, 0),
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
        return new ParameterShape(name, role, shape, fanIn, fanOut, absent, more);
    }

    /** The same without some connections. */
    public ParameterShape without(Set<Integer> places) {
        return new ParameterShape(name, role, shape, fanIn, fanOut, places, starts);
    }

    /** True where element {@code i} is always 0. */
    public boolean isAbsent(int i) {
        return !absent.isEmpty() && absent.contains(i % places());
    }

    private int places() {
        return shape.dim(shape.rank() - 2) * shape.channels();
    }

    /** Numbers that it has, absent ones left out. */
    public long count() {
        long all = shape.elements();
        return absent.isEmpty() ? all : all - all / places() * absent.size();
    }

    /** True where all elements of what is no weight begin as 0. */
    public boolean startsAtZero() {
        return role.start() == 0 && starts.isEmpty();
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
