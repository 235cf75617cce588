package org.netloom.ops;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of several algorithms computes an operation on given sizes. They give the same result up to rounding, so that a
 * training that is to give the same bits again must choose alike: what was chosen is known by {@link #used}, and a later
 * run is told by {@link #use}.
 *
 * <p>What nobody told follows from the sizes by a rule; with {@link #measure} it is found out by running all of them, each
 * until it gets no faster. Choices never depend on the number of threads at hand.
 */
public final class Algorithms {
    /** The first use of an algorithm in a program goes to the compiler: it runs at least so long before it is timed. */
    private static final long WARM_UP_NANOS = 400_000_000L;

    private static final long MOST_NANOS = 3_000_000_000L;
    private static final int WARM_UP_RUNS = 3;

    /** Rounds without a better time that end a comparison. */
    private static final int PATIENCE = 4;

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
            if (warm.add(names.get(i))) {
                warmUp(i, contest);
            }
        }
        long[] best = new long[names.size()];
        java.util.Arrays.fill(best, Long.MAX_VALUE);
        long end = System.nanoTime() + MOST_NANOS;
        for (int idle = 0; idle < PATIENCE && System.nanoTime() < end; idle++) {
            for (int i = 0; i < best.length; i++) {
                long start = System.nanoTime();
                contest.run(i);
                long nanos = System.nanoTime() - start;
                idle = nanos < BETTER * best[i] ? -1 : idle;
                best[i] = Math.min(best[i], nanos);
            }
        }
        int fastest = 0;
        for (int i = 1; i < best.length; i++) {
            fastest = best[i] < best[fastest] ? i : fastest;
        }
        return fastest;
    }

    private static void warmUp(int algorithm, Contest contest) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        for (int i = 0; i < WARM_UP_RUNS || System.nanoTime() < end; i++) {
            contest.run(algorithm);
        }
    }
}
