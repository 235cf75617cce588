package org.netloom.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (and a friendly kill) into a wish that the training loop asks for after each step. The JVM waits with its
 * end until the training has saved.
 */
final class Interrupt implements AutoCloseable {
    /** A step of a large network on one core, and a checkpoint on a slow disk. */
    private static final long PATIENCE_SECONDS = 300;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::request, "netloom-interrupt");
    private final TrainingControl control;

    Interrupt(TrainingControl control) {
        this.control = control;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void request() {
        control.stop();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("not saved: the step did not end in " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is saved: the JVM may end. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending: that is why we are here.
            return;
        }
    }
}
