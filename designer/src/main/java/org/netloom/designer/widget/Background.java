package org.netloom.designer.widget;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** Work beside the event thread: its result, progress and failure come back on the event thread. */
public final class Background {
    private static final int IDLE_SECONDS = 60;

    /** As many threads as there is work at a time. */
    private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "netloom-background");
                thread.setDaemon(true);
                return thread;
            });

    private Background() {}

    /** True while any work runs, also what was cancelled and has not noticed yet: its files are not to be deleted. */
    public static boolean busy() {
        return THREADS.getActiveCount() > 0;
    }

    /** Work that can be watched and cancelled. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    /** What the work tells and asks; called from its thread. */
    public interface Progress {
        /**
         * How far it is.
         *
         * @param share done, from 0 to 1; negative where unknown
         * @param text what is being done
         */
        void at(double share, String text);

        boolean cancelled();
    }

    /** A running piece of work. */
    public interface Job {
        /** Asks it to end; nothing of it arrives any more. */
        void cancel();
    }

    /** Where progress is shown; called on the event thread. */
    @FunctionalInterface
    public interface Shown {
        void at(double share, String text);
    }

    /** Runs work without progress. */
    public static <T> Job run(Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        return run(work, (_, _) -> {}, done, failed);
    }

    /** Runs work. {@code shown}, {@code done} and {@code failed} are called on the event thread, none after a cancel. */
    public static <T> Job run(Work<T> work, Shown shown, Consumer<T> done, Consumer<Exception> failed) {
        Running running = new Running();
        running.show = shown;
        running.thread = THREADS.submit(() -> {
            try {
                T result = work.run(running);
                running.later(() -> done.accept(result));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                running.later(() -> failed.accept(e));
            } catch (Error e) {
                // Shown like every unexpected failure, by the handler of the event thread.
                SwingUtilities.invokeLater(() -> {
                    throw e;
                });
            }
        });
        return running;
    }

    private static final class Running implements Progress, Job {
        private volatile boolean cancelled;
        private volatile java.util.concurrent.Future<?> thread;
        private Shown show;

        private void later(Runnable told) {
            SwingUtilities.invokeLater(() -> {
                if (!cancelled) {
                    told.run();
                }
            });
        }

        @Override
        public void at(double share, String text) {
            later(() -> show.at(share, text));
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void cancel() {
            cancelled = true;
            java.util.concurrent.Future<?> running = thread;
            if (running != null) {
                running.cancel(true);
            }
        }
    }
}
