package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Rotation onto the principal axes. */
@Doc(
        summary =
                "Turns the coordinates onto the principal axes of the training part: the new numbers are uncorrelated, the first varies most.",
        formula = "y = (x - mean) V, V the eigenvectors of the covariance",
        use =
                "To see what principal components are, and in front of a network that reads a table of columns that say nearly the same.",
        avoid =
                "Not in front of convolutions: neighbouring numbers are no neighbouring pixels any more. At most 4096 numbers are mixed.",
        source = "Pearson 1901; Jolliffe 2002")
public record Decorrelate(
        @Param(doc = "which numbers are mixed", def = "\"sample\"")
        Over over) implements Preprocess {
    public static Decorrelate of() {
        return new Decorrelate(Over.SAMPLE);
    }

    public Decorrelate over(Over value) {
        return new Decorrelate(value);
    }
}
