package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.data.Targets;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.model.Task;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;
import org.xml.sax.InputSource;

class ReportTest {
    private static EpochResult epoch(int n, double loss, double validation) {
        return new EpochResult(n, 10L * n, 0.01, loss, 1 - loss / 3, validation, 1 - validation / 3, 1.5, 800);
    }

    private static ClassMetrics metrics(List<String> labels) {
        ClassMetrics m = (ClassMetrics) Metrics.of(
                Task.CLASSES, new Targets.Classes(labels), Shape.of(labels.size()), SoftmaxCrossEntropy.of());
        float[] logits = new float[labels.size()];
        logits[0] = 1;
        m.add(Tensor.of(logits, 1, Shape.of(labels.size())), Tensor.of(new float[] {1}, 1, Shape.of(1)));
        return m;
    }

    @Test
    void namesFromAnywhereStayText() {
        String hostile = "</style><script>alert('x')</script>\"&";
        String html = Report.html(new Report.Content(
                hostile,
                hostile,
                "test",
                0.5,
                metrics(List.of(hostile, "b")),
                List.of(epoch(1, 0.9, 0.8), epoch(2, 0.7, 0.75)),
                hostile,
                List.of(new Report.Row("data", hostile)),
                List.of(new Report.Row(hostile, "x"))));
        assertFalse(html.contains("<script"), html);
        assertEquals(html.indexOf("</style>"), html.lastIndexOf("</style>"));
        assertTrue(html.contains("&lt;script&gt;"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 350})
    void chartsAreWellFormed(int epochs) throws Exception {
        double[] values = new double[epochs];
        double[] gaps = new double[epochs];
        for (int i = 0; i < epochs; i++) {
            values[i] = 2.0 / (i + 1);
            gaps[i] = i % 3 == 0 ? Double.NaN : 1e-6 * i;
        }
        List<Chart.Series> series = new ArrayList<>();
        series.add(new Chart.Series("a <b>", "first", values));
        series.add(new Chart.Series("c", "second", gaps));
        for (boolean zero : new boolean[] {true, false}) {
            String svg = new Chart("Loss & more", 1, zero, series).svg();
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
        }
    }

    @Test
    void axesHaveRoundSteps() {
        assertEquals(0.2, Chart.roundStep(0.13), 1e-12);
        assertEquals(0.1, Chart.roundStep(0.1), 1e-12);
        assertEquals(50, Chart.roundStep(21), 1e-12);
    }

    @Test
    void adviceFollowsTheCurves() {
        ClassMetrics settled = metrics(List.of("cat", "dog"));
        assertAdvice("overfits", settled, epoch(1, 1, 1), epoch(2, 0.5, 0.9), epoch(3, 0.1, 0.95), epoch(4, 0.05, 1.1));
        assertAdvice("--resume --epochs", settled, epoch(1, 2, 2), epoch(2, 1.2, 1.2), epoch(3, 0.9, 0.9));
        assertAdvice("the loss hardly moved", settled, epoch(1, 2.3, 2.3), epoch(2, 2.3, 2.3), epoch(3, 2.3, 2.3));
        assertAdvice("dog taken for cat", settled, epoch(1, 0.2, 0.2), epoch(2, 0.1, 0.1), epoch(3, 0.099, 0.099));
        assertTrue(Advice.afterDivergence(0.1).contains("--learning-rate 0.01"));
    }

    private static void assertAdvice(String part, Metrics metrics, EpochResult... history) {
        String text = new Advice(TinyProgram.plan(), true, List.of(history), metrics).text();
        assertTrue(text.contains(part), text);
    }
}
