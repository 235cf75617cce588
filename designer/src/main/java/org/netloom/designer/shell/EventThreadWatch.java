package org.netloom.designer.shell;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.swing.RepaintManager;

/**
 * Watches the rule that the event thread never waits and that nothing but the event thread touches Swing. What breaks it is
 * recorded with the stack; tests assert that there is nothing, {@code -Dnetloom.watch=true} prints it as it happens.
 *
 * <p>What counts of an event is the time in which it computes, waits, or is inside of native code. The time in which the
 * system gives the processor to other processes does not: on a machine with more to do than processors, that is most of it,
 * and says nothing of this program.
 */
public final class EventThreadWatch implements AutoCloseable {
    /** How long one event may take. */
    public static final long LIMIT_MS = 200;

    private static final long SAMPLE_MS = 20;

    /** The most that one look stands for: behind a longer pause of the sampler it was not the event thread that waited. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2 * SAMPLE_MS);

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final List<String> findings = new ArrayList<>();
    private final boolean print;
    private final Queue queue = new Queue();
    private final RepaintManager before = RepaintManager.currentManager(null);
    private final Thread sampler = new Thread(this::sample, "netloom-watch");
    private volatile boolean closed;
    /** When the event that is being handled began, 0 between events. */
    private volatile long since;

    /** Processor time of the event thread at that moment. */
    private volatile long cpuSince;

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

    /** Looks at the event thread while an event takes long. */
    private void sample() {
        long told = 0;
        long seen = 0;
        long waited = 0;
        long looked = System.nanoTime();
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
            } catch (InterruptedException _) {
                // The end of the watch.
                return;
            }
            long now = System.nanoTime();
            long passed = Math.min(now - looked, LOOK_NANOS);
            looked = now;
            long began = since;
            Thread thread = eventThread;
            if (began == 0 || began == told || thread == null) {
                continue;
            }
            if (began != seen) {
                seen = began;
                waited = 0;
            }
            StackTraceElement[] stack = thread.getStackTrace();
            if (waits(thread, stack)) {
                waited += Math.min(passed, now - began);
            }
            long own = waited + Math.max(0, CPU.getThreadCpuTime(thread.threadId()) - cpuSince);
            long ms = TimeUnit.NANOSECONDS.toMillis(Math.min(own, now - began));
            if (ms > LIMIT_MS && since == began) {
                told = began;
                found("The event thread was blocked for more than " + LIMIT_MS + " ms", stack);
            }
        }
    }

    private static boolean waits(Thread thread, StackTraceElement[] stack) {
        return thread.getState() != Thread.State.RUNNABLE || (stack.length > 0 && stack[0].isNativeMethod());
    }

    /** Times each event. A dialog handles events within one: the outer event does not count meanwhile. */
    private final class Queue extends EventQueue {
        /** Events within each other; the event thread's own. */
        private int depth;

        @Override
        protected void dispatchEvent(AWTEvent event) {
            eventThread = Thread.currentThread();
            cpuSince = CPU.getCurrentThreadCpuTime();
            since = System.nanoTime();
            depth++;
            try {
                super.dispatchEvent(event);
            } finally {
                depth--;
                // Behind a dialog that was closed, the event that showed it goes on: it begins anew.
                cpuSince = CPU.getCurrentThreadCpuTime();
                since = depth > 0 ? System.nanoTime() : 0;
            }
        }

        void leave() {
            pop();
        }
    }
}
