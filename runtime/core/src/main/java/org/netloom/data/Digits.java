package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Drawn digits. */
@Doc(
        summary = "28x28 grey images of the digits 0 to 9, drawn from strokes with random changes.",
        formula = "28 x 28 x 1, 10 classes",
        use = "A stand-in for MNIST that needs no file.",
        source = "made by Netloom")
public record Digits(
        @Param(doc = "samples in all", min = 1, max = 10000000, def = "15000")
        int count) implements DataSpec {
    public static Digits of() {
        return new Digits(15000);
    }

    public Digits count(int value) {
        return new Digits(value);
    }
}
