package org.netloom.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.ops.Backend;
import org.netloom.ops.Ops;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Flatten;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

class LossTest {
    private static final List<LossSpec> ALL = List.of(
            SoftmaxCrossEntropy.of(),
            SoftmaxCrossEntropy.of().labelSmoothing(0.1),
            SoftmaxCrossEntropy.of().classWeights(List.of(1.0, 0.5, 2.0, 0.0, 3.0)),
            SoftmaxCrossEntropy.of().labelSmoothing(0.2).classWeights(List.of(1.0, 0.5, 2.0, 0.25, 3.0)),
            BinaryCrossEntropy.of(),
            MeanSquared.of(),
            MeanAbsolute.of(),
            Huber.of(),
            Huber.of().delta(0.3));

    private static GraphNetwork network(Shape shape, Ops ops, Precision precision) {
        GraphNetwork.Builder g = GraphNetwork.of(shape);
        g.add("f", Tanh.of());
        GraphNetwork n = g.build();
        n.prepare(4, ops, precision, true);
        return n;
    }

    private static Tensor target(Loss loss, LossSpec spec, Shape shape, Precision precision) {
        Tensor t = Gradients.random(4, loss.targetShape(shape), precision, 3);
        for (int i = 0; i < t.size(); i++) {
            if (spec instanceof SoftmaxCrossEntropy) {
                t.set(i, i % shape.channels());
            } else if (spec instanceof BinaryCrossEntropy) {
                t.set(i, i % 3 / 2.0);
            }
        }
        return t;
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        return ALL.stream()
                .flatMap(spec -> Stream.of(Shape.of(5), Shape.of(2, 3, 5))
                        .map(shape -> dynamicTest(spec + " of " + shape, () -> gradient(spec, shape))));
    }

    private static void gradient(LossSpec spec, Shape shape) {
        GraphNetwork n = network(shape, Gradients.ORACLE, Precision.DOUBLE);
        Loss loss = Loss.of(spec, n);
        Tensor x = Gradients.random(4, shape, Precision.DOUBLE, 2);
        Tensor t = target(loss, spec, shape, Precision.DOUBLE);
        Tensor gradient = Tensor.allocate(4, shape, Precision.DOUBLE);
        loss.evaluate(x, t, gradient);
        for (int i = 0; i < x.size(); i++) {
            double at = x.get(i);
            x.set(i, at + 1e-5);
            double above = loss.evaluate(x, t, null);
            x.set(i, at - 1e-5);
            double below = loss.evaluate(x, t, null);
            x.set(i, at);
            assertEquals((above - below) / 2e-5, gradient.get(i), 1e-8, "element " + i);
        }
    }

    @TestFactory
    Stream<DynamicTest> float32AgainstTheOracle() {
        return ALL.stream()
                .map(spec -> dynamicTest(spec.toString(), () -> {
                    Shape shape = Shape.of(7, 3, 5);
                    Loss exact = Loss.of(spec, network(shape, Gradients.ORACLE, Precision.DOUBLE));
                    Loss fast = Loss.of(spec, network(shape, Backend.ops(2), Precision.FLOAT));
                    Tensor wide = Tensor.allocate(4, shape, Precision.DOUBLE);
                    Tensor narrow = Tensor.allocate(4, shape, Precision.FLOAT);
                    double expected = exact.evaluate(
                            Gradients.random(4, shape, Precision.DOUBLE, 2),
                            target(exact, spec, shape, Precision.DOUBLE),
                            wide);
                    double actual = fast.evaluate(
                            Gradients.random(4, shape, Precision.FLOAT, 2),
                            target(fast, spec, shape, Precision.FLOAT),
                            narrow);
                    assertEquals(expected, actual, 1e-5 * expected);
                    Gradients.assertClose("gradient", wide, narrow, 1e-5);
                }));
    }

    @Test
    void everyLossIsTested() {
        for (var type : SpecFamily.of(LossSpec.class).types()) {
            assertTrue(ALL.stream().anyMatch(type.type()::isInstance), type.name());
        }
    }

    @Test
    void extremeLogitsGiveFiniteLosses() {
        Loss softmax = Loss.of(SoftmaxCrossEntropy.of(), network(Shape.of(2), Gradients.ORACLE, Precision.FLOAT));
        Loss binary = Loss.of(BinaryCrossEntropy.of(), network(Shape.of(2), Gradients.ORACLE, Precision.FLOAT));
        Tensor x = Tensor.of(new float[] {1000, -1000}, 1, Shape.of(2));
        Tensor gradient = Tensor.of(new float[2], 1, Shape.of(2));
        assertEquals(2000, softmax.evaluate(x, Tensor.of(new float[] {1}, 1, Shape.of(1)), gradient));
        assertEquals(1, gradient.get(0));
        assertEquals(1000, binary.evaluate(x, Tensor.of(new float[] {0, 1}, 1, Shape.of(2)), gradient));
        assertEquals(0.5, gradient.get(0));
    }

    @Test
    void probabilities() {
        GraphNetwork n = network(Shape.of(2), Gradients.ORACLE, Precision.DOUBLE);
        Tensor x = Tensor.allocate(1, Shape.of(2), Precision.DOUBLE);
        x.set(0, Math.log(3));
        Tensor p = Tensor.allocate(1, Shape.of(2), Precision.DOUBLE);
        Loss.of(SoftmaxCrossEntropy.of(), n).toProbabilities(x, p);
        assertEquals(0.75, p.get(0), 1e-12);
        Loss.of(BinaryCrossEntropy.of(), n).toProbabilities(x, p);
        assertEquals(0.75, p.get(0), 1e-12);
        Loss.of(MeanSquared.of(), n).toProbabilities(x, p);
        assertEquals(Math.log(3), p.get(0));
    }

    @Test
    void whatDoesNotFitIsSaid() {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(3));
        g.add("f", Flatten.of());
        GraphNetwork n = g.build();
        n.prepareForTraining(1, Gradients.ORACLE);
        Tensor x = Tensor.of(new float[3], 1, Shape.of(3));
        Tensor label = Tensor.of(new float[] {3}, 1, Shape.of(1));
        assertMessage("a label is 3", () -> Loss.of(SoftmaxCrossEntropy.of(), n).evaluate(x, label, null));
        assertMessage(
                "the loss expects 1 class indices",
                () -> Loss.of(SoftmaxCrossEntropy.of(), n).evaluate(x, x, null));
        assertMessage(
                "the loss expects as many numbers",
                () -> Loss.of(MeanSquared.of(), n).evaluate(x, label, null));
        assertMessage(
                "give one for each class",
                () -> Loss.of(SoftmaxCrossEntropy.of().classWeights(List.of(1.0, 2.0)), n));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(NetloomException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}
