package org.netloom.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.layer.Gradients;
import org.netloom.layer.Network;
import org.netloom.loss.LossCases.LossCase;
import org.netloom.ops.Backend;
import org.netloom.ops.Ops;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

class LossTest {
    private static List<Tensor> random(List<Shape> shapes, Precision precision) {
        List<Tensor> all = new ArrayList<>();
        for (Shape s : shapes) {
            all.add(Gradients.random(LossCases.BATCH, s, precision, 2 + all.size()));
        }
        return all;
    }

    private static List<Tensor> gradients(List<Tensor> outputs) {
        return outputs.stream()
                .map(t -> Tensor.allocate(t.batch(), t.shape(), t.precision()))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        return LossCases.all().stream().map(c -> dynamicTest(c.toString(), () -> gradient(c)));
    }

    private static void gradient(LossCase c) {
        Loss loss = c.loss(Gradients.ORACLE, Precision.DOUBLE);
        List<Tensor> x = random(c.outputs(), Precision.DOUBLE);
        Tensor t = c.target(loss, Precision.DOUBLE);
        List<Tensor> gradients = gradients(x);
        loss.evaluate(x, t, gradients);
        for (int k = 0; k < x.size(); k++) {
            for (int i = 0; i < x.get(k).size(); i++) {
                double at = x.get(k).get(i);
                x.get(k).set(i, at + 1e-5);
                double above = loss.evaluate(x, t, List.of());
                x.get(k).set(i, at - 1e-5);
                double below = loss.evaluate(x, t, List.of());
                x.get(k).set(i, at);
                double numeric = (above - below) / 2e-5;
                assertEquals(
                        numeric,
                        gradients.get(k).get(i),
                        1e-8 * (1 + Math.abs(numeric)),
                        "output " + k + ", element " + i);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> references() {
        return LossCases.entries("references").stream()
                .map(e -> dynamicTest(LossCases.spec(e).toString(), () -> {
                    reference(e, Gradients.ORACLE, Precision.DOUBLE, 1e-8);
                    reference(e, Backend.ops(2), Precision.FLOAT, 1e-5);
                }));
    }

    private static void reference(Map<?, ?> entry, Ops ops, Precision precision, double tolerance) {
        List<Tensor> x = ((List<?>) entry.get("outputs"))
                .stream().map(o -> LossCases.tensor(o, precision)).toList();
        Network network = LossCases.network(x.stream().map(Tensor::shape).toList(), ops, precision);
        List<Tensor> gradients = gradients(x);
        List<Tensor> expected = gradients(x);
        double value = ((Number) entry.get("loss")).doubleValue();
        double came = Loss.of(LossCases.spec(entry), network)
                .evaluate(x, LossCases.tensor(entry.get("target"), precision), gradients);
        assertEquals(value, came, tolerance * Math.max(1, Math.abs(value)), "loss");
        for (int k = 0; k < x.size(); k++) {
            LossCases.numbers(((List<?>) entry.get("gradients")).get(k), expected.get(k));
            Gradients.assertClose("gradient " + k, expected.get(k), gradients.get(k), tolerance);
        }
    }

    @TestFactory
    Stream<DynamicTest> float32AgainstTheOracle() {
        return LossCases.all().stream()
                .map(c -> dynamicTest(c.toString(), () -> {
                    Loss exact = c.loss(Gradients.ORACLE, Precision.DOUBLE);
                    Loss fast = c.loss(Backend.ops(2), Precision.FLOAT);
                    List<Tensor> wide = gradients(random(c.outputs(), Precision.DOUBLE));
                    List<Tensor> narrow = gradients(random(c.outputs(), Precision.FLOAT));
                    double expected = exact.evaluate(
                            random(c.outputs(), Precision.DOUBLE), c.target(exact, Precision.DOUBLE), wide);
                    double actual = fast.evaluate(
                            random(c.outputs(), Precision.FLOAT), c.target(fast, Precision.FLOAT), narrow);
                    assertEquals(expected, actual, 1e-5 * Math.abs(expected));
                    for (int k = 0; k < wide.size(); k++) {
                        Gradients.assertClose("gradient", wide.get(k), narrow.get(k), 1e-5);
                    }
                }));
    }

    /** Large enough that the work is split. */
    @TestFactory
    Stream<DynamicTest> sameBitsOnAnyNumberOfThreads() {
        return LossCases.all().stream()
                .filter(c -> c.outputs().getFirst().isImage() && c.spec().comparison() != Comparison.BOXES)
                .map(c -> new LossCase(
                        c.spec(),
                        List.of(Shape.of(61, 67, c.outputs().getFirst().channels()))))
                .map(c -> dynamicTest(c.toString(), () -> {
                    Loss one = c.loss(Backend.ops(1), Precision.FLOAT);
                    Loss three = c.loss(Backend.ops(3), Precision.FLOAT);
                    List<Tensor> first = gradients(random(c.outputs(), Precision.FLOAT));
                    List<Tensor> second = gradients(random(c.outputs(), Precision.FLOAT));
                    Tensor t = c.target(one, Precision.FLOAT);
                    double a = one.evaluate(random(c.outputs(), Precision.FLOAT), t, first);
                    assertEquals(a, three.evaluate(random(c.outputs(), Precision.FLOAT), t, second));
                    for (int i = 0; i < first.getFirst().size(); i++) {
                        assertEquals(first.getFirst().get(i), second.getFirst().get(i));
                    }
                }));
    }

    @Test
    void everyLossHasCasesAndReferences() {
        for (SpecType<? extends LossSpec> type : SpecFamily.of(LossSpec.class).types()) {
            for (String list : List.of("cases", "references")) {
                List<?> entries = (List<?>) LossCases.file(type).get(list);
                assertFalse(entries.isEmpty(), type.name() + " has no " + list);
                entries.forEach(e -> assertTrue(type.type().isInstance(LossCases.spec((Map<?, ?>) e)), type.name()));
            }
        }
    }

    @Test
    void focalWithoutFocusIsCrossEntropy() {
        List<Shape> shape = List.of(Shape.of(5));
        Network n = LossCases.network(shape, Gradients.ORACLE, Precision.DOUBLE);
        Tensor x = random(shape, Precision.DOUBLE).getFirst();
        Tensor t = Tensor.of(new float[] {0, 3, 1, 4}, 4, Shape.of(1));
        double[] weights = {1, 0.5, 2, 0.25, 3};
        assertEquals(
                Loss.of(SoftmaxCrossEntropy.of().classWeights(weights), n).evaluate(x, t, null),
                Loss.of(Focal.of().gamma(0).classWeights(weights), n).evaluate(x, t, null),
                1e-12);
    }

    @Test
    void extremeLogitsGiveFiniteLosses() {
        Network n = LossCases.network(List.of(Shape.of(2)), Gradients.ORACLE, Precision.FLOAT);
        Tensor x = Tensor.of(new float[] {1000, -1000}, 1, Shape.of(2));
        Tensor gradient = Tensor.of(new float[2], 1, Shape.of(2));
        Tensor label = Tensor.of(new float[] {1}, 1, Shape.of(1));
        Tensor answers = Tensor.of(new float[] {0, 1}, 1, Shape.of(2));
        assertEquals(2000, Loss.of(SoftmaxCrossEntropy.of(), n).evaluate(x, label, gradient));
        assertEquals(1, gradient.get(0));
        assertEquals(1000, Loss.of(BinaryCrossEntropy.of(), n).evaluate(x, answers, gradient));
        assertEquals(0.5, gradient.get(0));
        assertEquals(2000, Loss.of(Focal.of(), n).evaluate(x, label, gradient));
        assertEquals(1, gradient.get(0));
        assertEquals(0.5 * (750 + 250), Loss.of(BinaryFocal.of(), n).evaluate(x, answers, gradient));
        assertEquals(0.375, gradient.get(0));
        assertTrue(Double.isFinite(Loss.of(BinaryDice.of(), n).evaluate(x, answers, gradient)));
    }

    @Test
    void unknownTargetsCountForNothing() {
        Network n = LossCases.network(List.of(Shape.of(3)), Gradients.ORACLE, Precision.FLOAT);
        Tensor x = Tensor.of(new float[] {1, 2, 3}, 1, Shape.of(3));
        Tensor t = Tensor.of(new float[] {0, Float.NaN, 1}, 1, Shape.of(3));
        Tensor gradient = Tensor.of(new float[3], 1, Shape.of(3));
        assertEquals(2.5, Loss.of(MeanSquared.of(), n).evaluate(x, t, gradient), 1e-12);
        assertEquals(List.of(1.0, 0.0, 2.0), List.of(gradient.get(0), gradient.get(1), gradient.get(2)));
        double expected = (Math.log1p(Math.exp(1)) + Math.log1p(Math.exp(-3))) / 2;
        assertEquals(expected, Loss.of(BinaryCrossEntropy.of(), n).evaluate(x, t, gradient), 1e-12);
        assertEquals(0, gradient.get(1));
    }

    @Test
    void nothingButIgnoredRowsCostNothing() {
        Network n = LossCases.network(List.of(Shape.of(2)), Gradients.ORACLE, Precision.FLOAT);
        Tensor x = Tensor.of(new float[] {1, 2}, 1, Shape.of(2));
        Tensor t = Tensor.of(new float[] {-1}, 1, Shape.of(1));
        for (LossSpec spec : List.of(SoftmaxCrossEntropy.of(), Focal.of(), NegativeLogLikelihood.of())) {
            Tensor gradient = Tensor.of(new float[] {7, 7}, 1, Shape.of(2));
            assertEquals(0, Loss.of(spec, n).evaluate(x, t, gradient));
            assertEquals(0, gradient.get(0) + gradient.get(1));
        }
    }

    @Test
    void probabilities() {
        Network n = LossCases.network(List.of(Shape.of(2)), Gradients.ORACLE, Precision.DOUBLE);
        Tensor x = Tensor.allocate(1, Shape.of(2), Precision.DOUBLE);
        x.set(0, Math.log(3));
        Tensor p = Tensor.allocate(1, Shape.of(2), Precision.DOUBLE);
        for (LossSpec spec : List.of(
                SoftmaxCrossEntropy.of(), BinaryCrossEntropy.of(), Focal.of(), BinaryFocal.of(), BinaryDice.of())) {
            Loss.of(spec, n).toProbabilities(x, p);
            assertEquals(0.75, p.get(0), 1e-12);
        }
        Loss.of(MeanSquared.of(), n).toProbabilities(x, p);
        assertEquals(Math.log(3), p.get(0));
    }

    @Test
    void whatDoesNotFitIsSaid() {
        Network n = LossCases.network(List.of(Shape.of(3)), Gradients.ORACLE, Precision.FLOAT);
        Tensor x = Tensor.of(new float[3], 1, Shape.of(3));
        Tensor label = Tensor.of(new float[] {3}, 1, Shape.of(1));
        for (LossSpec spec : List.of(SoftmaxCrossEntropy.of(), MultiClassHinge.of(), Focal.of())) {
            assertMessage("a label is 3", () -> Loss.of(spec, n).evaluate(x, label, null));
            assertMessage(
                    "the loss expects 1 class indices", () -> Loss.of(spec, n).evaluate(x, x, null));
        }
        assertMessage(
                "the loss expects as many numbers",
                () -> Loss.of(MeanSquared.of(), n).evaluate(x, label, null));
        assertMessage(
                "give one for each class",
                () -> Loss.of(SoftmaxCrossEntropy.of().classWeights(List.of(1.0, 2.0)), n));
        assertMessage("Triplet compares 3 outputs", () -> Loss.of(Triplet.of(), n));
        assertMessage("YoloV1 with 2 boxes wants a grid", () -> Loss.of(YoloV1.of(), n));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(NetloomException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}
