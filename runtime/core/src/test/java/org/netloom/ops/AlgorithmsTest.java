package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.netloom.ops.vector.VectorOps;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Every algorithm that there is for a convolution, against the oracle; and how one is chosen. */
class AlgorithmsTest {
    /** Largest error of an element, as a share of the largest element. */
    private static final double ERROR = 1e-4;

    record Case(ConvGeometry g, int batch, boolean bias, boolean accumulate) {}

    @Provide
    Arbitrary<Case> windowsOfThree() {
        Arbitrary<int[]> axis = Combinators.combine(
                        Arbitraries.integers().between(1, 14),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2))
                .as((in, before, after) -> new int[] {Math.max(in, 3 - before - after), before, after});
        return Combinators.combine(
                        axis,
                        axis,
                        Arbitraries.of(16, 17, 24, 32, 40, 65),
                        Arbitraries.of(16, 19, 32, 33, 50),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((v, u, c, k, batch, bias, add) -> new Case(
                        new ConvGeometry(v[0], u[0], c, out(v), out(u), k, 3, 3, 1, 1, 1, 1, v[1], u[1], 1),
                        batch,
                        bias,
                        add));
    }

    private static int out(int[] axis) {
        return axis[0] + axis[1] + axis[2] - 2;
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void everyAlgorithmAgreesWithTheOracle(@ForAll("windowsOfThree") Case c) {
        ConvGeometry g = c.g();
        Tensor x = Compare.tight(1, c.batch(), g.h(), g.w(), g.c());
        Tensor dy = Compare.tight(2, c.batch(), g.oh(), g.ow(), g.k());
        Tensor w = Compare.tight(3, 1, 3, 3, g.c(), g.k());
        Tensor bias = c.bias() ? Compare.tight(4, 1, g.k()) : null;
        ActivationFunction f = ActivationFunction.of(c.bias() ? ActivationKind.RELU : ActivationKind.TANH, 0);
        ActivationFunction none = ActivationFunction.IDENTITY;
        all(Compare.copyOf(dy), (ops, y) -> ops.conv2d(g, x, w, bias, f, y));
        all(Compare.copyOf(x), (ops, dx) -> ops.conv2dByData(g, dy, w, null, none, dx));
        all(Compare.copyOf(w), (ops, dw) -> ops.conv2dByFilter(g, x, dy, c.accumulate(), dw));
    }

    /** Runs it with each algorithm in turn. */
    private static void all(Tensor result, Compare.Run run) {
        Tensor expected = Compare.copyOf(result);
        run.run(Compare.SCALAR, expected);
        for (int i = 0; i < 3; i++) {
            Ops ops = new VectorOps(new Workers(1));
            Tensor found = Compare.copyOf(result);
            int number = i;
            String name = chosen(ops, number, () -> run.run(ops, Compare.copyOf(result)));
            run.run(ops, found);
            double largest = 0;
            for (int j = 0; j < expected.size(); j++) {
                largest = Math.max(largest, Math.abs(expected.get(j)));
            }
            for (int j = 0; j < expected.size(); j++) {
                assertEquals(expected.get(j), found.get(j), ERROR * Math.max(1, largest), name + ", element " + j);
            }
        }
    }

    /** Takes the algorithm of that number, as far as there are so many, for what {@code first} runs. */
    private static String chosen(Ops ops, int number, Runnable first) {
        first.run();
        String key = ops.algorithms().used().keySet().iterator().next();
        List<String> names = List.of("direct", "winograd by slices", "winograd by tiles", "winograd by panels");
        List<String> able = new ArrayList<>();
        for (String name : names) {
            ops.algorithms().use(Map.of(key, name));
            first.run();
            if (ops.algorithms().used().get(key).equals(name)) {
                able.add(name);
            }
        }
        assertTrue(able.size() >= 2, key + ": " + able);
        String name = able.get(Math.min(number, able.size() - 1));
        ops.algorithms().use(Map.of(key, name));
        return name;
    }

    @Test
    void theFastestIsChosenAndRemembered() {
        Algorithms algorithms = new Algorithms();
        algorithms.measure(true);
        int choice = algorithms.choose("a", List.of("slow", "fast"), 0, i -> pause(i == 0 ? 3 : 1));
        assertEquals(1, choice);
        assertEquals(Map.of("a", "fast"), algorithms.used());
        assertEquals(1, algorithms.measured());
    }

    @Test
    void withoutMeasurementTheRuleHolds() {
        Algorithms algorithms = new Algorithms();
        assertEquals(1, algorithms.choose("a", List.of("x", "y"), 1, _ -> {
            throw new AssertionError("nothing is to be run");
        }));
        assertEquals(0, algorithms.measured());
    }

    @Test
    void whatARunWasToldIsFollowed() {
        Algorithms algorithms = new Algorithms();
        algorithms.measure(true);
        algorithms.use(Map.of("a", "y", "b", "gone"));
        assertEquals(1, algorithms.choose("a", List.of("x", "y"), 0, _ -> pause(1)));
        assertEquals(0, algorithms.choose("b", List.of("x"), 0, _ -> pause(1)), "a name that is not known any more");
        assertEquals(new TreeSet<>(List.of("a", "b")), algorithms.used().keySet());
    }

    /** Stands for work of so many milliseconds. */
    private static void pause(int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
