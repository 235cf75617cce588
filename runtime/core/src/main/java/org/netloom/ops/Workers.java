package org.netloom.ops;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
    /** A piece of a range. */
    @FunctionalInterface
    public interface RangeTask {
        void run(int from, int to);
    }

    /** One of several independent pieces of work. */
    @FunctionalInterface
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // a range of tasks is what a thread claims
    public interface Task extends RangeTask {
        void run(int index);

        @Override
        default void run(int from, int to) {
            for (int i = from; i < to; i++) {
                run(i);
            }
        }
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
    private final Job job = new Job();
    private final AtomicReference<double[]> spare = new AtomicReference<>(new double[0]);
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
        pieces(tasks, 1, cost, task);
    }

    /**
     * Runs {@code 0..n} in pieces of that size, the last of which may be smaller; else as {@link #run}.
     *
     * @param cost elementary operations of the whole range
     */
    public void pieces(int n, int size, long cost, RangeTask task) {
        int count = Math.ceilDiv(n, size);
        if (count < 2 || cost < INLINE || workers.length == 0 || closed || !busy.compareAndSet(false, true)) {
            for (int piece = 0; piece < count; piece++) {
                run(task, n, size, piece);
            }
            return;
        }
        try {
            job.begin(n, size, count, task);
            int helpers = Math.min(workers.length, count - 1);
            for (int i = 0; i < helpers; i++) {
                workers[i].wake();
            }
            job.work();
            job.await();
            job.end();
        } finally {
            busy.set(false);
        }
    }

    private static void run(RangeTask task, int n, int size, int piece) {
        int from = piece * size;
        task.run(from, from + Math.min(size, n - from));
    }

    /** Runs {@code 0..n} in pieces whose size follows from the cost of one item. */
    public void ranges(int n, long costPerItem, RangeTask task) {
        pieces(n, piece(costPerItem), n * costPerItem, task);
    }

    /** Adds the sums of pieces of {@code 0..n} in the order of the range; pieces are those of {@link #ranges}. */
    public double sum(int n, long costPerItem, RangeSum task) {
        return sum(n, piece(costPerItem), n * costPerItem, task);
    }

    /** Adds the sums of pieces of that size in the order of the range. */
    public double sum(int n, int size, long cost, RangeSum task) {
        int count = Math.ceilDiv(n, size);
        double[] kept = spare.getAndSet(null);
        double[] parts = kept == null || kept.length < count ? new double[count] : kept;
        pieces(n, size, cost, (from, to) -> parts[from / size] = task.run(from, to));
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += parts[i];
        }
        spare.set(parts);
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

    /**
     * The pieces of one call after the other; the same object serves all calls. Whoever lowers {@link #left} has claimed a
     * piece, and only then reads what the call is about: until that piece is done the call does not end, and nothing
     * changes.
     */
    private static final class Job {
        /** Pieces that nobody has claimed. */
        private final AtomicInteger left = new AtomicInteger();

        /** Pieces that are not done. */
        private final AtomicInteger open = new AtomicInteger();

        private volatile Throwable error;
        private int n;
        private int size;
        private int count;
        private RangeTask task;
        private Thread caller;

        void begin(int length, int sizeOfPiece, int pieces, RangeTask work) {
            n = length;
            size = sizeOfPiece;
            count = pieces;
            task = work;
            caller = Thread.currentThread();
            open.set(pieces);
            left.set(pieces);
        }

        /** True where there is something to claim. */
        boolean waits() {
            return left.get() > 0;
        }

        void work() {
            for (int seen = left.get(); seen > 0; seen = left.get()) {
                if (left.compareAndSet(seen, seen - 1)) {
                    run(count - seen);
                }
            }
        }

        private void run(int piece) {
            Thread waiting = caller;
            try {
                if (error == null) {
                    Workers.run(task, n, size, piece);
                }
            } catch (RuntimeException | Error e) {
                error = e;
            }
            if (open.decrementAndGet() == 0 && !Thread.currentThread().equals(waiting)) {
                LockSupport.unpark(waiting);
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
        }

        /** Forgets the task, and throws what it threw. */
        void end() {
            Throwable thrown = error;
            error = null;
            task = null;
            caller = null;
            switch (thrown) {
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
            while (!pool.closed) {
                await();
                pool.job.work();
            }
        }

        private void await() {
            Job job = pool.job;
            for (long start = System.nanoTime(); !job.waits() && System.nanoTime() - start < SPIN_NANOS; ) {
                for (int i = 0; i < LOOKS && !job.waits(); i++) {
                    Thread.onSpinWait();
                }
            }
            parked = true;
            while (!job.waits() && !pool.closed) {
                LockSupport.park(this);
            }
            parked = false;
        }
    }
}
