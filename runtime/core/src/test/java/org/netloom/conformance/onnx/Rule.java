package org.netloom.conformance.onnx;

import java.io.Serial;
import java.util.function.Consumer;

/** The outputs are random: the layer has kept a rule, and the reference is to be held to the same one. */
final class Rule extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Consumer<Array> check;

    /** @param check fails where the first output of the reference does not keep the rule */
    Rule(Consumer<Array> check) {
        super("a rule, no values");
        this.check = check;
    }

    Consumer<Array> check() {
        return check;
    }
}
