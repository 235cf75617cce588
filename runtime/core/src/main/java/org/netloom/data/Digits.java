package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Drawn digits. */
@Doc(
        summary = "28x28 grey images of the digits 0 to 9, drawn from strokes with random slant, size, place, "
                + "thickness and noise.",
        formula = "28 x 28 x 1, values 0..255, 10 classes",
        use = "A stand-in for MNIST that needs no file, in any number. Hard enough that a linear classifier "
                + "stays under 90 %.",
        avoid = "Not as evidence that a network reads real handwriting: the strokes are drawn by a program.",
        source = "drawn by this program; after MNIST (LeCun et al. 1998)")
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
