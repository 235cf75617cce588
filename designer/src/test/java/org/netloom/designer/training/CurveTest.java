package org.netloom.designer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Spirals;
import org.netloom.data.Split;
import org.netloom.run.RunHistory;
import org.netloom.run.SampleResult;
import org.netloom.train.EpochResult;
import org.netloom.train.TrainingEvent;

/** What is drawn, without drawing it. */
class CurveTest {
    private static RunHistory history() {
        RunHistory h = new RunHistory();
        h.add(new TrainingEvent.Start("n", "d", "o", 1, "accuracy", 8, 4, 4, 10, 4, 4, 3, 1, 0, 100));
        h.add(new TrainingEvent.Step(1, 2, 2, 2.0, 0.25, 0.1, 100, 10));
        h.add(new TrainingEvent.Epoch(new EpochResult(1, 4, 0.1, 1.5, 0.5, 1.25, 0.75, 1, 100), true));
        h.add(new TrainingEvent.Epoch(new EpochResult(2, 8, 0.1, 1.0, 0.6, Double.NaN, 0.8, 1, 100), true));
        h.add(new TrainingEvent.Step(3, 3, 11, 0.9, 0.7, 0.1, 100, 10));
        return h;
    }

    @Test
    void aCurveBeginsWithinTheFirstEpochAndEndsWhereTheTrainingIs() {
        Curve training = Curve.of(history(), Curve.Figure.LOSS, Curve.Part.TRAINING);
        assertArrayEquals(new double[] {0.5, 1, 2, 2.75}, training.x());
        assertArrayEquals(new double[] {2.0, 1.5, 1.0, 0.9}, training.y());
        Curve validation = Curve.of(history(), Curve.Figure.LOSS, Curve.Part.VALIDATION);
        assertArrayEquals(new double[] {1}, validation.x(), "what was not measured is left out");
        assertArrayEquals(
                new double[] {0.75, 0.8},
                Curve.of(history(), Curve.Figure.METRIC, Curve.Part.VALIDATION).y());
        assertEquals(2, training.nearest(2.3));
        assertEquals(-1, new Curve(new double[0], new double[0]).nearest(1));
    }

    @Test
    void smoothingKeepsTheLevelAndTheNumberOfPoints() {
        Curve flat = new Curve(new double[] {1, 2, 3}, new double[] {5, 5, 5});
        assertSame(flat, flat.smoothed(0));
        assertArrayEquals(flat.y(), flat.smoothed(0.9).y(), 1e-12);
        Curve jump = new Curve(new double[] {1, 2}, new double[] {0, 1});
        assertEquals(1 / 1.5, jump.smoothed(0.5).y()[1], 1e-12);
    }

    @Test
    void thinningLosesNoPeak() {
        double[] x = new double[10_000];
        double[] y = new double[10_000];
        Arrays.setAll(x, i -> i);
        y[4321] = 7;
        y[8765] = -7;
        Curve thin = new Curve(x, y).thinned(200);
        assertTrue(thin.size() <= 200);
        assertEquals(7, Arrays.stream(thin.y()).max().orElseThrow());
        assertEquals(-7, Arrays.stream(thin.y()).min().orElseThrow());
        double[] sorted = thin.x().clone();
        Arrays.sort(sorted);
        assertArrayEquals(sorted, thin.x());
    }

    @Test
    void aMatrixCountsAndSortsBySureness() {
        Confusion c = new Confusion(
                List.of("cat", "dog", "owl"),
                List.of(
                        new SampleResult(0, 0, 0, new float[] {0.6f, 0.4f, 0}),
                        new SampleResult(1, 0, 1, new float[] {0.3f, 0.7f, 0}),
                        new SampleResult(2, 0, 1, new float[] {0.1f, 0.9f, 0}),
                        new SampleResult(3, 1, 1, new float[] {0, 1, 0})));
        assertEquals(2, c.count(0, 1));
        assertEquals(3, c.actual(0));
        assertEquals(3, c.predicted(1));
        assertEquals(1 / 3.0, c.recall(0), 1e-12);
        assertEquals(1 / 3.0, c.precision(1), 1e-12);
        assertEquals(0.5, c.f1(1), 1e-12);
        assertTrue(Double.isNaN(c.recall(2)));
        assertEquals(0, c.share(2, 2));
        assertEquals(
                List.of(2, 1), c.samples(0, 1).stream().map(SampleResult::index).toList());
    }

    @Test
    void aGridCoversItsSamples() {
        DataParts data = DataSources.open(Spirals.of().count(900), Split.of(), java.nio.file.Path.of(""), 1);
        assertTrue(BoundaryGrid.suits(data.train()));
        BoundaryGrid grid = BoundaryGrid.around(data.train());
        List<float[]> cells = grid.samples();
        assertEquals(BoundaryGrid.CELLS * BoundaryGrid.CELLS, cells.size());
        assertTrue(cells.getFirst()[1] > cells.getLast()[1], "from the top");
        assertEquals(3, grid.classes().size());
        for (float[] p : grid.points()) {
            assertTrue(p[0] > grid.left() && p[0] < grid.right() && p[1] > grid.bottom() && p[1] < grid.top());
        }
    }

    @Test
    void theConsoleReadsLikeTheCommandLine() {
        String text = ConsoleText.all(history());
        assertTrue(text.startsWith("n: 10 parameters, 3 epochs of 4 steps, batches of 4\n"), text);
        assertTrue(text.contains("epoch 1/3  loss 1.5000  accuracy 0.5000  validation loss 1.2500"), text);
    }
}
