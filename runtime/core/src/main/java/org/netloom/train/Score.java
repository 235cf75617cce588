package org.netloom.train;

import java.util.List;

/** What was measured over samples or games: some figures, one of which stands for all. */
public sealed interface Score permits Metrics, ReturnScore, SampleScore {
    /** Forgets everything counted so far. */
    void reset();

    /** The sums that {@link #value()} follows from, to go on later with {@link #resume}. */
    double[] sums();

    /** Goes on from saved sums; what {@link #value()} does not need (the confusion matrix) starts anew. */
    void resume(double[] sums);

    /** Name of the figure that stands for all: "accuracy", "mean squared error", "mean return". */
    String name();

    /** The figure that stands for all; NaN before the first sample. */
    double value();

    /** True where a larger {@link #value()} is better. */
    boolean higherIsBetter();

    /** All figures, best known first. */
    List<Metrics.Figure> figures();
}
