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
    private long correct;
    private long count;

    LabelMetrics(List<String> labels) {
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
    }

    @Override
    public void add(Tensor output, Tensor target) {
        int k = labels.size();
        for (int i = 0; i < output.size(); i++) {
            boolean guess = output.get(i) > 0;
            boolean actual = target.get(i) > 0.5;
            int label = i % k;
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
        return List.of(
                new Figure("accuracy", value()),
                new Figure("precision", all.precision()),
                new Figure("recall", all.recall()),
                new Figure("F1", all.f1()));
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
