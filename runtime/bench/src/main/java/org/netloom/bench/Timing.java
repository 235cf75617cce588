package org.netloom.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Times of the same work, again and again.
 *
 * @param best milliseconds, as the others
 * @param quarter the first quartile
 * @param median the middle one
 * @param threeQuarters the third quartile
 * @param count how often it was done
 * @param bytes allocated on the heap by each repetition, in all threads
 */
record Timing(double best, double quarter, double median, double threeQuarters, int count, long bytes) {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final int MOST = 1 << 20;
    private static final int FEWEST = 3;

    /** Repeats the work for some seconds, and at least three times. */
    static Timing of(Runnable work, double seconds) {
        double[] millis = new double[MOST];
        int n = 0;
        long bytes = THREADS.getTotalThreadAllocatedBytes();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while ((n < FEWEST || System.nanoTime() < end) && n < MOST) {
            long start = System.nanoTime();
            work.run();
            millis[n++] = (System.nanoTime() - start) / 1e6;
        }
        bytes = THREADS.getTotalThreadAllocatedBytes() - bytes;
        return of(Arrays.copyOf(millis, n), bytes / n);
    }

    /** @param bytes see {@link #bytes()} */
    static Timing of(double[] millis, long bytes) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return new Timing(sorted[0], sorted[n / 4], sorted[n / 2], sorted[3 * n / 4], n, bytes);
    }
}
