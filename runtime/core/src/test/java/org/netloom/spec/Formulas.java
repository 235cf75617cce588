package org.netloom.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** Holds the formulas of a layer against what they say: the arithmetic gives the value, and the value is the true one. */
public final class Formulas {
    private Formulas() {}

    public static void check(LayerSpec spec, List<Shape> inputs) {
        Shape out = spec.outputShape(inputs);
        List<Formula> formulas = new ArrayList<>(spec.shapeFormulas(inputs));
        for (Formula f : formulas) {
            assertEquals(extent(f, out), f.value(), f::toString);
        }
        assertEquals(spec.parameterCount(inputs), spec.parameterFormula(inputs).value());
        formulas.add(spec.parameterFormula(inputs));
        formulas.add(spec.multiplyAdds(inputs));
        for (Formula f : formulas) {
            assertEquals((double) f.value(), Arithmetic.evaluate(f.arithmetic()), f::toString);
        }
    }

    private static long extent(Formula f, Shape out) {
        return switch (f.name()) {
            case "length", "depth" -> out.dim(0);
            case "height" -> out.dim(out.rank() - 3);
            case "width" -> out.dim(out.rank() - 2);
            case "channels", "features" -> out.channels();
            case "elements" -> out.elements();
            default -> throw new AssertionError(f);
        };
    }
}
