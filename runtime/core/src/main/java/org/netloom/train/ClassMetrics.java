package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import org.netloom.tensor.Tensor;

/**
 * Figures of a classifier: accuracy, top-5 accuracy, confusion matrix, and precision, recall and F1 of every class. Each
 * row of the output is one decision, so an image with one class per pixel counts its pixels.
 */
public final class ClassMetrics implements Metrics {
    private static final int TOP = 5;

    private final boolean binary;
    private final List<String> labels;
    private final long[][] confusion;
    private final long[] truth;
    private final long[] guessed;
    private final long[] hits;
    private long correct;
    private long top;
    private long count;

    /** @param binary one logit decides between two classes, instead of one logit per class */
    ClassMetrics(boolean binary, List<String> labels) {
        this.binary = binary;
        this.labels = List.copyOf(labels);
        int k = labels.size();
        confusion = k <= CONFUSION_LIMIT ? new long[k][k] : new long[0][0];
        truth = new long[k];
        guessed = new long[k];
        hits = new long[k];
    }

    @Override
    public void reset() {
        for (long[] row : confusion) {
            java.util.Arrays.fill(row, 0);
        }
        java.util.Arrays.fill(truth, 0);
        java.util.Arrays.fill(guessed, 0);
        java.util.Arrays.fill(hits, 0);
        correct = 0;
        top = 0;
        count = 0;
    }

    @Override
    public void add(Tensor output, Tensor target) {
        int k = output.shape().channels();
        int rows = output.rows();
        for (int r = 0; r < rows; r++) {
            int actual = (int) target.get(r);
            if (actual < 0 || actual >= truth.length) {
                continue; // a pixel that does not count
            }
            int guess = binary ? (output.get(r) > 0 ? 1 : 0) : largest(output, r * k, k);
            count(actual, guess);
            if (binary || rank(output, r * k, k, actual) < TOP) {
                top++;
            }
        }
    }

    private void count(int actual, int guess) {
        count++;
        truth[actual]++;
        guessed[guess]++;
        if (actual == guess) {
            correct++;
            hits[actual]++;
        }
        if (confusion.length > 0) {
            confusion[actual][guess]++;
        }
    }

    private static int largest(Tensor t, int at, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (t.get(at + i) > t.get(at + best)) {
                best = i;
            }
        }
        return best;
    }

    /** How many classes the network finds more likely than this one. */
    private static int rank(Tensor t, int at, int n, int index) {
        double own = t.get(at + index);
        int better = 0;
        for (int i = 0; i < n && better < TOP; i++) {
            if (t.get(at + i) > own) {
                better++;
            }
        }
        return better;
    }

    @Override
    public double[] sums() {
        return new double[] {correct, top, count};
    }

    @Override
    public void resume(double[] sums) {
        reset();
        correct = (long) sums[0];
        top = (long) sums[1];
        count = (long) sums[2];
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public double value() {
        return count == 0 ? Double.NaN : (double) correct / count;
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public List<Figure> figures() {
        List<Figure> all = new ArrayList<>();
        all.add(new Figure("accuracy", value()));
        if (labels.size() > TOP) {
            all.add(new Figure("top-5 accuracy", count == 0 ? Double.NaN : (double) top / count));
        }
        List<ClassRow> seen = classes().stream().filter(c -> c.samples() > 0).toList();
        all.add(new Figure("mean precision", mean(seen.stream().mapToDouble(ClassRow::precision))));
        all.add(new Figure("mean recall", mean(seen.stream().mapToDouble(ClassRow::recall))));
        all.add(new Figure("mean F1", mean(seen.stream().mapToDouble(ClassRow::f1))));
        return all;
    }

    private static double mean(java.util.stream.DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }

    public List<String> labels() {
        return labels;
    }

    /** Decisions counted. */
    public long count() {
        return count;
    }

    /** Rows: actual class; columns: class the network chose. Empty above {@link Metrics#CONFUSION_LIMIT} classes. */
    public long[][] confusion() {
        return java.util.Arrays.stream(confusion).map(long[]::clone).toArray(long[][]::new);
    }

    /** Precision, recall and F1 of every class. */
    public List<ClassRow> classes() {
        List<ClassRow> rows = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            rows.add(ClassRow.of(labels.get(i), hits[i], guessed[i], truth[i]));
        }
        return rows;
    }
}
