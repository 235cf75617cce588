package org.netloom.train;

import java.util.function.BooleanSupplier;

/**
 * Pauses, resumes and stops a training from other threads. The training looks between its steps; while it is paused it
 * computes nothing and sleeps.
 */
public final class TrainingControl {
    /** How long a paused training sleeps before it looks whether anything else wants its end. */
    private static final long LOOK_MILLIS = 200;

    private final Object lock = new Object();
    private boolean paused;
    private boolean stopped;

    /** Asks the training to wait after the step that runs. */
    public void pause() {
        change(true, false);
    }

    /** Lets a paused training go on. */
    public void resume() {
        change(false, false);
    }

    /** Asks the training to save and end, paused or not. There is no way back. */
    public void stop() {
        change(false, true);
    }

    private void change(boolean pause, boolean stop) {
        synchronized (lock) {
            paused = pause && !stopped;
            stopped |= stop;
            lock.notifyAll();
        }
    }

    /** True from {@link #pause} to {@link #resume} or {@link #stop}. */
    public boolean paused() {
        synchronized (lock) {
            return paused;
        }
    }

    /** True from {@link #stop} on. */
    public boolean stopped() {
        synchronized (lock) {
            return stopped;
        }
    }

    /**
     * Sleeps until the pause ends.
     *
     * @param stop looked at now and then: true ends the pause as well
     */
    void awaitResume(BooleanSupplier stop) {
        synchronized (lock) {
            try {
                while (paused && !stop.getAsBoolean()) {
                    lock.wait(LOOK_MILLIS);
                }
            } catch (InterruptedException _) {
                // Whoever interrupts the thread that trains wants its end.
                stop();
                Thread.currentThread().interrupt();
            }
        }
    }
}
