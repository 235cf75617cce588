package org.netloom.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.netloom.loss.Cosine;
import org.netloom.loss.Loss;
import org.netloom.loss.LossSpec;
import org.netloom.render.Drawing;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** A loss as a curve, as the runtime computes it: over an output, an angle or a distance. */
final class LossPicture {
    private static final int POINTS = 161;
    private static final double HIGHEST = 8;
    private static final Rgb FIRST = Sketch.THEME.accent(Category.CONVOLUTION);
    private static final Rgb SECOND = Sketch.THEME.accent(Category.ACTIVATION);

    /** A curve with its name. */
    private record Curve(String name, DoubleUnaryOperator value) {}

    private final LossSpec spec;

    private LossPicture(LossSpec spec) {
        this.spec = spec;
    }

    static Drawing of(LossSpec spec) {
        return new LossPicture(spec).draw();
    }

    private Drawing draw() {
        if (spec instanceof Cosine) {
            return curves(
                    0,
                    180,
                    "angle between output and target in degrees",
                    new Curve("loss", a -> value(of(1, 0), turned(a))));
        }
        return switch (spec.comparison()) {
            case CLASS ->
                curves(
                        -4,
                        4,
                        "logit of the first class; the two others are 0",
                        new Curve("it is right", v -> value(of(0), of(v, 0, 0))),
                        new Curve("it is wrong", v -> value(of(1), of(v, 0, 0))));
            case ANSWERS, NUMBERS, ORIGIN ->
                curves(
                        -4,
                        4,
                        "output",
                        new Curve("target 0", v -> value(of(0), of(v))),
                        new Curve("target 1", v -> value(of(1), of(v))));
            case DISTRIBUTION ->
                curves(
                        -4,
                        4,
                        "logit of the first of two classes; the other is 0",
                        new Curve("50 and 50 %", v -> value(of(0.5, 0.5), of(v, 0))),
                        new Curve("90 and 10 %", v -> value(of(0.9, 0.1), of(v, 0))));
            case PAIR ->
                curves(
                        0,
                        180,
                        "angle between two vectors of length 1 in degrees",
                        new Curve("alike", a -> value(of(1), of(1, 0), turned(a))),
                        new Curve("different", a -> value(of(0), of(1, 0), turned(a))));
            case NOTHING ->
                curves(
                        0,
                        3,
                        "distance of anchor and negative; that of the positive is 0.5",
                        new Curve("loss", d -> value(of(0), of(0, 0), of(0.5, 0), of(d, 0))));
            case BOXES ->
                PlanPictures.chain(
                        SpecType.of(spec).name(),
                        "How boxes are compared",
                        List.of("grid cells", "boxes of a cell", "best overlap", "squared errors"));
        };
    }

    private static double[] of(double... values) {
        return values;
    }

    private static double[] turned(double degrees) {
        return of(Math.cos(Math.toRadians(degrees)), Math.sin(Math.toRadians(degrees)));
    }

    private double value(double[] target, double[]... outputs) {
        Shape shape = Shape.of(outputs[0].length);
        Loss loss = Loss.of(spec, Trial.ofOutputs(shape, outputs.length));
        List<Tensor> tensors = new ArrayList<>();
        for (double[] output : outputs) {
            tensors.add(Trial.tensor(1, shape, i -> output[i]));
        }
        Tensor t = Tensor.allocate(1, loss.targetShape(shape), Precision.DOUBLE);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, target[Math.min(i, target.length - 1)]);
        }
        return loss.evaluate(tensors, t, List.of());
    }

    private Drawing curves(double from, double to, String across, Curve... curves) {
        double[] xs = new double[POINTS];
        Arrays.setAll(xs, i -> from + (to - from) * i / (POINTS - 1));
        double[][] ys = new double[curves.length][];
        double least = 0;
        double most = 0;
        for (int k = 0; k < curves.length; k++) {
            ys[k] = Arrays.stream(xs).map(curves[k].value()).toArray();
            least = Math.min(least, Arrays.stream(ys[k]).min().orElse(0));
            most = Math.max(most, Arrays.stream(ys[k]).max().orElse(0));
        }
        Sketch sketch = new Sketch();
        Plot plot = new Plot(sketch, new double[] {52, 34, 424, 190}, from, to, least, Math.min(most, HIGHEST) * 1.05)
                .axes(across, "loss");
        for (int k = curves.length - 1; k >= 0; k--) {
            Rgb colour = k == 0 ? FIRST : SECOND;
            plot.curve(xs, ys[k], colour, false);
            plot.legend(curves.length - 1 - k, curves[k].name(), colour, false);
        }
        return sketch.drawing(500, 268, SpecType.of(spec).name(), "The loss over the " + across);
    }
}
