package org.netloom.designer.shell;

import java.awt.Component;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.netloom.designer.Texts;
import org.netloom.problem.NetloomException;

/**
 * What becomes of exceptions. A message for the user is shown as such. Everything else is a defect of Netloom: it is written
 * to the console and shown in a window with a report to be copied; documents and windows stay as they are.
 */
public final class Errors implements Thread.UncaughtExceptionHandler {
    private static final long AGAIN_NANOS = 30_000_000_000L;

    private final Consumer<Throwable> shown;
    private String last = "";
    private long lastTime;
    /** One window at a time: a defect in painting would come again and again. */
    private final AtomicBoolean showing = new AtomicBoolean();

    /** @param shown shows a defect on the event thread, and returns when the user has seen it */
    Errors(Consumer<Throwable> shown) {
        this.shown = shown;
    }

    /** Handles the exceptions of all threads from now on. */
    static Errors install(Consumer<Throwable> shown) {
        Errors errors = new Errors(shown);
        Thread.setDefaultUncaughtExceptionHandler(errors);
        return errors;
    }

    /** Hands an exception that nobody expected to the handler. */
    public static void unexpected(Throwable e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }

    /** Shows the failure of something that the user asked for. */
    static void show(Prompts prompts, Component parent, Exception e) {
        if (e instanceof NetloomException) {
            prompts.error(parent, Texts.get("shell.failed"), e.getMessage());
        } else {
            unexpected(e);
        }
    }

    /** A defect in painting comes with every repaint: the same one is shown once in a while. */
    private synchronized boolean again(Throwable e) {
        String now = e.getClass().getName() + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 1));
        long time = System.nanoTime();
        boolean same = now.equals(last) && time - lastTime < AGAIN_NANOS;
        if (!same) {
            last = now;
            lastTime = time;
        }
        return same;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        System.err.println(ErrorReport.of(e));
        if (again(e)) {
            return;
        }
        if (showing.compareAndSet(false, true)) {
            SwingUtilities.invokeLater(() -> {
                try {
                    shown.accept(e);
                } finally {
                    showing.set(false);
                }
            });
        }
    }
}
