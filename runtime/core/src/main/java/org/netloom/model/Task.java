package org.netloom.model;

import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.loss.Inside;
import org.netloom.loss.LossSpec;

/** What the outputs of a network mean. Follows from the loss it is trained with and from its targets. */
public enum Task {
    /** One of several classes: one logit each, softmax makes them probabilities. */
    CLASSES,
    /** One of two classes: one logit, its sigmoid is the probability of the second class. */
    BINARY,
    /** Samples made up by a generator, as preprocessing would give them. */
    SAMPLES,
    /** One of two classes: a single output, 0 for the first and 1 for the second, as a step activation decides. */
    DECISION,
    /** Yes or no for each of several labels: one logit each, sigmoid makes them probabilities. */
    LABELS,
    /** Numbers, as they are. */
    VALUES,
    /** Numbers in 0..1: the sigmoid of the output, as an autoencoder with binary cross-entropy has them. */
    SQUASHED_VALUES,
    /** One class for every pixel: one logit each, softmax makes them probabilities; or one logit for two classes. */
    SEGMENTATION,
    /** Objects with their boxes, which follow from the outputs as the loss says. */
    DETECTION,
    /** Places in the image: x and y of each, as they are, as shares of its width and height. */
    POINTS,
    /** Shares that add up to 1: one logit each, softmax makes them probabilities. */
    DISTRIBUTION,
    /** Vectors of which alike samples have near ones, as they are. */
    EMBEDDING;

    /**
     * The task of a network.
     *
     * @param kind what its output is compared with
     * @param targets what the data set has
     */
    public static Task of(LossSpec loss, TargetKind kind, Targets targets) {
        if (kind == TargetKind.LABELS) {
            switch (targets) {
                case Targets.ClassMap _ -> {
                    return SEGMENTATION;
                }
                case Targets.Boxes _ -> {
                    return DETECTION;
                }
                case Targets.Points _ -> {
                    return POINTS;
                }
                case Targets.Classes _, Targets.Values _, Targets.Labels _ -> {}
            }
        }
        return switch (loss.comparison()) {
            case CLASS -> CLASSES;
            case ANSWERS -> kind == TargetKind.INPUT ? SQUASHED_VALUES : answers(targets);
            case DISTRIBUTION -> DISTRIBUTION;
            case ORIGIN -> loss.inside() == Inside.SIGMOID ? answers(targets) : VALUES;
            case PAIR, NOTHING -> EMBEDDING;
            case NUMBERS, BOXES -> VALUES;
        };
    }

    private static Task answers(Targets targets) {
        return targets instanceof Targets.Classes ? BINARY : LABELS;
    }

    /** True where the outputs are logits, and predictions are probabilities. */
    public boolean logits() {
        return this != VALUES
                && this != POINTS
                && this != DETECTION
                && this != EMBEDDING
                && this != DECISION
                && this != SAMPLES;
    }

    /** True where a prediction has labels that can be ranked. */
    public boolean labelled() {
        return this == CLASSES || this == BINARY || this == DECISION || this == LABELS || this == DISTRIBUTION;
    }
}
