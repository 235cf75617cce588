package org.netloom.designer.shell;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.swing.RepaintManager;

/**
 * Watches the rule that the event thread never waits and that nothing but the event thread touches Swing. What breaks it is
 * recorded with the stack; tests assert that there is nothing, {@code -Dnetloom.watch=true} prints it as it happens.
 */
public final class EventThreadWatch implements AutoCloseable {
    /** How long one event may take. */
    public static final long LIMIT_MS = 200;

    private static final long SAMPLE_MS = 20;

    private final List<String> findings = new ArrayList<>();
    private final boolean print;
    private final Queue queue = new Queue();
    private final RepaintManager before = RepaintManager.currentManager(null);
    private final Thread sampler = new Thread(this::sample, "netloom-watch");
    private volatile boolean closed;
    /** When the event that is being handled began, 0 between events. */
    private volatile long since;

    private volatile Thread eventThread;

    private EventThreadWatch(boolean print) {
        this.print = print;
    }

    /** Begins to watch; is not to be called on the event thread. */
    public static EventThreadWatch start() {
        return start(false);
    }

    static EventThreadWatch start(boolean print) {
        EventThreadWatch watch = new EventThreadWatch(print);
        Toolkit.getDefaultToolkit().getSystemEventQueue().push(watch.queue);
        RepaintManager.setCurrentManager(new StrictRepaintManager(watch::found));
        watch.sampler.setDaemon(true);
        watch.sampler.start();
        return watch;
    }

    /** Everything that broke a rule until now: the rule, and the stack. */
    public List<String> findings() {
        synchronized (findings) {
            return List.copyOf(findings);
        }
    }

    /** Forgets what was found, for example behind the start of the program. */
    public void reset() {
        synchronized (findings) {
            findings.clear();
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        closed = true;
        sampler.interrupt();
        queue.leave();
        RepaintManager.setCurrentManager(before);
    }

    private void found(String rule, StackTraceElement[] stack) {
        String text =
                rule + Arrays.stream(stack).limit(40).map(e -> "\n    at " + e).collect(Collectors.joining());
        synchronized (findings) {
            findings.add(text);
        }
        if (print) {
            System.err.println(text);
        }
    }

    /** Looks at the event thread while an event takes long; the last look is what is told. */
    private void sample() {
        long told = 0;
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
            } catch (InterruptedException _) {
                // The end of the watch.
                return;
            }
            long began = since;
            Thread thread = eventThread;
            if (began == 0 || began == told || thread == null) {
                continue;
            }
            long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (ms > LIMIT_MS) {
                StackTraceElement[] stack = thread.getStackTrace();
                if (since == began) {
                    told = began;
                    found("The event thread was blocked for more than " + LIMIT_MS + " ms", stack);
                }
            }
        }
    }

    /** Times each event. A dialog handles events within one: the outer event does not count meanwhile. */
    private final class Queue extends EventQueue {
        /** Events within each other; the event thread's own. */
        private int depth;

        @Override
        protected void dispatchEvent(AWTEvent event) {
            eventThread = Thread.currentThread();
            since = System.nanoTime();
            depth++;
            try {
                super.dispatchEvent(event);
            } finally {
                depth--;
                // Behind a dialog that was closed, the event that showed it goes on: it begins anew.
                since = depth > 0 ? System.nanoTime() : 0;
            }
        }

        void leave() {
            pop();
        }
    }
}
