package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;

/** Keeps values within two limits. */
@Doc(
        summary = "Keeps values between two limits, sets those beyond to the limit.",
        formula = "y = min(max(min, x), max)",
        use = "As a cheap tanh, and wherever values must stay within bounds, in front of arithmetic of few bits for"
                + " example. ReLU6 is the same between 0 and 6.",
        avoid = "Not between many layers: beyond the limits the gradient is exactly 0, as in ReLU but on both sides.",
        source = "Collobert 2004; Courbariaux et al. 2016 for binary networks")
public record HardTanh(
        @Param(doc = "smallest output", def = "-1") double min,
        @Param(doc = "largest output", def = "1") double max) implements Activation {
    public static HardTanh of() {
        return new HardTanh(-1, 1);
    }

    public HardTanh min(double value) {
        return new HardTanh(value, max);
    }

    public HardTanh max(double value) {
        return new HardTanh(min, value);
    }

    @Override
    public List<Problem> conflicts() {
        return min <= max ? List.of() : List.of(CoreMessage.RANGE.problem("min", "at most the max of " + max, min));
    }

    @Override
    public ActivationFunction function() {
        return new ActivationFunction(ActivationKind.CLIP, min, max);
    }
}
