package org.netloom.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.netloom.loss.Box;
import org.netloom.loss.YoloGrid;
import org.netloom.tensor.Tensor;

/**
 * An object that a network found in an image.
 *
 * @param label index of its class
 * @param score confidence of the box times score of the class, about 0..1
 * @param box around it
 */
public record Detection(int label, double score, Box box) {
    /**
     * The objects in an output that is a grid (Redmon et al. 2016), best first: every box with every class whose score is
     * high enough, and of boxes of a class that overlap the best (non-maximum suppression).
     *
     * @param output a batch of grids
     * @param minimum score
     * @param overlap IoU above which the lesser of two boxes of a class goes
     */
    public static List<Detection> of(YoloGrid grid, Tensor output, int sample, double minimum, double overlap) {
        List<Detection> all = new ArrayList<>();
        int at = sample * output.shape().size();
        for (int cell = 0; cell < grid.cells(); cell++) {
            for (int b = 0; b < grid.boxes(); b++) {
                box(grid, output, at, cell, b, minimum, all);
            }
        }
        all.sort(Comparator.comparingDouble((Detection d) -> -d.score()));
        return suppressed(all, overlap);
    }

    private static void box(
            YoloGrid grid, Tensor x, int at, int cell, int number, double minimum, List<Detection> into) {
        int first = at + grid.box(cell, number);
        double confidence = x.get(first + YoloGrid.BOX - 1);
        double w = x.get(first + 2);
        double h = x.get(first + 3);
        Box box = new Box(
                (grid.column(cell) + x.get(first)) / grid.width(),
                (grid.row(cell) + x.get(first + 1)) / grid.height(),
                w * w,
                h * h);
        for (int c = 0; c < grid.classes(); c++) {
            double score = confidence * x.get(at + grid.score(cell, c));
            // Two negative numbers are no object.
            if (confidence > 0 && score >= minimum && score > 0) {
                into.add(new Detection(c, score, box));
            }
        }
    }

    /** @param all best first */
    static List<Detection> suppressed(List<Detection> all, double overlap) {
        List<Detection> kept = new ArrayList<>();
        for (Detection d : all) {
            boolean better = kept.stream()
                    .anyMatch(k -> k.label() == d.label() && k.box().overlap(d.box()) > overlap);
            if (!better) {
                kept.add(d);
            }
        }
        return kept;
    }
}
