package org.netloom.designer.canvas;

import java.util.function.DoubleConsumer;
import javax.swing.Timer;

/** A short movement: gives shares from 0 to 1, quick at first. On the event thread. */
final class Glide {
    private static final int EVERY_MS = 15;

    private final Timer timer;
    private final DoubleConsumer step;
    private final Runnable end;
    private final long nanos;
    private long start;

    private Glide(int millis, DoubleConsumer step, Runnable end) {
        this.nanos = millis * 1_000_000L;
        this.step = step;
        this.end = end;
        this.timer = new Timer(EVERY_MS, _ -> tick());
        timer.setInitialDelay(0);
    }

    /** Begins a movement. The last step, to 1, always comes, unless it is stopped. */
    static Glide start(int millis, DoubleConsumer step, Runnable end) {
        Glide glide = new Glide(millis, step, end);
        glide.start = System.nanoTime();
        glide.timer.start();
        return glide;
    }

    private void tick() {
        double share = Math.min(1, (System.nanoTime() - start) / (double) nanos);
        if (share >= 1) {
            timer.stop();
            step.accept(1);
            end.run();
            return;
        }
        double left = 1 - share;
        step.accept(1 - left * left * left);
    }

    /** Ends it where it is. */
    void stop() {
        timer.stop();
    }
}
