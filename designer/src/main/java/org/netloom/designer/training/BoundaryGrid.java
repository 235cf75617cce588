package org.netloom.designer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.netloom.data.Dataset;
import org.netloom.data.Targets;

/**
 * Where a network of two inputs is asked, to draw what it thinks of the whole plane, and samples to draw upon it.
 *
 * @param left the lowest first input; the others likewise
 * @param points samples: first input, second input, target
 * @param classes names of the classes; empty where the target is a number
 */
record BoundaryGrid(double left, double right, double bottom, double top, List<float[]> points, List<String> classes) {
    /** Cells in each direction: enough to see a bend, few enough to ask about them twice a second. */
    static final int CELLS = 48;

    /** Of more samples than these only some are drawn. */
    private static final int POINTS = 600;

    /** Room around the samples, of their extent. */
    private static final double MARGIN = 0.12;

    BoundaryGrid {
        points = List.copyOf(points);
        classes = List.copyOf(classes);
    }

    /** True where the inputs of a data set are places in a plane. */
    static boolean suits(Dataset data) {
        return data.inputShape().size() == 2 && data.targets().shape().size() == 1;
    }

    /** A grid around the samples of a data set that {@link #suits}. */
    static BoundaryGrid around(Dataset data) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        List<float[]> points = new ArrayList<>();
        double share = (double) POINTS / data.size();
        Random random = new Random(1);
        for (int i = 0; i < data.size(); i++) {
            float[] point = new float[3];
            data.input(i, point, 0);
            data.target(i, point, 2);
            for (int a = 0; a < 2; a++) {
                low[a] = Math.min(low[a], point[a]);
                high[a] = Math.max(high[a], point[a]);
            }
            if (random.nextDouble() < share) {
                points.add(point);
            }
        }
        double x = Math.max(1e-6, (high[0] - low[0]) * MARGIN);
        double y = Math.max(1e-6, (high[1] - low[1]) * MARGIN);
        List<String> classes = data.targets() instanceof Targets.Classes c ? c.labels() : List.of();
        return new BoundaryGrid(low[0] - x, high[0] + x, low[1] - y, high[1] + y, points, classes);
    }

    /** The middles of all cells, row by row from the top. */
    List<float[]> samples() {
        List<float[]> samples = new ArrayList<>(CELLS * CELLS);
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                samples.add(new float[] {
                    (float) (left + (column + 0.5) / CELLS * (right - left)),
                    (float) (top - (row + 0.5) / CELLS * (top - bottom))
                });
            }
        }
        return samples;
    }
}
