package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** All weights the same. */
@Doc(
        summary = "Sets every weight to one value.",
        formula = "w = value",
        use = "To show why it fails: all units of a layer stay equal.",
        source = "-")
public record ConstantInit(
        @Param(doc = "the value", def = "0") double value) implements InitializerSpec {
    public static ConstantInit of() {
        return new ConstantInit(0);
    }

    public ConstantInit value(double value) {
        return new ConstantInit(value);
    }
}
