package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Interleaved spirals. */
@Doc(
        summary = "Points on interleaved spirals.",
        formula = "2 numbers, one class per arm",
        use = "Shows how hidden layers bend a decision boundary: a linear classifier hardly beats guessing.",
        avoid = "Not as a benchmark: how hard it is depends on turns and noise alone.",
        source = "Lang and Witbrock 1988 (two spirals)")
public record Spirals(
        @Param(doc = "samples in all", min = 1, max = 10000000, def = "3000")
        int count,

        @Param(doc = "number of spirals, the classes", min = 2, max = 10, def = "3")
        int arms,

        @Param(doc = "turns of each spiral", min = 0.1, max = 5, def = "1")
        double turns,

        @Param(doc = "standard deviation of the noise", min = 0, max = 1, def = "0.02")
        double noise)
        implements DataSpec {
    public static Spirals of() {
        return new Spirals(3000, 3, 1, 0.02);
    }

    public Spirals count(int value) {
        return new Spirals(value, arms, turns, noise);
    }

    public Spirals arms(int value) {
        return new Spirals(count, value, turns, noise);
    }

    public Spirals turns(double value) {
        return new Spirals(count, arms, value, noise);
    }

    public Spirals noise(double value) {
        return new Spirals(count, arms, turns, value);
    }
}
