package org.netloom.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleSupplier;
import org.netloom.ops.vector.MultiplyAdds;

/**
 * What this machine can do at most, the roof of a roofline (Williams et al. 2009): measured with all threads at work at
 * once, in less than a second.
 *
 * @param flops floating-point operations a second: multiply-adds in registers, with the vectors of this machine where the
 *     operations use them
 * @param bytes bytes a second between memory and processor: a copy of arrays that no cache holds, read and written bytes
 *     counted
 */
public record MachinePeak(int threads, double flops, double bytes) {
    private static final long MEASURED_NANOS = 300_000_000;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** Operations a second that a loop over vectors does once it is compiled, on any processor that has them. */
    private static final double COMPILED = 1e9;

    private static final int TURNS = 50_000;
    private static final int SCALAR_SUMS = 8;

    /** Numbers of all arrays together, of which a copy must not fit into a cache. */
    private static final long NUMBERS = 64_000_000;

    /** Operations for each byte from which on the processor, not the memory, limits. */
    public double ridge() {
        return flops / bytes;
    }

    /** The rate that an operation could reach which does so many operations for each byte. */
    public double roof(double flopsPerByte) {
        return Math.min(flops, flopsPerByte * bytes);
    }

    /** Measures. */
    public static MachinePeak measure(int threads) {
        double flops = onAll(threads, () -> Backend.vectorised() ? vectors() : scalars());
        long free = Runtime.getRuntime().maxMemory() / Float.BYTES / 4;
        int size = (int) Math.max(1_000_000, Math.min(NUMBERS, free) / (2L * threads));
        double bytes = onAll(threads, new Copies(size));
        return new MachinePeak(threads, flops, bytes);
    }

    private interface Work {
        /** Work for the thread that calls, which gives its rate, a second. */
        double rate();
    }

    /** The rates of all threads at once, added. */
    private static double onAll(int threads, Work work) {
        DoubleAdder sum = new DoubleAdder();
        CountDownLatch ready = new CountDownLatch(threads);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(Thread.ofPlatform().daemon().start(() -> {
                ready.countDown();
                try {
                    ready.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return;
                }
                sum.add(work.rate());
            }));
        }
        try {
            for (Thread t : all) {
                t.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return sum.sum();
    }

    /** The best of many short runs; in the first ones the compiler is at work. */
    private static double best(DoubleSupplier run) {
        double best = 0;
        long start = System.nanoTime();
        do {
            best = Math.max(best, run.getAsDouble());
        } while (System.nanoTime() - start < MEASURED_NANOS);
        return best;
    }

    /** Where the compiler has much to do, it may come to the loop late. */
    private static double vectors() {
        long start = System.nanoTime();
        double rate;
        do {
            rate = best(MachinePeak::vectorRate);
        } while (rate < COMPILED && System.nanoTime() - start < PATIENCE_NANOS);
        return rate;
    }

    private static double vectorRate() {
        long start = System.nanoTime();
        keep(MultiplyAdds.loop(TURNS));
        return 1e9 * TURNS * MultiplyAdds.flopsPerTurn() / (System.nanoTime() - start);
    }

    private static double scalars() {
        float[] sums = new float[SCALAR_SUMS];
        return best(() -> {
            long start = System.nanoTime();
            for (int i = 0; i < TURNS; i++) {
                for (int s = 0; s < SCALAR_SUMS; s++) {
                    sums[s] = sums[s] * 0.999f + 0.001f;
                }
            }
            keep(sums[0]);
            return 1e9 * TURNS * 2 * SCALAR_SUMS / (System.nanoTime() - start);
        });
    }

    /** So that the compiler does not leave out what was computed. */
    private static void keep(float value) {
        if (Float.isNaN(value)) {
            throw new IllegalStateException("multiply-adds of small numbers gave NaN");
        }
    }

    /** Copies between arrays of each thread's own, which are made before all begin. */
    private record Copies(int size) implements Work {
        @Override
        public double rate() {
            float[] from = new float[size];
            float[] to = new float[size];
            return best(() -> {
                long start = System.nanoTime();
                System.arraycopy(from, 0, to, 0, size);
                return 1e9 * 2 * Float.BYTES * size / (System.nanoTime() - start);
            });
        }
    }
}
