package org.netloom.designer.plan;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.netloom.data.Augmentation;
import org.netloom.data.Augmenter;
import org.netloom.data.Dataset;
import org.netloom.data.Preprocess;
import org.netloom.data.Preprocessor;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.SampleImages;
import org.netloom.spec.Shape;

/**
 * The same few training samples before and after each step of their preparation.
 *
 * @param samples as they are read
 * @param augmented by each augmentation alone
 * @param preprocessed by the preprocessing up to each step
 * @param together by everything: what the network is trained on
 */
record Preview(Strip samples, List<Strip> augmented, List<Strip> preprocessed, Strip together) {
    static final int COUNT = 8;

    /** Numbers of a sample of a table that are shown. */
    private static final int NUMBERS = 6;

    /**
     * Samples side by side.
     *
     * @param images empty for samples that are no images
     * @param names of the numbers of a sample
     * @param values a column for each sample
     * @param note the extent of the values; empty where they are as read
     */
    record Strip(List<BufferedImage> images, List<String> names, List<List<String>> values, String note) {
        Strip {
            images = List.copyOf(images);
            names = List.copyOf(names);
            values = List.copyOf(values);
        }
    }

    /** Preprocessing measured on the training part, kept while it stays the same. */
    record Fitted(OpenedData data, List<Preprocess> steps, List<Preprocessor> upTo) {
        static Fitted of(OpenedData data, List<Preprocess> steps) {
            List<Preprocessor> upTo = new ArrayList<>();
            for (int i = 1; i <= steps.size(); i++) {
                upTo.add(Preprocessor.fit(steps.subList(0, i), data.parts().train()));
            }
            return new Fitted(data, List.copyOf(steps), upTo);
        }
    }

    /**
     * Prepares samples.
     *
     * @param seed which samples, and what chance does to them
     */
    static Preview of(Fitted fitted, List<Augmentation> augmentation, long seed) {
        Dataset train = fitted.data().parts().train();
        Shape shape = train.inputShape();
        Random random = new Random(seed);
        List<float[]> originals = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < Math.min(COUNT, train.size()); i++) {
            float[] x = new float[shape.size()];
            train.input(random.nextInt(train.size()), x, 0);
            originals.add(x);
            keys.add(random.nextLong());
        }
        List<Augmentation> possible = shape.isImage() ? augmentation : List.of();
        List<Strip> augmented = new ArrayList<>();
        for (Augmentation a : possible) {
            augmented.add(strip(train, augmented(originals, keys, List.of(a), shape), false));
        }
        List<Strip> preprocessed = new ArrayList<>();
        for (Preprocessor p : fitted.upTo()) {
            preprocessed.add(strip(train, applied(originals, p), true));
        }
        List<float[]> all = augmented(originals, keys, possible, shape);
        if (!fitted.upTo().isEmpty()) {
            all = applied(all, fitted.upTo().getLast());
        }
        return new Preview(
                strip(train, originals, false),
                augmented,
                preprocessed,
                strip(train, all, !fitted.upTo().isEmpty()));
    }

    private static List<float[]> augmented(
            List<float[]> originals, List<Long> keys, List<Augmentation> changes, Shape shape) {
        Augmenter augmenter = new Augmenter(changes, shape);
        List<float[]> changed = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            float[] x = originals.get(i).clone();
            augmenter.inPlace(x, 0, keys.get(i));
            changed.add(x);
        }
        return changed;
    }

    private static List<float[]> applied(List<float[]> samples, Preprocessor preprocessor) {
        return samples.stream()
                .map(s -> {
                    float[] x = s.clone();
                    preprocessor.apply(x, 0);
                    return x;
                })
                .toList();
    }

    /** @param stretched whether black and white are the least and the greatest value */
    private static Strip strip(Dataset train, List<float[]> samples, boolean stretched) {
        Shape shape = train.inputShape();
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float[] x : samples) {
            for (float f : x) {
                low = Math.min(low, f);
                high = Math.max(high, f);
            }
        }
        String note = stretched
                ? Texts.get(
                        "data.extent", ChannelStatistics.rounded(round(low)), ChannelStatistics.rounded(round(high)))
                : "";
        if (!shape.isImage()) {
            int shown = Math.min(NUMBERS, shape.size());
            List<List<String>> values = samples.stream()
                    .map(x -> java.util.stream.IntStream.range(0, shown)
                            .mapToObj(k -> ChannelStatistics.rounded(x[k]))
                            .toList())
                    .toList();
            return new Strip(List.of(), ChannelStatistics.numbers(train).subList(0, shown), values, note);
        }
        float black = stretched ? low : 0;
        float white = stretched ? high : 255;
        return new Strip(
                samples.stream()
                        .map(x -> SampleImages.of(x, shape, black, white))
                        .toList(),
                List.of(),
                List.of(),
                note);
    }

    private static double round(float value) {
        return Math.round(value * 100) / 100.0;
    }
}
