package org.netloom.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.netloom.data.ArrayDataset;
import org.netloom.data.Augmentation;
import org.netloom.data.Augmenter;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.Dataset;
import org.netloom.data.Generators;
import org.netloom.data.Preprocess;
import org.netloom.data.Preprocessor;
import org.netloom.data.Split;
import org.netloom.problem.NetloomException;
import org.netloom.render.Drawing;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;

/** Samples of data sets, and what preprocessing and augmentation make of them. */
final class SamplePictures {
    private static final double PIXEL = 4;
    private static final List<Category> CLASS_COLOURS = List.of(
            Category.CONVOLUTION,
            Category.ACTIVATION,
            Category.NORMALIZATION,
            Category.DENSE,
            Category.POOLING,
            Category.REGULARIZATION);

    private SamplePictures() {}

    // ---- data sets --------------------------------------------------------------------------------------------------

    /** The first samples of a generated set; empty for one that reads files. */
    static Optional<Drawing> data(DataSpec spec) {
        Dataset data;
        try {
            data = DataSources.open(spec, Split.of(), Path.of("no-such-folder"), 1)
                    .train();
        } catch (NetloomException _) {
            return Optional.empty();
        }
        String name = SpecType.of(spec).name();
        Shape shape = data.inputShape();
        if (shape.isImage()) {
            return Optional.of(images(name, data));
        }
        return shape.isVector() && shape.channels() >= 2 ? Optional.of(points(name, data)) : Optional.empty();
    }

    private static Drawing images(String name, Dataset data) {
        Sketch sketch = new Sketch();
        Shape shape = data.inputShape();
        double pixel = Math.max(1.5, 84.0 / Math.max(shape.height(), shape.width()));
        double step = Math.max(shape.height(), shape.width()) * pixel + 10;
        float[] sample = new float[shape.size()];
        int shown = shape.channels() == 1 ? 10 : 5;
        for (int i = 0; i < Math.min(shown, data.size()); i++) {
            data.input(i, sample, 0);
            image(sketch, sample, shape, 20 + i % 5 * step, 20 + Math.floorDiv(i, 5) * step, pixel);
        }
        return sketch.drawing(30 + 5 * step, 30 + shown / 5 * step, name, "The first samples");
    }

    /** Pixels of one colour are one path, neighbours in a row one rectangle. */
    private static void image(Sketch sketch, float[] values, Shape shape, double x, double y, double pixel) {
        Map<Integer, List<double[]>> runs = new LinkedHashMap<>();
        for (int i = 0; i < shape.height(); i++) {
            for (int j = 0; j < shape.width(); ) {
                int colour = colour(values, shape, i, j);
                int end = j + 1;
                while (end < shape.width() && colour(values, shape, i, end) == colour) {
                    end++;
                }
                runs.computeIfAbsent(colour, _ -> new ArrayList<>())
                        .add(new double[] {x + j * pixel, y + i * pixel, (end - j) * pixel, pixel});
                j = end;
            }
        }
        runs.forEach((colour, rectangles) -> sketch.tiles(Rgb.of(colour), rectangles));
        sketch.box(x, y, shape.width() * pixel, shape.height() * pixel, 0, null, Sketch.THEME.border());
    }

    /** The colour of a pixel 0..255, in a few levels so that the file stays small. */
    private static int colour(float[] values, Shape shape, int i, int j) {
        int c = shape.channels();
        int at = (i * shape.width() + j) * c;
        int rgb = 0;
        for (int k = 0; k < 3; k++) {
            float value = Math.clamp(values[at + (c >= 3 ? k : 0)], 0, 255);
            int levels = c >= 3 ? 9 : 15;
            rgb = rgb << 8 | Math.round(Math.round(value / 255 * levels) * 255F / levels);
        }
        return rgb;
    }

    private static Drawing points(String name, Dataset data) {
        double[] xs = new double[Math.min(300, data.size())];
        double[] ys = new double[xs.length];
        int[] classes = new int[xs.length];
        float[] sample = new float[data.inputShape().size()];
        float[] target = new float[data.targets().shape().size()];
        for (int i = 0; i < xs.length; i++) {
            data.input(i, sample, 0);
            data.target(i, target, 0);
            xs[i] = sample[0];
            ys[i] = sample[1];
            classes[i] = Math.max(0, (int) target[0]);
        }
        Sketch sketch = new Sketch();
        scatter(sketch, new double[] {48, 34, 300, 300}, xs, ys, classes);
        return sketch.drawing(372, 374, name, "Points of the first two numbers, classes in colours");
    }

    private static void scatter(Sketch sketch, double[] frame, double[] xs, double[] ys, int[] classes) {
        double[] h = Plot.range(xs);
        double[] v = Plot.range(ys);
        Plot plot = new Plot(sketch, frame, h[0], h[1], v[0], v[1]).axes("x1", "x2");
        for (int i = 0; i < xs.length; i++) {
            Rgb colour = Sketch.THEME.accent(CLASS_COLOURS.get(classes[i] % CLASS_COLOURS.size()));
            sketch.dot(plot.x(xs[i]), plot.y(ys[i]), xs.length < 10 ? 6 : 2.6, colour.opacity(0.75), null);
        }
    }

    /** Files that become samples. */
    static Drawing files(SpecType<?> type) {
        Sketch sketch = new Sketch();
        Rgb input = Sketch.THEME.accent(Category.INPUT);
        for (int k = 2; k >= 0; k--) {
            double x = 30 + 8 * k;
            double y = 54 - 8 * k + 20;
            sketch.area(Sketch.THEME.card(), input, x, y, x + 50, y, x + 66, y + 16, x + 66, y + 90, x, y + 90);
        }
        for (int k = 0; k < 5; k++) {
            sketch.line(Sketch.THEME.border(), 2, false, 40, 98 + 13 * k, 84 - (k == 4 ? 16 : 0), 98 + 13 * k);
        }
        sketch.caption(70, 186, "files");
        sketch.arrow(126, 119, 176, 119);
        Rgb accent = Sketch.THEME.accent(Category.DENSE);
        sketch.box(184, 88, 160, 62, 8, Sketch.THEME.faint(accent), accent);
        sketch.text(
                264, 124, type.name(), type.name().length() > 15 ? 12 : 14, true, Anchor.MIDDLE, Sketch.THEME.text());
        sketch.arrow(350, 110, 398, 84);
        sketch.arrow(350, 128, 398, 154);
        Rgb colour = Sketch.THEME.accent(Category.CONVOLUTION);
        sketch.box(404, 60, 130, 44, 6, Sketch.THEME.faint(colour), colour);
        sketch.caption(469, 87, "inputs");
        sketch.box(404, 134, 130, 44, 6, Sketch.THEME.faint(colour), colour);
        sketch.caption(469, 161, "targets");
        return sketch.drawing(560, 210, type.name(), "Files become samples: inputs and targets");
    }

    // ---- preprocessing ----------------------------------------------------------------------------------------------

    /** Points of two numbers that hang together, before and after. */
    static Optional<Drawing> preprocess(Preprocess spec) {
        int n = 250;
        Random random = new Random(5);
        float[][] points = new float[n][2];
        for (float[] point : points) {
            double a = random.nextGaussian();
            point[0] = (float) (60 + 20 * a);
            point[1] = (float) (40 + 9 * a + 4 * random.nextGaussian());
        }
        Dataset data = ArrayDataset.classes(Shape.of(2), points, new int[n], List.of("all"));
        float[][] after = new float[n][];
        try {
            Preprocessor fitted = Preprocessor.fit(List.of(spec), data);
            for (int i = 0; i < n; i++) {
                after[i] = points[i].clone();
                fitted.apply(after[i], 0);
            }
        } catch (NetloomException _) {
            return Optional.empty();
        }
        Sketch sketch = new Sketch();
        both(sketch, new double[] {48, 34, 220, 220}, points);
        sketch.arrow(286, 144, 330, 144);
        both(sketch, new double[] {380, 34, 220, 220}, after);
        return Optional.of(
                sketch.drawing(624, 296, SpecType.of(spec).name(), "Points of two numbers before and after"));
    }

    private static void both(Sketch sketch, double[] frame, float[][] points) {
        double[] xs = new double[points.length];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = points[i][0];
            ys[i] = points[i][1];
        }
        scatter(sketch, frame, xs, ys, new int[xs.length]);
    }

    // ---- augmentation -----------------------------------------------------------------------------------------------

    /** A drawn digit in colour, and three of the images that may become of it. */
    static Drawing augmentation(Augmentation spec) {
        Dataset digits = Generators.digits(20, 3);
        Shape grey = digits.inputShape();
        Shape shape = Shape.of(grey.height(), grey.width(), 3);
        float[] digit = new float[grey.size()];
        digits.input(4, digit, 0);
        float[] before = new float[shape.size()];
        float[][] colours = {{40, 240}, {70, 190}, {120, 90}};
        for (int i = 0; i < before.length; i++) {
            float share = digit[i / 3] / 255;
            before[i] = colours[i % 3][0] * (1 - share) + colours[i % 3][1] * share;
        }
        Sketch sketch = new Sketch();
        image(sketch, before, shape, 24, 34, PIXEL);
        sketch.text(24, 22, "before", Anchor.START, Sketch.THEME.muted());
        double side = shape.width() * PIXEL;
        sketch.arrow(36 + side, 34 + side / 2, 74 + side, 34 + side / 2);
        List<float[]> changed = changed(new Augmenter(List.of(spec), shape), before);
        for (int k = 0; k < changed.size(); k++) {
            image(sketch, changed.get(k), shape, 86 + side + k * (side + 12), 34, PIXEL);
        }
        sketch.text(86 + side, 22, "after", Anchor.START, Sketch.THEME.muted());
        return sketch.drawing(
                98 + side + changed.size() * (side + 12),
                54 + side,
                SpecType.of(spec).name(),
                "An image before and after the random change");
    }

    /** Up to three images that differ from the one before and from each other. */
    private static List<float[]> changed(Augmenter augmenter, float[] before) {
        List<float[]> changed = new ArrayList<>();
        for (long key = 11; key < 60 && changed.size() < 3; key++) {
            float[] after = before.clone();
            augmenter.inPlace(after, 0, key);
            if (!Arrays.equals(after, before) && changed.stream().noneMatch(c -> Arrays.equals(c, after))) {
                changed.add(after);
            }
        }
        return changed;
    }
}
