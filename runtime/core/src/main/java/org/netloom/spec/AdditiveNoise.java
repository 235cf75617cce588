package org.netloom.spec;

import java.util.List;

/** Gaussian noise, in training only. */
@Doc(
        summary = "While training, adds normal noise to every value; afterwards does nothing.",
        formula = "y = x + N(0, deviation^2); y = x outside training",
        use =
                "Against overfitting, behind the input or between layers: what is learned must not depend on the last digit."
                        + " As the corruption in a denoising autoencoder. To see noisy images among the samples, too, take the"
                        + " augmentation GaussianNoise.",
        avoid = "Not with a deviation that is large beside that of the values: the noise is all that is left.",
        source = "Bishop 1995; Vincent et al. 2008")
@Example(settings = "{\"deviation\": 0.5}")
public record AdditiveNoise(
        @Param(doc = "standard deviation, in the unit of the values", min = 0, max = 1e6, brief = "%s")
        double deviation)
        implements LayerSpec {

    public static AdditiveNoise of(double deviation) {
        return new AdditiveNoise(deviation);
    }

    @Override
    public Category category() {
        return Category.REGULARIZATION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return single(inputs);
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }
}
