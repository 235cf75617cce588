package org.netloom.designer.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.netloom.run.SampleResult;

/** Which class is taken for which. */
final class Confusion {
    private final List<String> labels;
    private final List<SampleResult> samples;
    private final long[][] counts;

    /** @param labels of the classes, by index */
    Confusion(List<String> labels, List<SampleResult> samples) {
        this.labels = List.copyOf(labels);
        this.samples = List.copyOf(samples);
        counts = new long[labels.size()][labels.size()];
        for (SampleResult s : samples) {
            counts[s.target()][s.predicted()]++;
        }
    }

    List<String> labels() {
        return labels;
    }

    int size() {
        return labels.size();
    }

    /** Samples of one class that were taken for another, or for itself. */
    long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** Samples of a class. */
    long actual(int index) {
        long sum = 0;
        for (long c : counts[index]) {
            sum += c;
        }
        return sum;
    }

    /** Samples taken for a class. */
    long predicted(int index) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[index];
        }
        return sum;
    }

    /** Share of a class's samples, 0..1; 0 where it has none. */
    double share(int actual, int predicted) {
        long all = actual(actual);
        return all == 0 ? 0 : (double) counts[actual][predicted] / all;
    }

    /** Of what was taken for the class, how much is of it; NaN where nothing was. */
    double precision(int index) {
        return (double) counts[index][index] / predicted(index);
    }

    /** Of the class, how much was found; NaN where there is none. */
    double recall(int index) {
        return (double) counts[index][index] / actual(index);
    }

    /** The harmonic mean of both; NaN where one is missing. */
    double f1(int index) {
        double p = precision(index);
        double r = recall(index);
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    /** The samples of a cell, those the network was surest of first. */
    List<SampleResult> samples(int actual, int predicted) {
        List<SampleResult> cell = new ArrayList<>();
        for (SampleResult s : samples) {
            if (s.target() == actual && s.predicted() == predicted) {
                cell.add(s);
            }
        }
        cell.sort(
                Comparator.comparingDouble((SampleResult s) -> -s.confidence()).thenComparingInt(SampleResult::index));
        return cell;
    }
}
