package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;

/** All weights the same. */
@Doc(
        summary = "Sets every weight to the same value.",
        formula = "w = value",
        use = "To show why random weights are needed: all units of a layer compute the same, get the same "
                + "gradient and stay equal for ever.",
        avoid = "Not for a network that should learn: only its biases may start equal.",
        source = "Rumelhart, Hinton and Williams 1986 (breaking the symmetry)")
@Example(settings = "{\"value\": 0.1}")
public record ConstantInit(
        @Param(doc = "the value", def = "0") double value) implements InitializerSpec {
    public static ConstantInit of() {
        return new ConstantInit(0);
    }

    public ConstantInit value(double value) {
        return new ConstantInit(value);
    }
}
