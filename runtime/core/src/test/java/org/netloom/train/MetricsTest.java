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
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.loss.Contrastive;
import org.netloom.loss.Cosine;
import org.netloom.loss.Focal;
import org.netloom.loss.LossTerm;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.loss.Triplet;
import org.netloom.loss.WeightedSum;
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
                Task.CLASSES, new Targets.Classes(List.of("cat", "dog", "cow")), Shape.of(3), SoftmaxCrossEntropy.of());
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
        Metrics m = Metrics.of(Task.CLASSES, new Targets.Classes(labels), Shape.of(8), SoftmaxCrossEntropy.of());
        m.add(rows(8, 8, 7, 6, 5, 4, 3, 2, 1, 8, 7, 6, 5, 4, 3, 2, 1), rows(1, 4, 5));
        assertEquals(0.0, figures(m).get("accuracy"), 0);
        assertEquals(0.5, figures(m).get("top-5 accuracy"), 0);
    }

    @Test
    void oneLogitForTwoClasses() {
        Metrics m = Metrics.of(
                Task.BINARY, new Targets.Classes(List.of("no", "yes")), Shape.of(1), SoftmaxCrossEntropy.of());
        m.add(rows(1, -1, 2, 3, -4), rows(1, 0, 1, 0, 0));
        assertEquals(0.75, m.value(), 0);
    }

    @Test
    void labels() {
        LabelMetrics m = (LabelMetrics) Metrics.of(
                Task.LABELS,
                new Targets.Values(Shape.of(2), List.of("red", "round")),
                Shape.of(2),
                SoftmaxCrossEntropy.of());
        m.add(rows(2, 1, -1, 1, 1, -1, 1), rows(2, 1, 0, 0, 1, 1, 1));
        assertEquals(4.0 / 6, m.value(), 1e-12);
        assertEquals(new ClassRow("red", 0.5, 0.5, 0.5, 2), m.labels().get(0));
        assertEquals(1, m.labels().get(1).f1(), 0);
    }

    @Test
    void values() {
        ValueMetrics m = (ValueMetrics)
                Metrics.of(Task.VALUES, new Targets.Values(Shape.of(1), List.of("y")), Shape.of(1), MeanSquared.of());
        m.add(rows(1, 1, 2), rows(1, 1, 3));
        m.add(rows(1, 5), rows(1, 5));
        assertEquals(1.0 / 3, m.meanSquared(), 1e-12);
        assertEquals(1.0 / 3, m.meanAbsolute(), 1e-12);
        assertEquals(1 - 1.0 / 8, m.r2(), 1e-12);
        assertEquals("mean squared error", m.name());
    }

    @Test
    void topOfAnyNumber() {
        Metrics m = MetricsChoice.of(
                Task.CLASSES,
                new Targets.Classes(List.of("a", "b", "c", "d")),
                Shape.of(4),
                SoftmaxCrossEntropy.of(),
                MetricSettings.of().topK(2),
                true);
        m.add(rows(4, 9, 7, 5, 3, 9, 7, 5, 3), rows(1, 1, 2));
        assertEquals(0.5, figures(m).get("top-2 accuracy"), 0);
        assertEquals(0, figures(m).get("accuracy"), 0);
    }

    /** Six pixels, one of which does not count; classes cell (2 of 3 right), wall (2 of 2), void (absent). */
    @Test
    void overlapsOfPixels() {
        Metrics m = Metrics.of(
                Task.SEGMENTATION,
                new Targets.ClassMap(List.of("cell", "wall", "void"), 2, 3, -1),
                Shape.of(2, 3, 3),
                SoftmaxCrossEntropy.of());
        float[] scores = {5, 1, 0, 5, 1, 0, 1, 5, 0, 1, 5, 0, 1, 5, 0, 5, 1, 0};
        Tensor output = Tensor.of(scores, 1, Shape.of(2, 3, 3));
        m.add(output, Tensor.of(new float[] {0, 0, 0, 1, 1, -1}, 1, Shape.of(2, 3, 1)));
        assertEquals("mean IoU", m.name());
        assertEquals((2.0 / 3 + 2.0 / 3) / 2, m.value(), 1e-12);
        assertEquals(0.8, figures(m).get("pixel accuracy"), 1e-12);
        assertEquals(2.0 / 3, ((ClassMetrics) m).classes().getFirst().overlap(), 1e-12);
        double[] sums = m.sums();
        m.reset();
        m.resume(sums);
        assertEquals(2.0 / 3, m.value(), 1e-12);
    }

    /** Scores 1 2 2 3 4 with no no yes yes no: of 6 pairs of yes and no 3.5 stand right. */
    @Test
    void areaBelowTheRocCurve() {
        Metrics m = Metrics.of(
                Task.BINARY, new Targets.Classes(List.of("no", "yes")), Shape.of(1), BinaryCrossEntropy.of());
        m.add(rows(1, 1, 2, 2, 3, 4), rows(1, 0, 0, 1, 1, 0));
        assertEquals(3.5 / 6, figures(m).get("AUC"), 1e-12);
        Curve curve = ((ClassMetrics) m).curves().getFirst();
        assertEquals("yes", curve.label());
        assertEquals(
                List.of(
                        new RankCurve.Point(0, 0),
                        new RankCurve.Point(1.0 / 3, 0),
                        new RankCurve.Point(1.0 / 3, 0.5),
                        new RankCurve.Point(2.0 / 3, 1),
                        new RankCurve.Point(1, 1)),
                curve.points());
        assertTrue(RocChart.svg(List.of(curve)).contains("AUC 0.5833"));
    }

    @Test
    void manyScoresAreThinnedAndNegativeOnesSorted() {
        RankCurve ranks = new RankCurve();
        for (int i = 0; i < 3_000_000; i++) {
            boolean yes = i % 3 == 0;
            ranks.add((yes ? 0.5 : -0.5) + (i % 1000) / 1000.0 - 0.5, yes);
        }
        assertEquals(1, ranks.area(), 1e-3);
        assertTrue(ranks.points(100).size() <= 100);
        RankCurve one = new RankCurve();
        one.add(1, true);
        assertTrue(Double.isNaN(one.area()));
        assertEquals(List.of(), one.points());
    }

    @Test
    void curvesOfEveryLabel() {
        LabelMetrics m = (LabelMetrics) Metrics.of(
                Task.LABELS, new Targets.Labels(List.of("red", "round")), Shape.of(2), BinaryCrossEntropy.of());
        m.add(rows(2, 1, -1, -2, 3), rows(2, 1, 1, 0, 0));
        assertEquals(0.5, figures(m).get("mean AUC"), 1e-12);
        assertEquals(List.of(1.0, 0.0), m.curves().stream().map(Curve::area).toList());
    }

    /** Errors of 0.1 everywhere and peak 1: 20 dB; none at all: 100 dB. */
    @Test
    void noiseOfImages() {
        Metrics m = Metrics.of(
                Task.VALUES,
                new Targets.Values(Shape.of(2, 2, 1), List.of("grey")),
                Shape.of(2, 2, 1),
                MeanSquared.of());
        Shape image = Shape.of(2, 2, 1);
        float[] clean = {0.5f, 0.25f, 0, 1, 0.5f, 0.25f, 0, 1};
        float[] noisy = {0.6f, 0.15f, 0.1f, 0.9f, 0.5f, 0.25f, 0, 1};
        m.add(Tensor.of(noisy, 2, image), Tensor.of(clean, 2, image));
        assertEquals((20 + 100) / 2.0, figures(m).get("PSNR"), 1e-5);
    }

    @Test
    void tripletsAndPairs() {
        EmbeddingMetrics triplets = new EmbeddingMetrics(Triplet.of(), true);
        Tensor a = rows(2, 0, 0, 0, 0);
        triplets.add(List.of(a, rows(2, 1, 0, 1, 0), rows(2, 0, 2, 0, 0.5f)), rows(1, 0, 0));
        assertEquals("triplet accuracy", triplets.name());
        assertEquals(0.5, triplets.value(), 0);
        EmbeddingMetrics pairs = new EmbeddingMetrics(Contrastive.of(), true);
        pairs.add(List.of(rows(1, 0, 0, 0), rows(1, 0.1f, 2, 0.7f)), rows(1, 1, 0, 1));
        assertEquals(2.0 / 3, pairs.value(), 1e-12);
        assertEquals(1, figures(pairs).get("pair accuracy at the best threshold"), 1e-12);
        assertEquals(1, figures(pairs).get("AUC"), 1e-12);
        EmbeddingMetrics angles = new EmbeddingMetrics(Cosine.of(), true);
        angles.add(rows(2, 1, 0, 0, 2), rows(2, 3, 0, 1, 0));
        assertEquals(0.5, angles.value(), 1e-6);
    }

    @Test
    void figuresOfSeveralOutputs() {
        WeightedSum loss = WeightedSum.of(
                LossTerm.of("kind", SoftmaxCrossEntropy.of()).count(1),
                LossTerm.of("size", MeanSquared.of()).from(1).count(2),
                LossTerm.of("kind", Focal.of()).count(1),
                LossTerm.of("extra", SoftmaxCrossEntropy.of()).count(1).trainingOnly(true));
        Targets.Values targets = new Targets.Values(Shape.of(3), List.of("kind", "w", "h"));
        Metrics main = MetricsChoice.of(
                Task.CLASSES, targets, Shape.of(2), SoftmaxCrossEntropy.of(), MetricSettings.of(), true);
        Metrics size = MetricsChoice.of(Task.VALUES, targets, Shape.of(2), MeanSquared.of(), MetricSettings.of(), true);
        SumMetrics m = new SumMetrics(List.of(
                new SumMetrics.Part("kind", new int[] {0}, loss.terms().get(0), main),
                new SumMetrics.Part("size", new int[] {1}, loss.terms().get(1), size)));
        m.add(List.of(rows(2, 1, 2, 3, 0), rows(2, 1, 1, 2, 2)), rows(3, 1, 1, 1, 1, 2, 4));
        assertEquals(0.5, m.value(), 0);
        assertEquals(1, figures(m).get("size: mean squared error"), 1e-12);
        double[] sums = m.sums();
        m.reset();
        m.resume(sums);
        assertEquals(0.5, m.value(), 0);
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
