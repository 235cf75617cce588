package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Squared errors of real and generated. */
@Doc(
        summary = "Squared distance of the scores of real and generated samples from 1 and 0.",
        formula =
                "discriminator: L = (D(x) - 1)^2/2 for real x, D(G(z))^2/2 for generated; generator: L = (D(G(z)) - 1)^2/2",
        use =
                "For adversarial training that is calmer than the minimax loss: samples on the right side but far from the border still give a gradient. The last layer of the discriminator gives any number.",
        avoid = "Not for a single network, and not behind a sigmoid.",
        source = "Mao et al. 2017")
public record AdversarialLeastSquares(
        @Param(doc = "what the discriminator shall say of real samples", min = 0, max = 2, above = true, def = "1")
        double realTarget)
        implements AdversarialLoss {
    public static AdversarialLeastSquares of() {
        return new AdversarialLeastSquares(1);
    }

    public AdversarialLeastSquares realTarget(double value) {
        return new AdversarialLeastSquares(value);
    }

    @Override
    public LossSpec generator() {
        return of();
    }
}
