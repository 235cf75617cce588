package org.netloom.reference;

import java.util.Arrays;
import java.util.List;
import org.netloom.optimize.InitializerSpec;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.RateSchedule;
import org.netloom.optimize.ScheduleSpec;
import org.netloom.render.Drawing;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;
import org.netloom.tensor.Tensor;

/** Curves of schedules and limits, and the spread of first weights, each as the runtime computes them. */
final class CurvePictures {
    private static final double[] FRAME = {52, 34, 424, 190};
    private static final double WIDTH = 500;
    private static final double HEIGHT = 268;
    private static final Rgb FIRST = Sketch.THEME.accent(Category.CONVOLUTION);
    private static final Rgb SECOND = Sketch.THEME.accent(Category.ACTIVATION);

    private CurvePictures() {}

    // ---- schedules --------------------------------------------------------------------------------------------------

    /** The factor over 30 epochs; the loss that a plateau is seen in falls for ten epochs and stays. */
    static Drawing schedule(ScheduleSpec spec) {
        int epochs = 30;
        int perEpoch = 20;
        RateSchedule schedule = RateSchedule.of(spec, perEpoch, epochs);
        double[] xs = new double[epochs * perEpoch];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            if (i > 0 && i % perEpoch == 0) {
                schedule.observe(1.0 / Math.min(10, i / perEpoch));
            }
            xs[i] = (double) i / perEpoch;
            ys[i] = schedule.factor(i);
        }
        Sketch sketch = new Sketch();
        new Plot(sketch, FRAME, 0, epochs, 0, 1.08)
                .axes("epoch", "factor of the learning rate")
                .curve(xs, ys, FIRST, false);
        return sketch.drawing(
                WIDTH, HEIGHT, SpecType.of(spec).name(), "The factor of the learning rate over " + epochs + " epochs");
    }

    // ---- initial weights --------------------------------------------------------------------------------------------

    /** A histogram of the weights of a dense layer of 64 units behind 64 inputs. */
    static Drawing initializer(InitializerSpec spec) {
        Trial trial = Trial.of(Dense.of(64).bias(false), 1, List.of(Shape.of(64)));
        Initializers.initialize(trial, spec, 1);
        Tensor w = trial.parameters().getFirst().value();
        double most = 1e-6;
        for (int i = 0; i < w.size(); i++) {
            most = Math.max(most, Math.abs(w.get(i)));
        }
        double limit = most * 1.15;
        int bins = 41;
        int[] counts = new int[bins];
        for (int i = 0; i < w.size(); i++) {
            counts[(int) Math.min(bins - 1, (w.get(i) + limit) / (2 * limit) * bins)]++;
        }
        int highest = Arrays.stream(counts).max().orElse(1);
        Sketch sketch = new Sketch();
        Plot plot = new Plot(sketch, FRAME, -limit, limit, 0, highest * 1.08).axes("weight", "how often, of 4096");
        for (int b = 0; b < bins; b++) {
            if (counts[b] > 0) {
                double from = plot.x(-limit + 2 * limit * b / bins);
                double to = plot.x(-limit + 2 * limit * (b + 1) / bins);
                double top = plot.y(counts[b]);
                sketch.box(from, top, to - from, plot.y(0) - top, 0, FIRST.opacity(0.45), FIRST);
            }
        }
        return sketch.drawing(
                WIDTH,
                HEIGHT,
                SpecType.of(spec).name(),
                "A histogram of the weights of a layer of 64 inputs and 64 units");
    }

    // ---- rules of the plan ------------------------------------------------------------------------------------------

    /** The penalties on one weight. */
    static Drawing penalties(String name) {
        double[] xs = new double[161];
        Arrays.setAll(xs, i -> -2 + i / 40.0);
        Sketch sketch = new Sketch();
        new Plot(sketch, FRAME, -2, 2, 0, 2.1)
                .axes("weight", "penalty")
                .curve(xs, Arrays.stream(xs).map(w -> w * w / 2).toArray(), FIRST, false)
                .curve(xs, Arrays.stream(xs).map(Math::abs).toArray(), SECOND, false)
                .legend(0, "L1: |w|", SECOND, false)
                .legend(1, "L2: w^2/2", FIRST, false);
        return sketch.drawing(WIDTH, HEIGHT, name, "The penalties on one weight");
    }

    /** The norm of a gradient before and after. */
    static Drawing clipping(String name) {
        double[] xs = new double[161];
        Arrays.setAll(xs, i -> i / 40.0);
        Sketch sketch = new Sketch();
        new Plot(sketch, FRAME, 0, 4, 0, 4.2)
                .axes("norm of the gradient", "norm of the step")
                .curve(xs, xs, Sketch.THEME.muted(), true)
                .curve(xs, Arrays.stream(xs).map(n -> Math.min(n, 1)).toArray(), FIRST, false)
                .legend(0, "unlimited", Sketch.THEME.muted(), true)
                .legend(1, "norm 1", FIRST, false);
        return sketch.drawing(WIDTH, HEIGHT, name, "Gradients longer than the limit are shortened to it");
    }

    /** Losses of both parts, and where patience ends. */
    static Drawing stopping(String name) {
        double[] xs = new double[121];
        Arrays.setAll(xs, i -> i / 4.0);
        double[] train =
                Arrays.stream(xs).map(e -> 0.08 + 0.9 * Math.exp(-e / 6)).toArray();
        double[] validation = Arrays.stream(xs)
                .map(e -> 0.25 + 0.75 * Math.exp(-e / 4) + 0.008 * Math.max(0, e - 8))
                .toArray();
        Sketch sketch = new Sketch();
        Plot plot = new Plot(sketch, FRAME, 0, 30, 0, 1.05)
                .axes("epoch", "loss")
                .curve(xs, train, FIRST, false)
                .curve(xs, validation, SECOND, false)
                .legend(0, "validation", SECOND, false)
                .legend(1, "training", FIRST, false);
        int best = 0;
        for (int i = 1; i < xs.length; i++) {
            best = validation[i] < validation[best] ? i : best;
        }
        sketch.line(Sketch.THEME.edge(), 1.2, true, plot.x(xs[best]), plot.y(0), plot.x(xs[best]), plot.y(1));
        sketch.line(Sketch.THEME.error(), 1.2, true, plot.x(xs[best] + 5), plot.y(0), plot.x(xs[best] + 5), plot.y(1));
        sketch.text(plot.x(xs[best]) - 5, plot.y(0.94), "best", Anchor.END, Sketch.THEME.muted());
        sketch.text(
                plot.x(xs[best] + 5) + 5, plot.y(0.94), "end, after the patience", Anchor.START, Sketch.THEME.muted());
        return sketch.drawing(WIDTH, HEIGHT, name, "The loss of the validation part rises again: the training ends");
    }
}
