package org.netloom.run;

import java.util.concurrent.CancellationException;

/** Is told how the project of a training is made ready, and may call it off. */
public interface Preparation {
    /** What is done before a training computes. */
    enum Stage {
        CHECKING(0),
        EXPORTING(0.1),
        COMPILING(0.35),
        STARTING(0.8);

        private final double done;

        Stage(double done) {
            this.done = done;
        }

        /** How much of the preparation is done when this begins, 0..1. */
        public double done() {
            return done;
        }
    }

    /** Nobody listens, nobody cancels. */
    Preparation SILENT = _ -> {};

    /** The next stage begins. */
    void stage(Stage stage);

    /** Something a person may want to know. */
    default void note(String text) {}

    /** Asked between the stages. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Begins a stage.
     *
     * @throws CancellationException where the preparation was called off
     */
    default void begin(Stage stage) {
        if (cancelled()) {
            throw new CancellationException("cancelled before " + stage);
        }
        stage(stage);
    }
}
