package org.netloom.designer.document;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;

/**
 * Where designs are checked: at once as long as that is quick, otherwise beside the event thread. Of several checks that
 * wait only the last one runs.
 */
public final class Checks {
    /** A check that takes longer moves to the background: with the repaint it should stay below 30 ms. */
    private static final long QUICK_NANOS = 15_000_000L;

    /** Checks up to here run at once the first time, when nothing was measured yet. */
    private static final int SMALL = 60;

    private final Executor background;
    private final Executor eventThread;
    private long lastNanos = -1;
    private long request;

    /**
     * @param background runs checks one after the other
     * @param eventThread gets their results
     */
    public Checks(Executor background, Executor eventThread) {
        this.background = background;
        this.eventThread = eventThread;
    }

    /** Checks at once, always: for tests and programs without windows. */
    public static Checks direct() {
        return new Checks(Runnable::run, Runnable::run);
    }

    /** Checks a design that nobody changes any more and hands over the result, unless a later request overtook it. */
    void check(Design design, Consumer<CheckResult> then) {
        long mine = ++request;
        int size = design.bodies().stream().mapToInt(b -> b.nodes().size()).sum();
        if (lastNanos < 0 ? size <= SMALL : lastNanos < QUICK_NANOS) {
            long start = System.nanoTime();
            CheckResult result = Checker.check(design);
            lastNanos = System.nanoTime() - start;
            then.accept(result);
            return;
        }
        background.execute(() -> {
            long start = System.nanoTime();
            CheckResult result = Checker.check(design);
            long nanos = System.nanoTime() - start;
            eventThread.execute(() -> {
                lastNanos = nanos;
                if (mine == request) {
                    then.accept(result);
                }
            });
        });
    }
}
