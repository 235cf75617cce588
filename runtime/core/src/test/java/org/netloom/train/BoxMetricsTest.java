package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.loss.Box;
import org.netloom.loss.YoloGrid;
import org.netloom.model.Detection;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Numbers worked out by hand. */
class BoxMetricsTest {
    private static final YoloGrid GRID = new YoloGrid(2, 2, 1, 2);
    private static final Box LEFT = new Box(0.25, 0.5, 0.2, 0.4);
    private static final Box RIGHT = new Box(0.75, 0.5, 0.2, 0.4);

    private static BoxMetrics metrics() {
        return new BoxMetrics(List.of("cat", "dog"), GRID, MetricSettings.of());
    }

    private static Detection at(int label, double score, Box box) {
        return new Detection(label, score, box);
    }

    @Test
    void overlap() {
        assertEquals(1, LEFT.overlap(LEFT), 1e-12);
        assertEquals(0, LEFT.overlap(RIGHT), 0);
        // Half of each covers the other: 1/2 of 3/2.
        assertEquals(1.0 / 3, LEFT.overlap(new Box(0.35, 0.5, 0.2, 0.4)), 1e-12);
    }

    /**
     * Three cats; detections by score: hit, miss, hit. Recall 1/3, 1/3, 2/3 with precision 1, 1/2, 2/3, made falling 1,
     * 2/3, 2/3: area 1/3 + 1/3 * 2/3 = 5/9.
     */
    @Test
    void averagePrecision() {
        BoxMetrics m = metrics();
        m.add(
                List.of(at(0, 0.9, LEFT), at(0, 0.8, LEFT), at(0, 0.7, RIGHT)),
                List.of(at(0, 1, LEFT), at(0, 1, RIGHT), at(0, 1, new Box(0.5, 0.1, 0.1, 0.1))));
        // Objects are counted by add(Tensor, Tensor) only.
        double[] sums = m.sums();
        sums[0] = 3;
        m.resume(sums);
        assertEquals(5.0 / 9, m.value(), 1e-12);
        // The same at every threshold, as the boxes fit: 34 recalls of precision 1, 33 of 2/3, 34 of 0.
        assertEquals((34 + 33 * 2.0 / 3) / 101, m.classes().getFirst().strict(), 1e-12);
        assertEquals(2, m.figures().size());
    }

    @Test
    void classesDoNotMixAndThresholdsCount() {
        BoxMetrics m = metrics();
        Box shifted = new Box(0.29, 0.5, 0.2, 0.4); // IoU 0.16/0.24 = 2/3
        m.add(List.of(at(1, 0.9, LEFT), at(0, 0.8, shifted)), List.of(at(0, 1, LEFT)));
        double[] sums = m.sums();
        sums[0] = 1;
        m.resume(sums);
        assertEquals(1, m.value(), 1e-12);
        // 0.5, 0.55, 0.6 and 0.65 are reached, six of ten are not.
        assertEquals(0.4, m.classes().getFirst().strict(), 1e-12);
    }

    @Test
    void gridsAreRead() {
        float[] x = new float[GRID.cells() * GRID.channels()];
        int cell = 3; // the lower right one
        x[GRID.box(cell, 0)] = 0.5f;
        x[GRID.box(cell, 0) + 1] = 0.5f;
        x[GRID.box(cell, 0) + 2] = 0.5f;
        x[GRID.box(cell, 0) + 3] = 0.5f;
        x[GRID.box(cell, 0) + 4] = 0.8f;
        x[GRID.score(cell, 1)] = 0.9f;
        Tensor output = Tensor.of(x, 1, Shape.of(2, 2, 7));
        List<Detection> found = Detection.of(GRID, output, 0, 0.25, 0.5);
        assertEquals(1, found.size());
        assertEquals(1, found.getFirst().label());
        assertEquals(0.72, found.getFirst().score(), 1e-6);
        assertEquals(new Box(0.75, 0.75, 0.25, 0.25), found.getFirst().box());
        BoxMetrics m = metrics();
        float[] truth = {1, 0.75f, 0.75f, 0.25f, 0.25f, -1, 0, 0, 0, 0};
        m.add(output, Tensor.of(truth, 1, Shape.of(2, 5)));
        assertEquals(1, m.value(), 0);
        m.reset();
        assertTrue(Double.isNaN(m.value()));
    }

    @Test
    void theLesserOfTwoBoxesGoes() {
        Box near = new Box(0.26, 0.5, 0.2, 0.4);
        float[] x = new float[2 * (2 * 5 + 2)];
        YoloGrid two = new YoloGrid(1, 2, 2, 2);
        for (int b = 0; b < 2; b++) {
            int at = two.box(0, b);
            x[at] = 2 * (float) (b == 0 ? LEFT : near).x();
            x[at + 1] = 0.5f;
            x[at + 2] = (float) Math.sqrt(0.2);
            x[at + 3] = (float) Math.sqrt(0.4);
            x[at + 4] = b == 0 ? 0.5f : 0.9f;
        }
        x[two.score(0, 0)] = 1;
        Tensor output = Tensor.of(x, 1, Shape.of(1, 2, 12));
        List<Detection> found = Detection.of(two, output, 0, 0.1, 0.5);
        assertEquals(1, found.size());
        assertEquals(0.26, found.getFirst().box().x(), 1e-6);
        assertEquals(2, Detection.of(two, output, 0, 0.1, 1).size());
    }
}
