package org.netloom.ops;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One persistent pool for all kernels. Work comes as a number of tasks that is a function of the sizes alone; threads,
 * the caller among them, claim tasks from a counter. So who does a task varies, but never what a task is: results do not
 * depend on the number of threads.
 *
 * <p>A worker spins for some {@value #SPIN_NANOS} ns before it parks: the gap between two kernels of a training step is
 * shorter than the time to wake a thread. Calls from within a task, and calls while another thread uses the pool, run
 * inline.
 */
public final class Workers implements AutoCloseable {
    /** One of several independent pieces of work. */
    @FunctionalInterface
    public interface Task {
        void run(int index);
    }

    /** A piece of a range. */
    @FunctionalInterface
    public interface RangeTask {
        void run(int from, int to);
    }

    /** A piece of a sum. */
    @FunctionalInterface
    public interface RangeSum {
        double run(int from, int to);
    }

    /** Below this many elementary operations (some 10 us) waking others costs more than it brings. */
    private static final long INLINE = 20_000;

    /** Elementary operations of one piece of a range: small enough to balance, large enough to claim. */
    private static final long PIECE = 32_768;

    private static final long SPIN_NANOS = 200_000;

    /** Looks for work between two looks at the clock. */
    private static final int LOOKS = 32;

    private final Worker[] workers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Job current;
    private volatile boolean closed;

    /**
     * A pool of {@code threads} threads, the caller counted as one.
     *
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread expected, but is " + threads);
        }
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(this, i + 1);
            workers[i].start();
        }
    }

    /** Threads that work, the caller included. */
    public int threads() {
        return workers.length + 1;
    }

    /**
     * Runs tasks 0 to {@code tasks - 1}, in any order, and returns when all are done.
     *
     * @param cost elementary operations of all tasks together; little work is done by the caller alone
     * @throws RuntimeException the first that a task threw; tasks not begun by then are left out
     */
    public void run(int tasks, long cost, Task task) {
        if (tasks < 2 || cost < INLINE || workers.length == 0 || closed || !busy.compareAndSet(false, true)) {
            for (int i = 0; i < tasks; i++) {
                task.run(i);
            }
            return;
        }
        try {
            Job job = new Job(tasks, task);
            current = job;
            int helpers = Math.min(workers.length, tasks - 1);
            for (int i = 0; i < helpers; i++) {
                workers[i].wake();
            }
            job.work();
            job.await();
            job.rethrow();
        } finally {
            busy.set(false);
        }
    }

    /** Runs {@code 0..n} in pieces whose size follows from the cost of one item. */
    public void ranges(int n, long costPerItem, RangeTask task) {
        int piece = piece(costPerItem);
        run(Math.ceilDiv(n, piece), n * costPerItem, i -> task.run(i * piece, Math.min(n, (i + 1) * piece)));
    }

    /** Adds the sums of pieces of {@code 0..n} in the order of the range. */
    public double sum(int n, long costPerItem, RangeSum task) {
        int piece = piece(costPerItem);
        double[] parts = new double[Math.ceilDiv(n, piece)];
        run(parts.length, n * costPerItem, i -> parts[i] = task.run(i * piece, Math.min(n, (i + 1) * piece)));
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    static int piece(long costPerItem) {
        return (int) Math.max(1, PIECE / Math.max(1, costPerItem));
    }

    /** Ends the threads; later calls run inline. */
    @Override
    public void close() {
        closed = true;
        for (Worker w : workers) {
            LockSupport.unpark(w);
        }
    }

    /** The tasks of one call. A worker that comes late finds none left and never looks at the task itself. */
    private static final class Job {
        final int tasks;
        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger open;
        final Thread caller = Thread.currentThread();
        volatile Throwable error;
        Task task;

        Job(int tasks, Task task) {
            this.tasks = tasks;
            this.task = task;
            this.open = new AtomicInteger(tasks);
        }

        void work() {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                try {
                    if (error == null) {
                        task.run(i);
                    }
                } catch (RuntimeException | Error e) {
                    error = e;
                }
                if (open.decrementAndGet() == 0 && !Thread.currentThread().equals(caller)) {
                    LockSupport.unpark(caller);
                }
            }
        }

        void await() {
            for (long start = System.nanoTime(); open.get() > 0 && System.nanoTime() - start < SPIN_NANOS; ) {
                for (int i = 0; i < LOOKS && open.get() > 0; i++) {
                    Thread.onSpinWait();
                }
            }
            while (open.get() > 0) {
                LockSupport.park(this);
            }
            task = null;
        }

        void rethrow() {
            switch (error) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }

    /** A thread of the pool. */
    private static final class Worker extends Thread {
        private final Workers pool;
        private volatile boolean parked;

        Worker(Workers pool, int number) {
            super("netloom-worker-" + number);
            this.pool = pool;
            setDaemon(true);
        }

        /** Either this sees that the worker parked, or the worker sees the new job: both look after they wrote. */
        void wake() {
            if (parked) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            Job done = null;
            while (!pool.closed) {
                Job job = next(done);
                if (job != done) {
                    job.work();
                    done = job;
                }
            }
        }

        private Job next(Job done) {
            for (long start = System.nanoTime(); pool.current == done && System.nanoTime() - start < SPIN_NANOS; ) {
                for (int i = 0; i < LOOKS && pool.current == done; i++) {
                    Thread.onSpinWait();
                }
            }
            parked = true;
            while (pool.current == done && !pool.closed) {
                LockSupport.park(this);
            }
            parked = false;
            return pool.current;
        }
    }
}
