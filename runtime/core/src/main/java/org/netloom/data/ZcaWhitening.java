package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Whitening that stays as near to the sample as it can. */
@Doc(
        summary =
                "Takes correlations and differences of variance away and turns back: images stay images, with their edges brought out.",
        formula =
                "y = (x - mean) V diag(1/sqrt(lambda + epsilon)) V^T, V the eigenvectors and lambda the eigenvalues of the covariance",
        use =
                "For small natural images such as those of CIFAR-10, with epsilon from 0.1 for noisy ones; over channels it undoes a tint.",
        avoid = "Not for large images: at most 4096 numbers are mixed, and all of them with all.",
        source = "Bell and Sejnowski 1997; Krizhevsky 2009")
public record ZcaWhitening(
        @Param(doc = "which numbers are mixed", def = "\"sample\"")
        Over over,

        @Param(doc = "added to each variance, against blowing up noise", min = 0, def = "0.01")
        double epsilon)
        implements Preprocess {
    public static ZcaWhitening of() {
        return new ZcaWhitening(Over.SAMPLE, 0.01);
    }

    public ZcaWhitening over(Over value) {
        return new ZcaWhitening(value, epsilon);
    }

    public ZcaWhitening epsilon(double value) {
        return new ZcaWhitening(over, value);
    }
}
