package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Even numbers up to a limit. */
@Doc(
        summary = "Draws weights evenly from an interval around 0.",
        formula = "w ~ U(-limit, limit), which has the deviation limit/sqrt(3)",
        use = "For small networks and experiments with the scale; Xavier and He choose the limit by themselves.",
        avoid = "Not in deep networks with one limit for all layers.",
        source = "LeCun, Bottou, Orr and Mueller 1998 on the right scale")
public record UniformInit(
        @Param(doc = "largest magnitude", min = 0, above = true, def = "0.05")
        double limit) implements InitializerSpec {
    public static UniformInit of() {
        return new UniformInit(0.05);
    }

    public UniformInit limit(double value) {
        return new UniformInit(value);
    }
}
