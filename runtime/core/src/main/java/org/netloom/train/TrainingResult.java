package org.netloom.train;

import java.util.List;

/**
 * How a training went.
 *
 * @param ending why it is over
 * @param text one sentence on a mode that had nothing left to learn; else empty
 * @param history one entry per epoch, those before a resume included
 * @param bestEpoch epoch (from 1) with the lowest validation loss, or training loss without a validation part; 0 before
 *     the first epoch
 * @param steps optimizer steps done
 * @param seconds spent, earlier processes included
 */
public record TrainingResult(
        Ending ending, String text, List<EpochResult> history, int bestEpoch, long steps, double seconds) {
    /** Why a training is over. */
    public enum Ending {
        /** All epochs are done. */
        FINISHED,
        /** There was nothing left to learn before the last epoch, or nothing that can be: see the text. */
        COMPLETED,
        /** Early stopping ended it; the network has the weights of the best epoch. */
        STOPPED_EARLY,
        /** It was asked to stop, and saved a checkpoint. */
        INTERRUPTED
    }

    public TrainingResult {
        history = List.copyOf(history);
    }
}
