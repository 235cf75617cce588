package org.netloom.data;

import org.netloom.spec.Doc;

/** Mean 0 and deviation 1. */
@Doc(
        summary = "Subtracts the mean and divides by the standard deviation of each channel, both measured on the "
                + "training part.",
        formula = "y = (x - mean[c])/deviation[c]",
        use = "Almost always: layers learn best from centred inputs of the size of 1. The numbers are stored "
                + "with the model, so that predictions see the same. One-hot columns stay as they are.",
        avoid = "Not for columns that are codes, nor twice; and never with moments of the test part.",
        source = "LeCun, Bottou, Orr and Mueller 1998, Efficient BackProp")
public record Standardize() implements Preprocess {
    public static Standardize of() {
        return new Standardize();
    }
}
