package org.netloom.spec;

/**
 * A parameter or piece of running state of a layer.
 *
 * @param name within the layer: "weight", "bias", "scale", "shift", "slope", "running_mean", "running_variance"
 * @param role what it is for: decides initial value, decay and whether it is trained
 * @param shape its extents; convolution {@code Kh x Kw x Cin/groups x Cout}, dense {@code In x Out}
 * @param fanIn inputs that one output element sums over (for Xavier and He initialisation); 0 where not a weight
 * @param fanOut outputs that one input element feeds; 0 where not a weight
 */
public record ParameterShape(String name, Role role, Shape shape, long fanIn, long fanOut) {
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
}
