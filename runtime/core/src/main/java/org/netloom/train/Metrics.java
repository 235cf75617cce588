package org.netloom.train;

import java.util.List;
import java.util.Locale;
import org.netloom.data.Targets;
import org.netloom.loss.LossSpec;
import org.netloom.model.Task;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Counts how good the outputs of a network are, batch after batch. Sums are kept in double and in the order of the
 * samples, so the same outputs give the same figures.
 */
public sealed interface Metrics extends Score
        permits ClassMetrics, LabelMetrics, ValueMetrics, BoxMetrics, EmbeddingMetrics, SumMetrics {
    /** Most classes for which a confusion matrix is kept. */
    int CONFUSION_LIMIT = 2000;

    /**
     * The metrics that suit a task.
     *
     * @param output extent of the network's output
     * @param loss that is minimised: of two errors the one that is like it stands for all
     */
    static Metrics of(Task task, Targets targets, Shape output, LossSpec loss) {
        return MetricsChoice.of(task, targets, output, loss, MetricSettings.of(), true);
    }

    /**
     * Counts one batch.
     *
     * @param output of the network, before any final sigmoid or softmax
     * @param target as the data set gives it: class indices or numbers
     */
    void add(Tensor output, Tensor target);

    /**
     * Counts one batch of a network with several outputs.
     *
     * @param outputs in the order of the network
     */
    default void add(List<Tensor> outputs, Tensor target) {
        add(outputs.getFirst(), target);
    }

    /** The metrics that stand for all: of several outputs those of the main one. */
    default Metrics main() {
        return this;
    }

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
