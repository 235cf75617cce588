package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A truth table. */
@Doc(
        summary = "The truth table of a logic function: all inputs of 0 and 1, and what the function makes of them.",
        formula = "2 numbers (1 for not), classes 0 and 1; and: x1*x2; or: max(x1, x2); not: 1 - x1; nand: 1 - x1*x2; "
                + "xor: |x1 - x2|",
        use =
                "What a perceptron can learn and what not: all but xor are parted by a straight line. All points are used "
                        + "for training and for the test.",
        avoid = "Not to see how well a network generalises: all points there are have been learned from.",
        source = "McCulloch and Pitts 1943; Minsky and Papert 1969")
public record LogicGate(@Param(doc = "the function") Function function) implements DataSpec {
    /** Which function. */
    public enum Function {
        AND,
        OR,
        NOT,
        NAND,
        XOR;

        /** Inputs it takes. */
        public int inputs() {
            return this == NOT ? 1 : 2;
        }

        /** Its value, 0 or 1; the second input is not read by NOT. */
        int of(int a, int b) {
            return switch (this) {
                case AND -> a & b;
                case OR -> a | b;
                case NOT -> 1 - a;
                case NAND -> 1 - (a & b);
                case XOR -> a ^ b;
            };
        }
    }

    public static LogicGate of(Function function) {
        return new LogicGate(function);
    }
}
