package org.netloom.profile;

/** A library whose work is timed: this one, or another one that does the same. */
public interface Contender {
    /** One training step of the task's network: forward, loss, backward, update. Each call does another one. */
    Runnable step(TimingTask task);

    /** The outputs of the task's network for a batch. */
    Runnable forward(TimingTask task);

    /** The product of two matrices of n x n numbers. */
    Runnable product(TimingTask task, int n);

    /** Trained parameters of the network that was made last. */
    long parameters();

    /** Seconds of work before it is timed for some seconds. */
    default double warmUp(double seconds) {
        return seconds / 2;
    }

    /** What it computes with, such as the width of vectors; empty where it does not say. */
    default String operations() {
        return "";
    }

    /** Operations a second that the processor could do at most. */
    default double peakFlops(int threads) {
        throw new UnsupportedOperationException("the peak is measured by Netloom alone");
    }
}
