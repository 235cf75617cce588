package org.netloom.mode;

import org.netloom.data.Corruption;
import org.netloom.data.TargetKind;
import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** What a training does with the network: how a step looks, and what the output is compared with. */
@Noun("training mode")
public sealed interface TrainingMode extends Spec permits Supervised, Autoencoder, Adversarial, DeepQ, Perceptron {
    /** What the output is compared with. */
    default TargetKind target() {
        return TargetKind.LABELS;
    }

    /** What spoils the input. */
    default Corruption corruption() {
        return Corruption.NONE;
    }
}
