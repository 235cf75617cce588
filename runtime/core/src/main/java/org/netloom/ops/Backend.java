package org.netloom.ops;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.netloom.ops.vector.VectorOps;

/**
 * Chooses the implementation of {@link Ops} once, says which and why, and how to get the better one. Names no class of
 * the vector module, so that it loads without it.
 *
 * <p>System properties: {@code netloom.ops} = {@code scalar} or {@code vector}; {@code netloom.threads} = number of
 * threads, default all processors.
 */
public final class Backend {
    private static final Map<Integer, Ops> MADE = new ConcurrentHashMap<>();

    private Backend() {}

    /** What was chosen and why. */
    private record Choice(boolean vector, String reason) {}

    /** One choice for the life of the program, made on first use, and logged where it can be mended. */
    private static final class Chosen {
        static final Choice CHOICE = choose();

        static {
            // Programs say what they run on themselves; only what a user can improve is worth a line of its own. A
            // logger
            // takes 15 ms to make, more than the first prediction of a small network.
            if (!CHOICE.vector()) {
                System.getLogger(Backend.class.getName()).log(System.Logger.Level.INFO, CHOICE.reason());
            }
        }
    }

    /** Operations on as many threads as {@code netloom.threads} says. */
    public static Ops ops() {
        return ops(defaultThreads());
    }

    /** Operations on a pool of that many threads, shared by all who ask for the same number. */
    public static Ops ops(int threads) {
        return MADE.computeIfAbsent(threads, n -> create(new Workers(n)));
    }

    /** One line: what is used, why, and how to get the better one. */
    public static String describe() {
        return Chosen.CHOICE.reason();
    }

    /** True where SIMD operations were chosen. */
    public static boolean vectorised() {
        return Chosen.CHOICE.vector();
    }

    /** {@code netloom.threads}, or the number of processors. */
    public static int defaultThreads() {
        return Math.max(
                1, Integer.getInteger("netloom.threads", Runtime.getRuntime().availableProcessors()));
    }

    private static Ops create(Workers workers) {
        return Chosen.CHOICE.vector() ? new VectorOps(workers) : new ScalarOps(workers);
    }

    private static Choice choose() {
        String wish = System.getProperty("netloom.ops", "");
        if (wish.equals("scalar")) {
            return new Choice(false, "scalar operations, as -Dnetloom.ops=scalar asks for");
        }
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return new Choice(false, "scalar operations (slower): " + obstacle.get());
        }
        return new Choice(true, VectorOps.summary() + "; jdk.incubator.vector is there");
    }

    private static Optional<String> obstacle() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.of("the module jdk.incubator.vector is not there; add --add-modules jdk.incubator.vector to"
                    + " the command line of java");
        }
        if (System.getProperty("java.vm.info", "").contains("interpreted mode")) {
            return Optional.of("this Java only interprets; SIMD needs its compiler (leave out -Xint)");
        }
        return Optional.empty();
    }
}
