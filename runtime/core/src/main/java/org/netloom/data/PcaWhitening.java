package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Rotation onto the principal axes, each scaled to a variance of 1. */
@Doc(
        summary =
                "Turns the coordinates onto the principal axes of the training part and scales each to a variance of 1.",
        formula = "y[k] = ((x - mean) V)[k] / sqrt(lambda[k] + epsilon), lambda the eigenvalues of the covariance",
        use = "For tables, and for spectra (over channels): all directions count alike.",
        avoid =
                "Not in front of convolutions (over the sample): neighbouring numbers are no neighbouring pixels any more; take ZcaWhitening.",
        source = "LeCun, Bottou, Orr and Mueller 1998, Efficient BackProp")
public record PcaWhitening(
        @Param(doc = "which numbers are mixed", def = "\"sample\"")
        Over over,

        @Param(doc = "added to each variance, against blowing up noise", min = 0, def = "0.01")
        double epsilon)
        implements Preprocess {
    public static PcaWhitening of() {
        return new PcaWhitening(Over.SAMPLE, 0.01);
    }

    public PcaWhitening over(Over value) {
        return new PcaWhitening(value, epsilon);
    }

    public PcaWhitening epsilon(double value) {
        return new PcaWhitening(over, value);
    }
}
