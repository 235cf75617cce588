package org.netloom.profile;

import java.util.Arrays;

/**
 * Repeats work that nobody looks at until it gets no faster: Java compiles, caches fill, other libraries choose their
 * algorithms. It ends when the medians of some rounds in a row brought nothing, or at a limit. A vector kernel is a
 * hundred times slower before it is compiled, which for a large network takes longer than all its steps in some seconds.
 */
public final class WarmUp {
    /** A round has gained where it takes less than this share of the best one. */
    private static final double BETTER = 0.97;

    /** Rounds without a gain, one after the other, that end it. */
    private static final int PATIENCE = 4;

    /** Rounds within the time that the work is measured for afterwards. */
    private static final int ROUNDS = 3;

    /** Calls in a round at least. */
    private static final int FEWEST = 2;

    /** Longest, as a multiple of the time that the work is measured for, and in seconds for short ones. */
    private static final int TIMES = 6;

    private static final double LEAST_LIMIT = 5;

    private static final int MOST = 1 << 16;

    private WarmUp() {}

    /**
     * Warms up.
     *
     * @param seconds that the work is measured for afterwards
     * @return the seconds it took
     */
    public static double run(Runnable work, double seconds) {
        long start = System.nanoTime();
        double best = Double.MAX_VALUE;
        double[] millis = new double[MOST];
        for (int calm = 0; calm < PATIENCE && since(start) < limit(seconds); ) {
            double median = round(work, seconds / ROUNDS, millis);
            calm = median < BETTER * best ? 0 : calm + 1;
            best = Math.min(best, median);
        }
        return since(start);
    }

    /** The median of a round, in milliseconds. */
    private static double round(Runnable work, double seconds, double[] millis) {
        long start = System.nanoTime();
        int n = 0;
        while (n < FEWEST || n < millis.length && since(start) < seconds) {
            long begin = System.nanoTime();
            work.run();
            millis[n++] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis, 0, n);
        return millis[n / 2];
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The most it takes, but for the last round. */
    private static double limit(double seconds) {
        return Math.max(TIMES * seconds, Math.min(LEAST_LIMIT, 2 * TIMES * seconds));
    }

    /** What it usually takes, in seconds, as a guess: a gain in the first two rounds and none later. */
    public static double guess(double seconds) {
        return seconds * (PATIENCE + 2) / ROUNDS;
    }
}
