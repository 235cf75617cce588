package org.netloom.train;

import java.util.List;
import java.util.Locale;
import org.netloom.data.Targets;
import org.netloom.loss.Huber;
import org.netloom.loss.LossSpec;
import org.netloom.loss.MeanAbsolute;
import org.netloom.model.Task;
import org.netloom.tensor.Tensor;

/**
 * Counts how good the outputs of a network are, batch after batch. Sums are kept in double and in the order of the
 * samples, so the same outputs give the same figures.
 */
public sealed interface Metrics extends Score permits ClassMetrics, LabelMetrics, ValueMetrics {
    /** Most classes for which a confusion matrix is kept. */
    int CONFUSION_LIMIT = 2000;

    /**
     * The metrics that suit a task.
     *
     * @param channels of the network's output
     * @param loss that is minimised: of two errors the one that is like it stands for all
     */
    static Metrics of(Task task, Targets targets, int channels, LossSpec loss) {
        boolean absolute = loss instanceof MeanAbsolute || loss instanceof Huber;
        return switch (task) {
            case CLASSES, BINARY, DECISION ->
                new ClassMetrics(task != Task.CLASSES, names(targets, Math.max(2, channels)));
            case LABELS -> new LabelMetrics(names(targets, channels));
            case VALUES -> new ValueMetrics(false, absolute);
            case SQUASHED_VALUES -> new ValueMetrics(true, absolute);
            case SEGMENTATION -> new ClassMetrics(channels == 1, targets.names());
            case DETECTION, POINTS, EMBEDDING, DISTRIBUTION -> new ValueMetrics(false, absolute);
        };
    }

    private static List<String> names(Targets targets, int channels) {
        List<String> names = targets.names();
        if (names.size() == channels) {
            return names;
        }
        return java.util.stream.IntStream.range(0, channels)
                .mapToObj(i -> i < names.size() ? names.get(i) : Integer.toString(i))
                .toList();
    }

    /**
     * Counts one batch.
     *
     * @param output of the network, before any final sigmoid or softmax
     * @param target as the data set gives it: class indices or numbers
     */
    void add(Tensor output, Tensor target);

    /** One figure, for example "top-5 accuracy" 0.9981. */
    record Figure(String name, double value) {
        /** Four digits behind the point, or four significant ones where the value is small or large. */
        public String text() {
            return format(value);
        }
    }

    /** A figure as it is printed everywhere: 0.9812, 12.34, 3.1e-05. */
    static String format(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%.2f" : "%.4f", value);
    }
}
