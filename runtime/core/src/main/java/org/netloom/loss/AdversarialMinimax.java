package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Cross-entropy of real and generated. */
@Doc(
        summary = "Binary cross-entropy of real and generated samples; the generator wants its samples taken for real.",
        formula =
                "discriminator: L = -log(sigmoid(D(x))) for real x, -log(1 - sigmoid(D(G(z)))) for generated; generator (non-saturating): L = -log(sigmoid(D(G(z))))",
        use =
                "For adversarial training of images with batch norm and Adam (learning rate 0.0002, beta1 0.5). The last layer of the discriminator gives logits. A real target of 0.9 keeps the discriminator from growing too sure (one-sided label smoothing).",
        avoid = "Not for a single network: it needs a generator and a discriminator that learn in turn.",
        source = "Goodfellow et al. 2014; one-sided smoothing: Salimans et al. 2016")
public record AdversarialMinimax(
        @Param(doc = "what the discriminator shall say of real samples", min = 0, max = 1, above = true, def = "1")
        double realTarget)
        implements AdversarialLoss {
    public static AdversarialMinimax of() {
        return new AdversarialMinimax(1);
    }

    public AdversarialMinimax realTarget(double value) {
        return new AdversarialMinimax(value);
    }

    @Override
    public Inside inside() {
        return Inside.SIGMOID;
    }

    @Override
    public LossSpec generator() {
        return of();
    }
}
