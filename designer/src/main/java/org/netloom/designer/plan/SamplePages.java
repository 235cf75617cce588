package org.netloom.designer.plan;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.netloom.data.Dataset;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.PlacePicture;
import org.netloom.designer.widget.SampleImages;
import org.netloom.spec.Shape;

/** Which samples of a part are shown, in which order. Takes a while for large parts. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SamplePages(OpenedData data, OpenedData.Part part, int[] order) {
    /** Orders of the samples. */
    enum Order {
        MIXED,
        BY_CLASS,
        AS_GIVEN
    }

    /** Points of a plot; more would only cover each other. */
    private static final int MOST_DOTS = 4000;

    /**
     * Samples in an order.
     *
     * @param only index of a class; -1 for all
     * @param seed of the mixed order
     */
    static SamplePages of(OpenedData data, OpenedData.Part part, Order order, int only, long seed) {
        Dataset samples = data.part(part);
        SampleText text = new SampleText(samples);
        int[] indices = IntStream.range(0, samples.size())
                .filter(i -> only < 0 || text.label(i) == only)
                .toArray();
        if (order != Order.AS_GIVEN) {
            Random random = new Random(seed);
            for (int i = indices.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = indices[i];
                indices[i] = indices[j];
                indices[j] = swapped;
            }
        }
        if (order == Order.BY_CLASS) {
            indices = Arrays.stream(indices)
                    .boxed()
                    .sorted(Comparator.comparing(text::label))
                    .mapToInt(i -> i)
                    .toArray();
        }
        return new SamplePages(data, part, indices);
    }

    private Dataset samples() {
        return data.part(part);
    }

    /** Pictures of the samples from a place on. */
    List<ImageGrid.Tile> tiles(int from, int count) {
        Dataset samples = samples();
        Shape shape = samples.inputShape();
        SampleText text = new SampleText(samples);
        float[] x = new float[shape.size()];
        List<ImageGrid.Tile> tiles = new ArrayList<>();
        for (int k = from; k < Math.min(order.length, from + count); k++) {
            int i = order[k];
            samples.input(i, x, 0);
            String label = text.target(i);
            int c = text.label(i);
            Color mark = c >= 0 && c < 10 ? ClassColours.of(c) : null;
            String tip = Texts.get("data.sample", part.words(), Integer.toString(i), label);
            tiles.add(new ImageGrid.Tile(picture(x, shape, i), target(i), label, mark, tip));
        }
        return tiles;
    }

    /** The sample, with its boxes or points if it has any. */
    private BufferedImage picture(float[] x, Shape shape, int i) {
        BufferedImage plain = SampleImages.of(x, shape);
        Targets targets = samples().targets();
        if (!(targets instanceof Targets.Boxes) && !(targets instanceof Targets.Points)) {
            return plain;
        }
        float[] y = new float[targets.shape().size()];
        samples().target(i, y, 0);
        return PlacePicture.of(plain, targets, y, ClassColours::of);
    }

    /** The target where it is an image: a mask; otherwise null. */
    private BufferedImage target(int i) {
        Shape extent = samples().targets().shape();
        if (!extent.isImage()) {
            return null;
        }
        float[] y = new float[extent.size()];
        samples().target(i, y, 0);
        float high = samples().targets() instanceof Targets.ClassMap m ? m.count() - 1 : 0;
        for (float f : y) {
            high = Math.max(high, f);
        }
        return SampleImages.of(y, extent, 0, Math.max(1, high));
    }

    /** The samples as points over two of their numbers. */
    ScatterPlot.Cloud cloud(int xColumn, int yColumn) {
        Dataset samples = samples();
        float[] x = new float[samples.inputShape().size()];
        SampleText text = new SampleText(samples);
        boolean classes = samples.targets() instanceof Targets.Classes;
        int n = Math.min(order.length, MOST_DOTS);
        float[] y = new float[samples.targets().shape().size()];
        float[] values = new float[n];
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < n && !classes; k++) {
            samples.target(order[k], y, 0);
            values[k] = y[0];
            low = Math.min(low, y[0]);
            high = Math.max(high, y[0]);
        }
        List<ScatterPlot.Dot> dots = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            samples.input(order[k], x, 0);
            float share = high > low ? (values[k] - low) / (high - low) : 0;
            dots.add(new ScatterPlot.Dot(x[xColumn], x[yColumn], text.label(order[k]), share));
        }
        List<String> names = ChannelStatistics.numbers(samples);
        List<String> labels = samples.targets() instanceof Targets.Classes c ? c.labels() : List.of();
        return new ScatterPlot.Cloud(names.get(xColumn), names.get(yColumn), dots, labels);
    }
}
