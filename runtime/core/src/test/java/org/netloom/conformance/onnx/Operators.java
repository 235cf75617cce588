package org.netloom.conformance.onnx;

import java.util.Map;
import java.util.TreeMap;

/** The table of operators: ONNX' name and what of the catalogue it is. */
final class Operators {
    private static final Map<String, Operator> TABLE = new TreeMap<>();

    static {
        ElementOperators.register(TABLE);
        WindowOperators.register(TABLE);
        RecurrentOperators.register(TABLE);
        NormOperators.register(TABLE);
        ProductOperators.register(TABLE);
        PlaceOperators.register(TABLE);
        ResizeOperators.register(TABLE);
        LossOperators.register(TABLE);
        OptimizerOperators.register(TABLE);
    }

    private Operators() {}

    static Operator of(String name) {
        Operator operator = TABLE.get(name);
        if (operator == null) {
            throw new NotApplicable("the catalogue has no counterpart of " + name);
        }
        return operator;
    }
}
