package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netloom.data.Targets;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.model.Task;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

class MetricsTest {
    private static Tensor rows(int columns, float... values) {
        return Tensor.of(values, values.length / columns, Shape.of(columns));
    }

    private static Map<String, Double> figures(Metrics m) {
        return m.figures().stream().collect(Collectors.toMap(Metrics.Figure::name, Metrics.Figure::value));
    }

    @Test
    void classes() {
        ClassMetrics m = (ClassMetrics) Metrics.of(
                Task.CLASSES, new Targets.Classes(List.of("cat", "dog", "cow")), 3, SoftmaxCrossEntropy.of());
        m.add(rows(3, 5, 1, 0, 0, 2, 1, 3, 2, 1, 0, 0, 9), rows(1, 0, 1, 1, 2));
        m.add(rows(3, 0, 7, 0), rows(1, 1));
        assertEquals(0.8, m.value(), 1e-12);
        assertArrayEquals(new long[][] {{1, 0, 0}, {1, 2, 0}, {0, 0, 1}}, m.confusion());
        ClassRow dog = m.classes().get(1);
        assertEquals(1, dog.precision(), 1e-12);
        assertEquals(2.0 / 3, dog.recall(), 1e-12);
        assertEquals(0.8, dog.f1(), 1e-12);
        assertEquals(List.of(new Confusions("dog", "cat", 1)), Confusions.of(m, 5));
        double[] sums = m.sums();
        m.reset();
        assertTrue(Double.isNaN(m.value()));
        m.resume(sums);
        assertEquals(0.8, m.value(), 1e-12);
    }

    @Test
    void topFive() {
        List<String> labels = IntStream.range(0, 8).mapToObj(Integer::toString).toList();
        Metrics m = Metrics.of(Task.CLASSES, new Targets.Classes(labels), 8, SoftmaxCrossEntropy.of());
        m.add(rows(8, 8, 7, 6, 5, 4, 3, 2, 1, 8, 7, 6, 5, 4, 3, 2, 1), rows(1, 4, 5));
        assertEquals(0.0, figures(m).get("accuracy"), 0);
        assertEquals(0.5, figures(m).get("top-5 accuracy"), 0);
    }

    @Test
    void oneLogitForTwoClasses() {
        Metrics m = Metrics.of(Task.BINARY, new Targets.Classes(List.of("no", "yes")), 1, SoftmaxCrossEntropy.of());
        m.add(rows(1, -1, 2, 3, -4), rows(1, 0, 1, 0, 0));
        assertEquals(0.75, m.value(), 0);
    }

    @Test
    void labels() {
        LabelMetrics m = (LabelMetrics) Metrics.of(
                Task.LABELS, new Targets.Values(Shape.of(2), List.of("red", "round")), 2, SoftmaxCrossEntropy.of());
        m.add(rows(2, 1, -1, 1, 1, -1, 1), rows(2, 1, 0, 0, 1, 1, 1));
        assertEquals(4.0 / 6, m.value(), 1e-12);
        assertEquals(new ClassRow("red", 0.5, 0.5, 0.5, 2), m.labels().get(0));
        assertEquals(1, m.labels().get(1).f1(), 0);
    }

    @Test
    void values() {
        ValueMetrics m = (ValueMetrics)
                Metrics.of(Task.VALUES, new Targets.Values(Shape.of(1), List.of("y")), 1, MeanSquared.of());
        m.add(rows(1, 1, 2), rows(1, 1, 3));
        m.add(rows(1, 5), rows(1, 5));
        assertEquals(1.0 / 3, m.meanSquared(), 1e-12);
        assertEquals(1.0 / 3, m.meanAbsolute(), 1e-12);
        assertEquals(1 - 1.0 / 8, m.r2(), 1e-12);
        assertEquals("mean squared error", m.name());
    }

    @Test
    void figuresArePrintedShort() {
        assertEquals("0.9812", Metrics.format(0.98124));
        assertEquals("1.0000", Metrics.format(1));
        assertEquals("1234.57", Metrics.format(1234.567));
        assertEquals("1.234e-05", Metrics.format(1.2341e-5));
        assertEquals("-", Metrics.format(Double.NaN));
    }
}
