package org.netloom.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a network says about one sample. */
public final class Prediction {
    /** Score from which on an object is told. */
    static final double SURE = 0.25;

    /** IoU above which the lesser of two boxes of a class is not told. */
    static final double APART = 0.5;

    /**
     * A label with its probability.
     *
     * @param index of the label
     * @param probability 0..1
     */
    public record Ranked(String label, int index, double probability) {}

    private final Task task;
    private final List<String> labels;
    private final float[] values;
    private final List<Detection> objects;

    Prediction(Task task, List<String> labels, float[] values) {
        this(task, labels, values, List.of());
    }

    private Prediction(Task task, List<String> labels, float[] values, List<Detection> objects) {
        this.objects = List.copyOf(objects);
        this.task = task;
        this.labels = labels;
        this.values = values;
    }

    /** From the objects that were found in an output. */
    static Prediction of(List<String> labels, List<Detection> objects, float[] output) {
        return new Prediction(Task.DETECTION, labels, output, objects);
    }

    /**
     * From the raw output of a network.
     *
     * @param channels of the output
     * @param output logits or numbers of one sample; is changed
     */
    static Prediction of(Task task, List<String> labels, int channels, float[] output) {
        switch (task) {
            case SEGMENTATION -> {
                if (channels == 1) {
                    return new Prediction(task, labels, bothClasses(output));
                }
                softmaxInPlace(output, channels);
            }
            case CLASSES, DISTRIBUTION -> softmaxInPlace(output, Math.max(1, labels.size()));
            case LABELS, SQUASHED_VALUES -> sigmoidInPlace(output);
            case BINARY -> {
                double p = sigmoid(output[0]);
                return new Prediction(task, labels, new float[] {(float) (1 - p), (float) p});
            }
            case DECISION -> {
                return new Prediction(task, labels, new float[] {1 - output[0], output[0]});
            }
            case VALUES, DETECTION, POINTS, EMBEDDING, SAMPLES -> {}
        }
        return new Prediction(task, labels, output);
    }

    /** Probabilities of no and of yes for each logit. */
    private static float[] bothClasses(float... logits) {
        float[] both = new float[2 * logits.length];
        for (int i = 0; i < logits.length; i++) {
            double p = sigmoid(logits[i]);
            both[2 * i] = (float) (1 - p);
            both[2 * i + 1] = (float) p;
        }
        return both;
    }

    /** Softmax over each row of {@code k} logits (one row, or one for each pixel). */
    private static void softmaxInPlace(float[] x, int k) {
        for (int row = 0; row + k <= x.length; row += k) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = row; i < row + k; i++) {
                max = Math.max(max, x[i]);
            }
            double sum = 0;
            for (int i = row; i < row + k; i++) {
                sum += Math.exp(x[i] - max);
            }
            for (int i = row; i < row + k; i++) {
                x[i] = (float) (Math.exp(x[i] - max) / sum);
            }
        }
    }

    private static void sigmoidInPlace(float[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) sigmoid(x[i]);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    public Task task() {
        return task;
    }

    /** Probabilities of the labels (softmax or sigmoid of the output), or the predicted numbers; channels last. */
    public float[] values() {
        return values.clone();
    }

    /** Names of the classes, labels or numbers, by index. */
    public List<String> labels() {
        return labels;
    }

    /** The likeliest label; of pixels the most frequent, of objects the surest; for numbers the text of the first. */
    public String label() {
        if (task == Task.SEGMENTATION) {
            return shares().getFirst().label();
        }
        if (task == Task.DETECTION) {
            return objects.isEmpty() ? "nothing" : labels.get(objects.getFirst().label());
        }
        return task.labelled() ? top(1).getFirst().label() : Float.toString(values[0]);
    }

    /** Probability of {@link #label()}, of pixels its share, of objects its score; for numbers the first one. */
    public double probability() {
        if (task == Task.SEGMENTATION) {
            return shares().getFirst().probability();
        }
        if (task == Task.DETECTION) {
            return objects.isEmpty() ? 0 : objects.getFirst().score();
        }
        return task.labelled() ? top(1).getFirst().probability() : values[0];
    }

    /** The objects that were found, best first; empty where the network looks for none. */
    public List<Detection> objects() {
        return objects;
    }

    /** The likeliest class of each pixel, row by row; of a prediction with a class for each pixel. */
    public int[] classMap() {
        int k = labels.size();
        int[] map = new int[values.length / k];
        for (int i = 0; i < map.length; i++) {
            for (int c = 1; c < k; c++) {
                map[i] = values[i * k + c] > values[i * k + map[i]] ? c : map[i];
            }
        }
        return map;
    }

    /** Share of the pixels that each class has in {@link #classMap}, most first, with its index. */
    public List<Ranked> shares() {
        double[] count = new double[labels.size()];
        int[] map = classMap();
        for (int c : map) {
            count[c]++;
        }
        List<Ranked> all = new ArrayList<>();
        for (int c = 0; c < count.length; c++) {
            all.add(new Ranked(labels.get(c), c, count[c] / map.length));
        }
        all.sort(Comparator.comparingDouble((Ranked r) -> -r.probability()));
        return List.copyOf(all);
    }

    /**
     * The {@code k} likeliest labels, likeliest first. Where a prediction has one decision per pixel, those of the first
     * pixel.
     */
    public List<Ranked> top(int k) {
        List<Ranked> all = new ArrayList<>();
        for (int i = 0; i < Math.min(labels.size(), values.length); i++) {
            all.add(new Ranked(labels.get(i), i, values[i]));
        }
        all.sort(Comparator.comparingDouble((Ranked r) -> -r.probability()));
        return List.copyOf(all.subList(0, Math.min(k, all.size())));
    }

    /** "seven 0.9981", or the numbers. */
    @Override
    public String toString() {
        if (task.labelled() || task == Task.SEGMENTATION || task == Task.DETECTION) {
            return String.format(java.util.Locale.ROOT, "%s %.4f", label(), probability());
        }
        return values.length <= 16 ? java.util.Arrays.toString(values) : values.length + " values";
    }
}
