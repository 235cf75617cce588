package org.netloom.profile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Times of the same work, done again and again.
 *
 * @param best milliseconds, as the others
 * @param quarter the first quartile
 * @param median the middle one
 * @param threeQuarters the third quartile
 * @param count how often it was done
 * @param bytes allocated on Java's heap each time, by all threads together
 */
public record Timing(double best, double quarter, double median, double threeQuarters, int count, long bytes) {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final int MOST = 1 << 20;
    private static final int FEWEST = 3;

    /** Repeats the work for some seconds, and at least three times. */
    public static Timing of(Runnable work, double seconds) {
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

    /**
     * What some times come to.
     *
     * @param millis at least one
     * @param bytes see {@link #bytes()}
     */
    public static Timing of(double[] millis, long bytes) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return new Timing(sorted[0], sorted[n / 4], sorted[n / 2], sorted[3 * n / 4], n, bytes);
    }

    public Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("best", best);
        m.put("quarter", quarter);
        m.put("median", median);
        m.put("threeQuarters", threeQuarters);
        m.put("count", (long) count);
        m.put("bytes", bytes);
        return m;
    }

    public static Timing fromJson(Map<?, ?> m) {
        return new Timing(
                number(m, "best"),
                number(m, "quarter"),
                number(m, "median"),
                number(m, "threeQuarters"),
                (int) number(m, "count"),
                (long) number(m, "bytes"));
    }

    private static double number(Map<?, ?> m, String key) {
        return ((Number) m.get(key)).doubleValue();
    }
}
