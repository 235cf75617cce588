package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Two half moons. */
@Doc(
        summary = "Points on two half circles that reach into each other.",
        formula = "2 numbers, 2 classes",
        use = "A gentle problem that is not linear, for the first network with a hidden layer.",
        avoid = "Not to compare strong networks: nearly all of them separate it.",
        source = "scikit-learn's make_moons; Pedregosa et al. 2011")
public record Moons(
        @Param(doc = "samples in all", min = 1, max = 10000000, def = "2000")
        int count,

        @Param(doc = "standard deviation of the noise", min = 0, max = 1, def = "0.1")
        double noise)
        implements DataSpec {
    public static Moons of() {
        return new Moons(2000, 0.1);
    }

    public Moons count(int value) {
        return new Moons(value, noise);
    }

    public Moons noise(double value) {
        return new Moons(count, value);
    }
}
