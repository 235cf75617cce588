package org.netloom.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netloom.problem.NetloomException;
import org.netloom.render.Drawing;
import org.netloom.render.Rgb;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** The curve of a function of single numbers and its slope, as the layer computes them. */
final class FunctionPicture {
    private static final int POINTS = 241;
    private static final double USUAL = 4;
    private static final double FAR = 8;

    private FunctionPicture() {}

    /** Empty where the layer is no such function: where one number changes the output of another. */
    static Optional<Drawing> of(LayerSpec spec) {
        List<Shape> inputs = List.of(Shape.of(POINTS));
        if (!Examples.takes(spec, inputs) || !spec.outputShape(inputs).equals(inputs.getFirst())) {
            return Optional.empty();
        }
        double[] xs = domain(-USUAL, USUAL);
        double[] ys;
        try {
            ys = values(spec, xs);
        } catch (NetloomException _) {
            return Optional.empty();
        }
        double[] changed = xs.clone();
        changed[0] += 1;
        if (!Arrays.equals(ys, 1, POINTS, values(spec, changed), 1, POINTS)) {
            return Optional.empty();
        }
        double[] wide = values(spec, domain(-USUAL, FAR));
        boolean bendsLater = wide[POINTS - 1] == wide[POINTS - 2] && ys[POINTS - 1] != ys[POINTS - 2];
        return Optional.of(draw(spec, bendsLater ? domain(-USUAL, FAR) : xs));
    }

    private static double[] domain(double from, double to) {
        double[] xs = new double[POINTS];
        Arrays.setAll(xs, i -> from + (to - from) * i / (POINTS - 1));
        return xs;
    }

    private static double[] values(LayerSpec spec, double[] xs) {
        Trial trial = Trial.of(spec, 1, List.of(Shape.of(POINTS)));
        return numbers(trial.run(false, List.of(Trial.tensor(1, Shape.of(POINTS), i -> xs[i]))));
    }

    private static double[] numbers(Tensor t) {
        double[] numbers = new double[t.size()];
        Arrays.setAll(numbers, t::get);
        return numbers;
    }

    private static Drawing draw(LayerSpec spec, double[] xs) {
        Trial trial = Trial.of(spec, 1, List.of(Shape.of(POINTS)));
        double[] ys = numbers(trial.run(false, List.of(Trial.tensor(1, Shape.of(POINTS), i -> xs[i]))));
        double[] slopes = numbers(trial.slope());
        double[] both = Arrays.copyOf(ys, 2 * POINTS);
        System.arraycopy(slopes, 0, both, POINTS, POINTS);
        double[] range = Plot.range(both);
        Sketch sketch = new Sketch();
        Rgb accent = Sketch.THEME.accent(spec.category());
        new Plot(sketch, new double[] {48, 30, 408, 200}, xs[0], xs[POINTS - 1], range[0], range[1])
                .axes("x", "")
                .curve(xs, slopes, Sketch.THEME.muted(), true)
                .curve(xs, ys, accent, false)
                .legend(0, "slope", Sketch.THEME.muted(), true)
                .legend(1, "y", accent, false);
        return sketch.drawing(
                480, 270, spec.typeName(), "The function from " + xs[0] + " to " + xs[POINTS - 1] + " and its slope");
    }
}
