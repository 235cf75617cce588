package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.layer.Gradients.Pass;
import org.netloom.layer.LayerCases.LayerCase;
import org.netloom.loss.Loss;
import org.netloom.loss.MeanSquared;
import org.netloom.ops.Backend;
import org.netloom.ops.Ops;
import org.netloom.optimize.Optimizer;
import org.netloom.optimize.Sgd;
import org.netloom.spec.Activation;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Formulas;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Reshape;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** One harness for every layer of the catalogue: shape, count, gradients, learning, precision, notation. */
class LayerHarnessTest {
    /** Channels around the widths of vectors, and primes. */
    private static final int[] AWKWARD = {1, 3, 7, 8, 9, 15, 16, 17, 31, 33};

    @Test
    void everySpecHasACase() {
        List<String> without = new ArrayList<>();
        for (SpecType<? extends LayerSpec> type : SpecFamily.of(LayerSpec.class).types()) {
            if (LayerCases.all().stream().noneMatch(c -> type.type().isInstance(c.spec()))) {
                without.add(type.name());
            }
        }
        assertEquals(List.of(), without, "specs without a file of cases, such as cases/Dense.json");
    }

    @TestFactory
    Stream<DynamicNode> everyLayer() {
        return LayerCases.all().stream().map(c -> dynamicContainer(c.toString(), tests(c)));
    }

    private static List<DynamicNode> tests(LayerCase c) {
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(dynamicTest("shape and counts", () -> shapeAndCounts(c)));
        tests.add(dynamicTest("notation", () -> notation(c.spec())));
        if (!(c.spec() instanceof Input)) {
            tests.add(dynamicTest("layer agrees with spec", () -> layerAgrees(c)));
            if (c.straightThrough()) {
                tests.add(dynamicTest("the gradient passes straight through", () -> straightThrough(c)));
            } else {
                tests.add(dynamicTest("gradients in training", () -> gradients(c, true)));
                tests.add(dynamicTest("gradients in inference", () -> gradients(c, false)));
                tests.add(dynamicTest("a step lowers the loss", () -> learns(c)));
            }
            tests.add(dynamicTest("smaller batches", () -> smallerBatch(c)));
            tests.add(dynamicTest("float32 against the oracle", () -> againstOracle(c)));
            tests.add(dynamicTest("same bits at any number of threads", () -> sameBits(c)));
        }
        return tests;
    }

    private static void shapeAndCounts(LayerCase c) {
        assertEquals(c.output(), c.spec().outputShape(c.inputs()));
        assertEquals(c.parameters(), c.spec().parameterCount(c.inputs()));
        Formulas.check(c.spec(), c.inputs());
    }

    private static <T extends LayerSpec> void notation(T spec) {
        Map<String, Object> json = SpecFamily.of(LayerSpec.class).toJson(spec);
        assertEquals(spec, SpecFamily.of(LayerSpec.class).fromJson(json));
        assertTrue(SpecType.of(spec).toJava(spec).toString().contains(spec.typeName()));
        assertEquals(List.of(), SpecType.of(spec).problems(spec));
    }

    private static GraphNetwork network(LayerSpec spec, List<Shape> inputs) {
        int[] from = new int[inputs.size()];
        for (int k = 0; k < from.length; k++) {
            from[k] = -1 - k;
        }
        GraphNetwork.Builder g = GraphNetwork.of(inputs.toArray(Shape[]::new));
        g.add("layer", spec, from);
        return g.build();
    }

    private static void layerAgrees(LayerCase c) {
        GraphNetwork n = network(c.spec(), c.inputs());
        n.prepare(2, Gradients.ORACLE, Precision.DOUBLE, true);
        assertEquals(c.output(), n.outputShape());
        assertEquals(c.parameters(), n.parameterCount());
        assertEquals(
                c.spec().parameters(c.inputs()),
                n.parameters().stream().map(Parameter::declared).toList());
    }

    /** Only functions that say so in their kind are spared the comparison with differences. */
    @Test
    void onlyThresholdsPassTheGradientStraightThrough() {
        for (LayerCase c : LayerCases.all()) {
            boolean threshold =
                    c.spec() instanceof Activation a && a.function().kind().straightThrough();
            assertEquals(threshold, c.straightThrough(), c.toString());
        }
    }

    private static void straightThrough(LayerCase c) {
        for (boolean training : new boolean[] {true, false}) {
            GraphNetwork n = network(c.spec(), c.inputs());
            Pass pass = Gradients.run(n, c.inputs(), 3, Gradients.ORACLE, Precision.DOUBLE, training);
            assertArrayEquals(pass.dOutput().toArray(), n.inputGradient(0).toArray());
        }
    }

    private static void gradients(LayerCase c, boolean training) {
        Gradients.check(network(c.spec(), c.inputs()), c.inputs(), 3, training);
    }

    /**
     * Something that learns stands in front of each input, so that layers without parameters are checked, too; in front of
     * indices nothing can.
     */
    private static void learns(LayerCase c) {
        GraphNetwork.Builder g = GraphNetwork.of(c.inputs().getFirst());
        int[] from = new int[c.inputs().size()];
        for (int k = 0; k < from.length; k++) {
            from[k] = c.spec().indices() > 0 ? -1 : front(g, k, c.inputs().get(k));
        }
        g.add("layer", c.spec(), from);
        GraphNetwork n = g.build();
        Pass pass = Gradients.run(n, List.of(c.inputs().getFirst()), 4, Gradients.ORACLE, Precision.DOUBLE, true);
        Tensor target = Gradients.random(4, c.output(), Precision.DOUBLE, 23);
        Loss loss = Loss.of(MeanSquared.of(), n);
        Optimizer optimizer = Optimizer.of(Sgd.of(0.01), n);
        double before = loss.evaluate(n.forward(pass.inputs().getFirst()), target, n.outputGradient());
        n.beginStep(7, 3);
        n.backward(n.outputGradient());
        n.endBackward();
        optimizer.step(1);
        double after = loss.evaluate(n.forward(pass.inputs().getFirst()), target, null);
        assertTrue(after < before, "loss " + before + " became " + after);
    }

    /** A layer that learns, from the first input to the shape of input k. */
    private static int front(GraphNetwork.Builder g, int k, Shape shape) {
        Shape in = g.shape(-1);
        String name = "front" + k;
        if (in.isImage() && shape.isImage() && in.height() == shape.height() && in.width() == shape.width()) {
            return g.add(name, Conv2d.of(shape.channels(), 1), -1);
        }
        int flat = g.add(name + "flat", Flatten.of(), -1);
        int learned = g.add(name, Dense.of(shape.size()), flat);
        return g.add(name + "shaped", Reshape.of(shape), learned);
    }

    /** The last batch of an epoch is smaller: its first samples must come out as in a whole one. */
    private static void smallerBatch(LayerCase c) {
        GraphNetwork n = network(c.spec(), c.inputs());
        Pass all = Gradients.run(n, c.inputs(), 5, Gradients.ORACLE, Precision.DOUBLE, false);
        Tensor expected = Gradients.copy(all.output());
        all.inputs().forEach(t -> t.setBatch(2));
        Tensor y = n.forward(all.inputs().getFirst());
        assertEquals(2, y.batch());
        assertEquals(2, n.outputGradient().batch());
        n.backward(n.outputGradient());
        for (int i = 0; i < y.size(); i++) {
            assertEquals(expected.get(i), y.get(i));
        }
        for (int k = 0; k < c.inputs().size(); k++) {
            assertEquals(2, n.inputGradient(k).batch());
        }
    }

    private static void againstOracle(LayerCase c) {
        againstOracle(c, AWKWARD, Backend.ops(2));
    }

    static void againstOracle(LayerCase c, int[] channels, Ops fast) {
        for (int n : channels) {
            for (int batch : new int[] {1, 3}) {
                compare(c.widerSpec(n), c.wider(n), batch, fast);
            }
        }
    }

    private static void compare(LayerSpec spec, List<Shape> inputs, int batch, Ops fast) {
        GraphNetwork wide = network(spec, inputs);
        GraphNetwork narrow = network(spec, inputs);
        boolean training = batch > 1;
        Pass expected = Gradients.run(wide, inputs, batch, Gradients.ORACLE, Precision.DOUBLE, training);
        Pass actual = Gradients.run(narrow, inputs, batch, fast, Precision.FLOAT, training);
        String what = spec + " of " + batch + " x " + inputs + ": ";
        Gradients.assertClose(what + "output", expected.output(), actual.output(), 2e-5);
        for (int k = 0; k < inputs.size(); k++) {
            Gradients.assertClose(what + "input " + k, wide.inputGradient(k), narrow.inputGradient(k), 5e-5);
        }
        for (int p = 0; p < wide.parameters().size(); p++) {
            Parameter parameter = wide.parameters().get(p);
            Parameter other = narrow.parameters().get(p);
            Gradients.assertClose(what + parameter, parameter.value(), other.value(), 2e-5);
            if (parameter.trained()) {
                Gradients.assertClose(what + "d" + parameter, parameter.gradient(), other.gradient(), 5e-5);
            }
        }
    }

    private static void sameBits(LayerCase c) {
        sameBits(c, Backend.ops(1), Backend.ops(3));
    }

    static void sameBits(LayerCase c, Ops first, Ops second) {
        LayerSpec spec = c.widerSpec(17);
        List<Shape> inputs = c.wider(17);
        GraphNetwork one = network(spec, inputs);
        GraphNetwork three = network(spec, inputs);
        Pass a = Gradients.run(one, inputs, 37, first, Precision.FLOAT, true);
        Pass b = Gradients.run(three, inputs, 37, second, Precision.FLOAT, true);
        assertArrayEquals(a.output().toArray(), b.output().toArray());
        for (int k = 0; k < inputs.size(); k++) {
            assertArrayEquals(
                    one.inputGradient(k).toArray(), three.inputGradient(k).toArray());
        }
        for (int p = 0; p < one.parameters().size(); p++) {
            Parameter parameter = one.parameters().get(p);
            if (parameter.trained()) {
                assertArrayEquals(
                        parameter.gradient().toArray(),
                        three.parameters().get(p).gradient().toArray());
            }
        }
    }

    /** Networks drawn at random: branches, sums, concatenations, values with several consumers. */
    @TestFactory
    Stream<DynamicNode> randomNetworks() {
        return new Random(1)
                .longs(25)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    GraphNetwork n = RandomNetworks.draw(new Random(seed));
                    Gradients.check(n, List.of(n.inputShape()), 2, true);
                    Gradients.check(n, List.of(n.inputShape()), 2, false);
                }));
    }
}
