package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** Limits of the gradients. */
@Doc(
        summary = "Limits the gradients before each step.",
        formula = "norm: g = g*min(1, norm/|g|) over all parameters together; value: each element into [-value, "
                + "value]",
        use = "Against exploding gradients, where the loss jumps or becomes NaN. The norm keeps the direction "
                + "and is the usual one; 1 to 5 is a start.",
        avoid = "Not as a cure for a rate that is too large: if every step is clipped, lower the rate.",
        source = "Pascanu, Mikolov and Bengio 2013")
@Example(settings = "{\"norm\": 1}")
public record Clipping(
        @Param(doc = "largest norm of all gradients together; 0: no limit", min = 0, def = "0")
        double norm,

        @Param(doc = "largest magnitude of one element; 0: no limit", min = 0, def = "0")
        double value)
        implements Spec {
    public static Clipping of() {
        return new Clipping(0, 0);
    }

    public Clipping norm(double newNorm) {
        return new Clipping(newNorm, value);
    }

    public Clipping value(double value) {
        return new Clipping(norm, value);
    }
}
