package org.netloom.loss;

import org.netloom.spec.Noun;

/**
 * What a discriminator minimises, and a generator through it: one output, or one for each patch, of how real a sample is.
 * Targets are 1 for real samples and 0 for generated ones; a generator is trained with target 1 for what it made.
 */
@Noun("adversarial loss")
public sealed interface AdversarialLoss extends LossSpec permits AdversarialMinimax, AdversarialLeastSquares {
    /** What the generator minimises, with target 1. */
    LossSpec generator();

    @Override
    default Comparison comparison() {
        return Comparison.ORIGIN;
    }
}
