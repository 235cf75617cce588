package org.netloom.data;

import org.netloom.spec.Doc;

/** The exclusive or. */
@Doc(
        summary = "The four points of the exclusive or.",
        formula = "2 numbers, 2 classes",
        use = "The smallest problem that no linear classifier solves.",
        source = "Minsky and Papert 1969")
public record Xor() implements DataSpec {
    public static Xor of() {
        return new Xor();
    }
}
