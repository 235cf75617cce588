package org.netloom.reference;

import java.util.Arrays;
import java.util.List;
import org.netloom.layer.Parameter;
import org.netloom.optimize.Optimizer;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.render.Drawing;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;

/** The way of an optimizer down a long narrow valley, with the learning rate that comes lowest. */
final class OptimizerPicture {
    private static final int STEPS = 40;
    private static final double STEEP = 12;
    private static final double[] START = {-2.3, 0.9};
    private static final double[] RATES = {0.5, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.01, 0.005};

    private OptimizerPicture() {}

    static Drawing of(OptimizerSpec spec) {
        double best = RATES[0];
        for (double rate : RATES) {
            best = height(walk(spec, rate)) < height(walk(spec, best)) ? rate : best;
        }
        return draw(spec, best, walk(spec, best));
    }

    /** The value of the valley at the end of the way. */
    private static double height(double[] way) {
        double x = way[way.length - 2];
        double y = way[way.length - 1];
        return Double.isFinite(x + y) ? valley(x, y) : Double.MAX_VALUE;
    }

    private static double valley(double x, double y) {
        return (x * x + STEEP * y * y) / 2;
    }

    /** Places x1, y1, x2, y2, ... of the steps. */
    private static double[] walk(OptimizerSpec spec, double rate) {
        Trial trial = Trial.of(Dense.of(2).bias(false), 1, List.of(Shape.of(1)));
        Parameter p = trial.parameters().getFirst();
        p.value().set(0, START[0]);
        p.value().set(1, START[1]);
        Optimizer optimizer = Optimizer.of(withRate(spec, rate), trial);
        double[] way = new double[2 * STEPS + 2];
        for (int i = 0; i <= STEPS; i++) {
            double x = p.value().get(0);
            double y = p.value().get(1);
            way[2 * i] = x;
            way[2 * i + 1] = y;
            p.gradient().set(0, x);
            p.gradient().set(1, STEEP * y);
            optimizer.step(1);
        }
        return way;
    }

    private static <T extends OptimizerSpec> T withRate(T spec, double rate) {
        return SpecType.of(spec).with(spec, "learningRate", rate);
    }

    private static Drawing draw(OptimizerSpec spec, double rate, double[] way) {
        Sketch sketch = new Sketch();
        Plot plot = new Plot(sketch, new double[] {24, 36, 472, 210}, -2.7, 2.7, -1.2, 1.2);
        Rgb accent = Sketch.THEME.accent(Category.CONVOLUTION);
        for (double level : new double[] {0.05, 0.25, 0.7, 1.4, 2.3, 3.4}) {
            double[] ellipse = new double[2 * 73];
            for (int i = 0; i <= 72; i++) {
                double angle = Math.PI * i / 36;
                ellipse[2 * i] = plot.x(Math.sqrt(2 * level) * Math.cos(angle));
                ellipse[2 * i + 1] = plot.y(Math.sqrt(2 * level / STEEP) * Math.sin(angle));
            }
            sketch.line(Sketch.THEME.border(), 1, false, ellipse);
        }
        double[] points = new double[way.length];
        for (int i = 0; i < way.length; i += 2) {
            points[i] = plot.x(way[i]);
            points[i + 1] = plot.y(way[i + 1]);
        }
        sketch.line(accent, 1.6, false, points);
        for (int i = 0; i < points.length; i += 2) {
            sketch.dot(points[i], points[i + 1], 2.4, accent, null);
        }
        sketch.dot(plot.x(0), plot.y(0), 4, Sketch.THEME.card(), Sketch.THEME.text());
        String name = SpecType.of(spec).name();
        sketch.text(24, 22, STEPS + " steps with a learning rate of " + rate, Anchor.START, Sketch.THEME.muted());
        return sketch.drawing(
                520,
                260,
                name,
                "The way down a valley from " + Arrays.toString(START)
                        + ", lines of equal height around the lowest point");
    }
}
