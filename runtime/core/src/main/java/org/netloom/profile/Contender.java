package org.netloom.profile;

/**
 * A library whose work is timed: this one, or another one that does the same. What it can be asked for stands in the
 * interfaces within, of which it implements those that apply.
 */
public interface Contender {
    /** Trained parameters of the network that was made last. */
    long parameters();

    /** What it computes with, such as the width of vectors; empty where it does not say. */
    default String operations() {
        return "";
    }

    /** Trains networks. */
    interface Trainer extends Contender {
        /** One training step of the task's network: forward, loss, backward, update. Each call does another one. */
        Runnable step(TimingTask task);
    }

    /** Computes what networks say. */
    interface Predictor extends Contender {
        /** The outputs of the task's network for a batch. */
        Runnable forward(TimingTask task);
    }

    /** Multiplies matrices. */
    interface Multiplier extends Contender {
        /** The product of two matrices of n x n numbers. */
        Runnable product(TimingTask task, int n);
    }

    /** Knows the processor. */
    interface Gauge extends Contender {
        /** Operations a second that the processor could do at most. */
        double peakFlops(int threads);
    }
}
