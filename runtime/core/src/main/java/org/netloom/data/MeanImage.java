package org.netloom.data;

import org.netloom.spec.Doc;

/** The mean of the training part, place by place. */
@Doc(
        summary = "Subtracts the mean of the training part at each place of a sample.",
        formula = "y[i] = x[i] - mean[i]",
        use = "For images that are all framed alike, as faces or digits are: what all have in common goes.",
        avoid = "Not where what is shown may stand anywhere: the mean image is then grey, and Standardize does the"
                + " same with one number per channel.",
        source = "Krizhevsky, Sutskever and Hinton 2012")
public record MeanImage() implements Preprocess {
    public static MeanImage of() {
        return new MeanImage();
    }
}
