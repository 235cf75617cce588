package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Adds noise. */
@Doc(
        summary = "Adds normal noise to every value.",
        formula = "y = x + N(0, (share*255)^2)",
        use = "A mild regulariser, and the corruption that a denoising autoencoder takes away: its target "
                + "stays clean.",
        avoid = "Not with a large share on fine textures: it hides what should be learned.",
        source = "Bishop 1995; Vincent et al. 2008")
public record GaussianNoise(
        @Param(doc = "standard deviation as a share of 255", min = 0, max = 1, def = "0.02")
        double share) implements Augmentation {
    public static GaussianNoise of() {
        return new GaussianNoise(0.02);
    }

    public GaussianNoise share(double value) {
        return new GaussianNoise(value);
    }
}
