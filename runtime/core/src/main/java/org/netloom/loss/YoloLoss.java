package org.netloom.loss;

import java.util.Arrays;
import org.netloom.layer.Network;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Squared errors of a grid of boxes (Redmon et al. 2016, equation 3). */
final class YoloLoss extends Loss {
    /** Numbers of an object: class, x, y, width, height. */
    private static final int OBJECT = 5;

    private final YoloV1 spec;
    private final YoloGrid grid;

    /** For each cell the row of its object, or -1. */
    private final int[] objects;

    YoloLoss(YoloV1 spec, Network network, Shape output) {
        super(network);
        this.spec = spec;
        grid = YoloGrid.of(spec, network.name(), output);
        objects = new int[grid.cells()];
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        int n = target.shape().size();
        if (n % OBJECT != 0 || target.batch() != output.batch()) {
            throw CoreMessage.WRONG_TARGET.exception(
                    networkName(), output, "rows of class, x, y, width, height", target);
        }
        double sum = 0;
        double factor = 1.0 / output.batch();
        for (int s = 0; s < output.batch(); s++) {
            place(target, s * n, n / OBJECT);
            for (int cell = 0; cell < objects.length; cell++) {
                sum += cell(output, s * output.shape().size(), cell, target, factor, gradientOrNull);
            }
        }
        return factor * sum;
    }

    /** Gives each object to the cell of its middle; a cell that has one keeps it. */
    private void place(Tensor target, int at, int most) {
        Arrays.fill(objects, -1);
        for (int i = 0; i < most; i++) {
            int row = at + i * OBJECT;
            double label = target.get(row);
            if (label < 0) {
                continue;
            }
            if (!(label < grid.classes())) {
                throw CoreMessage.WRONG_LABEL.exception(label, grid.classes(), grid.classes() - 1);
            }
            int cell = grid.cell(target.get(row + 1), target.get(row + 2));
            objects[cell] = objects[cell] < 0 ? row : objects[cell];
        }
    }

    private double cell(Tensor x, int sample, int cell, Tensor target, double factor, Tensor gradient) {
        for (int i = 0; gradient != null && i < grid.channels(); i++) {
            gradient.set(sample + grid.box(cell, 0) + i, 0);
        }
        int object = objects[cell];
        int responsible = object < 0 ? -1 : responsible(x, sample, cell, target, object);
        double sum = 0;
        for (int b = 0; b < grid.boxes(); b++) {
            int at = sample + grid.box(cell, b);
            sum += b == responsible
                    ? box(x, at, cell, target, object, factor, gradient)
                    : square(x, at + OBJECT - 1, 0, spec.noObject(), factor, gradient);
        }
        for (int c = 0; object >= 0 && c < grid.classes(); c++) {
            double wanted = c == (int) target.get(object) ? 1 : 0;
            sum += square(x, sample + grid.score(cell, c), wanted, 1, factor, gradient);
        }
        return sum;
    }

    private static double square(Tensor x, int at, double wanted, double weight, double factor, Tensor gradient) {
        double d = x.get(at) - wanted;
        if (gradient != null) {
            gradient.set(at, 2 * weight * factor * d);
        }
        return weight * d * d;
    }

    private Box predicted(Tensor x, int at, int cell) {
        double w = x.get(at + 2);
        double h = x.get(at + 3);
        return new Box(
                (grid.column(cell) + x.get(at)) / grid.width(),
                (grid.row(cell) + x.get(at + 1)) / grid.height(),
                w * w,
                h * h);
    }

    private static Box object(Tensor target, int at) {
        return new Box(target.get(at + 1), target.get(at + 2), target.get(at + 3), target.get(at + 4));
    }

    /** The box with the best overlap; where none overlaps the one that is off least. */
    private int responsible(Tensor x, int sample, int cell, Tensor target, int object) {
        Box truth = object(target, object);
        int best = 0;
        double bestOverlap = -1;
        double bestError = Double.POSITIVE_INFINITY;
        for (int b = 0; b < grid.boxes(); b++) {
            Box box = predicted(x, sample + grid.box(cell, b), cell);
            double overlap = box.overlap(truth);
            double error = Math.hypot(
                    Math.hypot(box.x() - truth.x(), box.y() - truth.y()),
                    Math.hypot(box.width() - truth.width(), box.height() - truth.height()));
            if (overlap > bestOverlap || (overlap == bestOverlap && error < bestError)) {
                best = b;
                bestOverlap = overlap;
                bestError = error;
            }
        }
        return best;
    }

    /** The overlap counts as a given number: it sends no gradient to the box (as in Darknet). */
    private double box(Tensor x, int at, int cell, Tensor target, int object, double factor, Tensor gradient) {
        Box truth = object(target, object);
        double confidence = spec.overlapAsConfidence() ? predicted(x, at, cell).overlap(truth) : 1;
        double weight = spec.coordinates();
        return square(x, at, truth.x() * grid.width() - grid.column(cell), weight, factor, gradient)
                + square(x, at + 1, truth.y() * grid.height() - grid.row(cell), weight, factor, gradient)
                + square(x, at + 2, Math.sqrt(truth.width()), weight, factor, gradient)
                + square(x, at + 3, Math.sqrt(truth.height()), weight, factor, gradient)
                + square(x, at + 4, confidence, 1, factor, gradient);
    }

    @Override
    public Shape targetShape(Shape output) {
        return Shape.of(1, OBJECT);
    }
}
