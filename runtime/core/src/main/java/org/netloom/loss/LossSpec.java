package org.netloom.loss;

import java.util.List;
import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** What a training minimises. Losses of classes take logits: the softmax or sigmoid is inside. */
@Noun("loss")
public sealed interface LossSpec extends Spec
        permits SoftmaxCrossEntropy,
                BinaryCrossEntropy,
                MeanSquared,
                MeanAbsolute,
                Huber,
                MultiClassHinge,
                NegativeLogLikelihood,
                Focal,
                BinaryFocal,
                Dice,
                BinaryDice,
                KullbackLeibler,
                Cosine,
                CosineEmbedding,
                Contrastive,
                Triplet,
                YoloV1,
                AdversarialLoss,
                WeightedSum {
    /** What the outputs are compared with. */
    Comparison comparison();

    /** What is applied to the outputs first; a prediction applies it, too. */
    default Inside inside() {
        return Inside.NOTHING;
    }

    /** One factor per class; empty where the loss has none. */
    default List<Double> classWeights() {
        return List.of();
    }

    /** The loss that decides what a network is for: of a sum its main one, else this. */
    default LossSpec main() {
        return this;
    }

    /** How many outputs of a network it takes. */
    default int outputs() {
        return 1;
    }
}
