package org.netloom.ops;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Which of several algorithms computes an operation on given sizes. They give the same result up to rounding, so that a
 * training that is to give the same bits again must choose alike: what was chosen is known by {@link #used}, and a later
 * run is told by {@link #use}.
 *
 * <p>What nobody told follows from the sizes by a rule; with {@link #measure} it is found out by running all of them, each
 * until it gets no faster. Choices never depend on the number of threads at hand.
 */
public final class Algorithms {
    /** Comparing and warming up end after so long in any case. */
    private static final long MOST_NANOS = 3_000_000_000L;

    /** Rounds without a better time that end a comparison. */
    private static final int PATIENCE = 4;

    /** The same where an algorithm runs for the first time in a program, and waits for the compiler. */
    private static final int FIRST_PATIENCE = 10;

    /** Between rounds the processors are left to the compiler. */
    private static final long PAUSE_NANOS = 10_000_000L;

    private static final long FIRST_PAUSE_NANOS = 40_000_000L;

    /** A time is better if it is below this share of the best. */
    private static final double BETTER = 0.97;

    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final Map<String, String> used = new ConcurrentHashMap<>();
    private final Set<String> warm = new HashSet<>();
    private volatile boolean measuring;
    private volatile int revision;
    private int measured;

    /** Runs one of the algorithms that are compared. */
    @FunctionalInterface
    public interface Contest {
        void run(int algorithm);

        /**
         * False where this program's compiler has no part in the times, as on a graphics card: then every algorithm runs
         * once before it counts, and there are no pauses.
         */
        default boolean warmsUp() {
            return true;
        }
    }

    /** From now on choices that nobody told are found out by measurement. */
    public void measure(boolean on) {
        measuring = on;
        revision++;
    }

    /** Choices to follow, by operation and sizes; names that are not known any more are passed over. */
    public void use(Map<String, String> choices) {
        told.putAll(choices);
        revision++;
    }

    /** All choices made so far, by operation and sizes, sorted. */
    public Map<String, String> used() {
        return new TreeMap<>(used);
    }

    /** How many of them were measured. */
    public synchronized int measured() {
        return measured;
    }

    /** Changes whenever choices may come out differently from now on. */
    public int revision() {
        return revision;
    }

    /**
     * Chooses.
     *
     * @param key operation and sizes
     * @param names of the algorithms that can do it
     * @param rule the one that is likely the fastest
     * @param contest runs one of them on the tensors at hand
     * @return number of the algorithm
     */
    public synchronized int choose(String key, List<String> names, int rule, Contest contest) {
        int choice = names.indexOf(told.getOrDefault(key, ""));
        if (choice < 0) {
            choice = measuring && names.size() > 1 ? fastest(names, contest) : rule;
        }
        used.put(key, names.get(choice));
        return choice;
    }

    private int fastest(List<String> names, Contest contest) {
        measured++;
        for (int i = 0; i < names.size(); i++) {
            if (!contest.warmsUp()) {
                contest.run(i);
            } else if (warm.add(names.get(i))) {
                compare(new int[] {i}, FIRST_PATIENCE, FIRST_PAUSE_NANOS, contest);
            }
        }
        int[] all = IntStream.range(0, names.size()).toArray();
        long[] times = compare(all, PATIENCE, contest.warmsUp() ? PAUSE_NANOS : 0, contest);
        return IntStream.of(all)
                .boxed()
                .min(Comparator.comparingLong(i -> times[i]))
                .orElseThrow();
    }

    /** The best time of each algorithm, in rounds until none gets better any more. */
    private static long[] compare(int[] algorithms, int patience, long pause, Contest contest) {
        long[] best = new long[algorithms.length];
        Arrays.fill(best, Long.MAX_VALUE);
        long end = System.nanoTime() + MOST_NANOS;
        for (int idle = 0; idle < patience && System.nanoTime() < end; idle++) {
            for (int i = 0; i < best.length; i++) {
                long start = System.nanoTime();
                contest.run(algorithms[i]);
                long nanos = System.nanoTime() - start;
                idle = nanos < BETTER * best[i] ? -1 : idle;
                best[i] = Math.min(best[i], nanos);
            }
            LockSupport.parkNanos(pause);
        }
        return best;
    }
}
