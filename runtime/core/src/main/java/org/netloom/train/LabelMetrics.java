package org.netloom.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.netloom.tensor.Tensor;

/**
 * Figures of a network whose outputs are yes-or-no answers of their own, one per label (or per label and pixel): an
 * answer is yes where its logit is above 0.
 */
public final class LabelMetrics implements Metrics {
    private final List<String> labels;
    private final long[] truth;
    private final long[] guessed;
    private final long[] hits;
    private final boolean masks;
    private final List<RankCurve> ranks;
    private long correct;
    private long count;

    /**
     * @param masks the answers are of pixels: overlaps count
     * @param thorough keeps scores for the ROC curves
     */
    LabelMetrics(List<String> labels, boolean masks, boolean thorough) {
        this.masks = masks;
        ranks = thorough ? labels.stream().map(_ -> new RankCurve()).toList() : List.of();
        this.labels = List.copyOf(labels);
        truth = new long[labels.size()];
        guessed = new long[labels.size()];
        hits = new long[labels.size()];
    }

    @Override
    public void reset() {
        Arrays.fill(truth, 0);
        Arrays.fill(guessed, 0);
        Arrays.fill(hits, 0);
        correct = 0;
        count = 0;
        ranks.forEach(RankCurve::reset);
    }

    @Override
    public void add(Tensor output, Tensor target) {
        int k = labels.size();
        for (int i = 0; i < output.size(); i++) {
            boolean guess = output.get(i) > 0;
            boolean actual = target.get(i) > 0.5;
            int label = i % k;
            if (!ranks.isEmpty()) {
                ranks.get(label).add(output.get(i), actual);
            }
            count++;
            correct += guess == actual ? 1 : 0;
            truth[label] += actual ? 1 : 0;
            guessed[label] += guess ? 1 : 0;
            hits[label] += guess && actual ? 1 : 0;
        }
    }

    @Override
    public double[] sums() {
        return new double[] {correct, count};
    }

    @Override
    public void resume(double[] sums) {
        reset();
        correct = (long) sums[0];
        count = (long) sums[1];
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
        ClassRow all = ClassRow.of(
                "",
                Arrays.stream(hits).sum(),
                Arrays.stream(guessed).sum(),
                Arrays.stream(truth).sum());
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(masks ? "pixel accuracy" : "accuracy", value()));
        if (masks) {
            double overlap = labels().stream()
                    .filter(r -> r.samples() > 0)
                    .mapToDouble(ClassRow::overlap)
                    .average()
                    .orElse(Double.NaN);
            figures.add(new Figure("mean IoU", overlap));
        }
        if (!ranks.isEmpty()) {
            double area = ranks.stream()
                    .mapToDouble(RankCurve::area)
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
            figures.add(new Figure(labels.size() == 1 ? "AUC" : "mean AUC", area));
        }
        figures.add(new Figure("precision", all.precision()));
        figures.add(new Figure("recall", all.recall()));
        figures.add(new Figure("F1", all.f1()));
        return figures;
    }

    /** True where the answers are of pixels. */
    public boolean masks() {
        return masks;
    }

    /** The ROC curve of each label. */
    List<Curve> curves() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < ranks.size(); i++) {
            curves.add(Curve.of(labels.get(i), ranks.get(i)));
        }
        return curves;
    }

    /** Precision, recall and F1 of every label; samples: how often the answer is yes. */
    public List<ClassRow> labels() {
        List<ClassRow> rows = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            rows.add(ClassRow.of(labels.get(i), hits[i], guessed[i], truth[i]));
        }
        return rows;
    }
}
