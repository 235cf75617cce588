package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import org.netloom.ops.vector.VectorOps;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Random tensors, and comparison of implementations. */
final class Compare {
    static final Ops SCALAR = new ScalarOps(new Workers(1));

    /** What is held against the oracle: SIMD, or what another module brings along. */
    static final Ops VECTOR = ServiceLoader.load(Candidate.class)
            .findFirst()
            .map(Candidate::ops)
            .orElseGet(() -> new VectorOps(new Workers(2)));

    /** Lengths around the vectors and tiles of common machines, and primes. */
    static final int[] AWKWARD = {1, 2, 3, 7, 8, 9, 12, 13, 15, 16, 17, 31, 32, 33, 47, 61, 64, 97};

    private Compare() {}

    /** A function with numbers that are none of the special ones. */
    static ActivationFunction function(ActivationKind kind) {
        return switch (kind) {
            case CLIP -> new ActivationFunction(kind, -0.625, 0.875);
            case SELU -> new ActivationFunction(kind, 1.5, 1.25);
            case HARD_SIGMOID -> new ActivationFunction(kind, 0.375, 0.25);
            default -> ActivationFunction.of(kind, 0.3);
        };
    }

    /** Numbers between -1 and 1, in the middle of a larger array so that reading outside is noticed. */
    static Tensor random(long seed, int batch, int... dims) {
        Tensor t = new Tensor(batch, Shape.of(dims));
        int before = 5 + (int) (seed % 7);
        float[] data = new float[before + t.size() + 3];
        Arrays.fill(data, Float.NaN);
        t.bind(data, before);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 2 * Randoms.uniform(seed, i) - 1);
        }
        return t;
    }

    static Tensor positive(long seed, int batch, int... dims) {
        Tensor t = random(seed, batch, dims);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 0.1 + Math.abs(t.get(i)));
        }
        return t;
    }

    /** At the very end of its array. */
    static Tensor tight(long seed, int batch, int... dims) {
        Tensor t = Tensor.allocate(batch, Shape.of(dims), Precision.FLOAT);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, 2 * Randoms.uniform(seed, i) - 1);
        }
        return t;
    }

    static Tensor copyOf(Tensor t) {
        Tensor copy = Tensor.allocate(t.batch(), t.shape(), Precision.FLOAT);
        return copy.setAll(t.toArray());
    }

    /** What an operation writes; the tensor it gets holds random numbers. */
    interface Run {
        void run(Ops ops, Tensor result);
    }

    /**
     * Runs an operation on both implementations and compares.
     *
     * @param length of the sums: the tolerance grows with it
     */
    static void agree(String what, int length, Tensor result, Run run) {
        Tensor expected = copyOf(result);
        Tensor actual = Tensor.allocate(result.batch(), result.shape(), Precision.FLOAT, VECTOR.allocator())
                .setAll(result.toArray());
        run.run(SCALAR, expected);
        run.run(VECTOR, actual);
        near(what, length, expected, actual);
    }

    static void near(String what, int length, Tensor expected, Tensor actual) {
        double tolerance = 2e-6 + 3e-7 * length;
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.get(i);
            double a = actual.get(i);
            assertEquals(e, a, Math.abs(e) > 1 ? tolerance * Math.abs(e) : tolerance, () -> what);
        }
    }

    /** Runs an operation at 1, 2 and 4 threads, twice each, and compares the bits. */
    static void sameBits(String what, BiFunction<Ops, Integer, float[]> run) {
        float[] expected = null;
        for (int threads : new int[] {1, 2, 4, 2}) {
            try (Workers workers = new Workers(threads)) {
                float[] actual = run.apply(new VectorOps(workers), threads);
                expected = expected == null ? actual : expected;
                assertTrue(Arrays.equals(expected, actual), what + " differs at " + threads + " threads");
            }
        }
    }
}
