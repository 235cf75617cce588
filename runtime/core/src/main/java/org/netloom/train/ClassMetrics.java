package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.tensor.Tensor;

/**
 * Figures of a classifier: accuracy, top-k accuracy, confusion matrix, and precision, recall and F1 of every class; of two
 * classes the ROC curve. Each row of the output is one decision, so an image with one class per pixel counts its pixels:
 * there the mean intersection over union stands for all.
 */
public final class ClassMetrics implements Metrics {
    private final boolean binary;
    private final boolean pixels;
    private final int topK;
    private final Optional<RankCurve> ranks;
    private final List<String> labels;
    private final long[][] confusion;
    private final long[] truth;
    private final long[] guessed;
    private final long[] hits;
    private long correct;
    private long top;
    private long count;

    /**
     * @param binary one logit decides between two classes, instead of one logit per class
     * @param pixels a class for each pixel: overlaps count
     * @param thorough keeps the scores of two classes for their ROC curve
     */
    ClassMetrics(boolean binary, boolean pixels, List<String> labels, MetricSettings settings, boolean thorough) {
        this.binary = binary;
        this.pixels = pixels;
        topK = settings.topK();
        ranks = thorough && labels.size() == 2 ? Optional.of(new RankCurve()) : Optional.empty();
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
        ranks.ifPresent(RankCurve::reset);
    }

    @Override
    public void add(Tensor output, Tensor target) {
        int k = output.shape().channels();
        int rows = output.rows();
        for (int r = 0; r < rows; r++) {
            double label = target.get(r);
            if (!(label >= 0 && label < truth.length)) {
                continue; // a pixel that does not count
            }
            int actual = (int) label;
            int guess = binary ? (output.get(r) > 0 ? 1 : 0) : largest(output, r * k, k);
            count(actual, guess);
            if (binary || rank(output, r * k, k, actual) < topK) {
                top++;
            }
            if (ranks.isPresent()) {
                double score = binary ? output.get(r) : output.get(r * k + 1) - output.get(r * k);
                ranks.get().add(score, actual == 1);
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
    private int rank(Tensor t, int at, int n, int index) {
        double own = t.get(at + index);
        int better = 0;
        for (int i = 0; i < n && better < topK; i++) {
            if (t.get(at + i) > own) {
                better++;
            }
        }
        return better;
    }

    /** Correct, among the best k, all; of pixels then hits, guesses and truths of each class. */
    @Override
    public double[] sums() {
        int k = pixels ? labels.size() : 0;
        double[] sums = new double[3 + 3 * k];
        sums[0] = correct;
        sums[1] = top;
        sums[2] = count;
        for (int i = 0; i < k; i++) {
            sums[3 + i] = hits[i];
            sums[3 + k + i] = guessed[i];
            sums[3 + 2 * k + i] = truth[i];
        }
        return sums;
    }

    @Override
    public void resume(double[] sums) {
        reset();
        correct = (long) sums[0];
        top = (long) sums[1];
        count = (long) sums[2];
        int k = pixels ? labels.size() : 0;
        for (int i = 0; i < k; i++) {
            hits[i] = (long) sums[3 + i];
            guessed[i] = (long) sums[3 + k + i];
            truth[i] = (long) sums[3 + 2 * k + i];
        }
    }

    @Override
    public String name() {
        return pixels ? "mean IoU" : "accuracy";
    }

    @Override
    public double value() {
        return pixels ? meanOverlap() : accuracy();
    }

    /** Share of right decisions; NaN before the first. */
    public double accuracy() {
        return count == 0 ? Double.NaN : (double) correct / count;
    }

    /** Mean intersection over union of all classes that occur, in truth or in guesses; NaN before the first decision. */
    public double meanOverlap() {
        double sum = 0;
        int occur = 0;
        for (int i = 0; i < hits.length; i++) {
            long union = guessed[i] + truth[i] - hits[i];
            sum += union == 0 ? 0 : (double) hits[i] / union;
            occur += union == 0 ? 0 : 1;
        }
        return occur == 0 ? Double.NaN : sum / occur;
    }

    /** True where each pixel is a decision. */
    public boolean pixels() {
        return pixels;
    }

    /** The ROC curve of two classes; empty for more. */
    List<Curve> curves() {
        return ranks.stream().map(r -> Curve.of(labels.get(1), r)).toList();
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public List<Figure> figures() {
        List<Figure> all = new ArrayList<>();
        if (pixels) {
            all.add(new Figure("mean IoU", meanOverlap()));
        }
        all.add(new Figure(pixels ? "pixel accuracy" : "accuracy", accuracy()));
        if (labels.size() > topK && topK > 1 && !pixels) {
            all.add(new Figure("top-" + topK + " accuracy", count == 0 ? Double.NaN : (double) top / count));
        }
        ranks.ifPresent(r -> all.add(new Figure("AUC", r.area())));
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
