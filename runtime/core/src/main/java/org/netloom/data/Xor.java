package org.netloom.data;

import org.netloom.spec.Doc;

/** The exclusive or. */
@Doc(
        summary = "The four points of the exclusive or.",
        formula = "(0,0) and (1,1) are class 0; (0,1) and (1,0) are class 1",
        use = "The smallest problem that no straight line solves: a network needs a hidden layer. All four "
                + "points are used for training and for the test.",
        avoid = "Not to show generalisation: there is nothing beside the four points.",
        source = "Minsky and Papert 1969")
public record Xor() implements DataSpec {
    public static Xor of() {
        return new Xor();
    }
}
