package org.netloom.data;

import org.netloom.spec.Doc;

/** Mean 0 and deviation 1. */
@Doc(
        summary =
                "Subtracts the mean and divides by the standard deviation of each channel, measured on the training part.",
        formula = "y = (x - mean[c])/deviation[c]",
        use = "Almost always: layers learn best from centred inputs.",
        source = "LeCun et al. 1998 (Efficient BackProp)")
public record Standardize() implements Preprocess {
    public static Standardize of() {
        return new Standardize();
    }
}
