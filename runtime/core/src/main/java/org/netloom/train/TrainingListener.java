package org.netloom.train;

/** Is told what happens in a training, on the thread that trains. */
@FunctionalInterface
public interface TrainingListener {
    void on(TrainingEvent event);
}
