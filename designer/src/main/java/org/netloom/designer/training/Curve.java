package org.netloom.designer.training;

import java.util.Arrays;
import org.netloom.run.RunHistory;
import org.netloom.train.EpochResult;
import org.netloom.train.TrainingEvent;

/**
 * A figure of a training over its epochs.
 *
 * @param x epochs done, with parts of them
 * @param y the figure; always finite
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Curve(double[] x, double[] y) {
    /** What is drawn. */
    enum Figure {
        LOSS,
        METRIC
    }

    /** On which part of the data. */
    enum Part {
        TRAINING,
        VALIDATION
    }

    int size() {
        return x.length;
    }

    /**
     * Reads a curve from a history. The first epoch is drawn from within, as there is nothing else to see yet; behind the
     * last one stands where the running epoch is.
     */
    static Curve of(RunHistory history, Figure figure, Part part) {
        Points points = new Points();
        int stepsPerEpoch =
                history.start().map(TrainingEvent.Start::stepsPerEpoch).orElse(1);
        if (part == Part.TRAINING) {
            for (TrainingEvent.Step s : history.steps()) {
                if (s.epoch() > 1) {
                    break;
                }
                points.add((double) s.batch() / stepsPerEpoch, value(s, figure));
            }
        }
        for (TrainingEvent.Epoch e : history.epochs()) {
            points.add(e.result().epoch(), value(e.result(), figure, part));
        }
        if (part == Part.TRAINING) {
            history.latest()
                    .filter(s -> s.epoch() > history.epochsDone() && s.epoch() > 1)
                    .ifPresent(s -> points.add(s.epoch() - 1 + (double) s.batch() / stepsPerEpoch, value(s, figure)));
        }
        return points.curve();
    }

    private static double value(TrainingEvent.Step s, Figure figure) {
        return figure == Figure.LOSS ? s.loss() : s.metric();
    }

    private static double value(EpochResult r, Figure figure, Part part) {
        if (part == Part.TRAINING) {
            return figure == Figure.LOSS ? r.trainLoss() : r.trainMetric();
        }
        return figure == Figure.LOSS ? r.validationLoss() : r.validationMetric();
    }

    /**
     * The curve with its wobble taken out: each point is a mean over itself and those before, which count less the longer
     * they are ago.
     *
     * @param weight of what was before, from 0 (nothing is smoothed) to below 1
     */
    Curve smoothed(double weight) {
        if (weight <= 0) {
            return this;
        }
        double[] smooth = new double[y.length];
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < y.length; i++) {
            sum = sum * weight + y[i];
            weights = weights * weight + 1;
            smooth[i] = sum / weights;
        }
        return new Curve(x, smooth);
    }

    /** At most so many points: of each stretch its lowest and its highest, so that no peak is lost. */
    Curve thinned(int most) {
        if (x.length <= most) {
            return this;
        }
        Points points = new Points();
        int stretches = Math.max(1, most / 2);
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) s * x.length / stretches);
            int to = (int) ((long) (s + 1) * x.length / stretches);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = y[i] < y[low] ? i : low;
                high = y[i] > y[high] ? i : high;
            }
            points.add(x[Math.min(low, high)], y[Math.min(low, high)]);
            if (low != high) {
                points.add(x[Math.max(low, high)], y[Math.max(low, high)]);
            }
        }
        return points.curve();
    }

    /** Index of the point nearest to a place; -1 where there is none. */
    int nearest(double place) {
        int best = -1;
        for (int i = 0; i < x.length; i++) {
            if (best < 0 || Math.abs(x[i] - place) < Math.abs(x[best] - place)) {
                best = i;
            }
        }
        return best;
    }

    /** Points that are being collected; what was not measured is left out. */
    private static final class Points {
        private double[] xs = new double[64];
        private double[] ys = new double[64];
        private int n;

        void add(double x, double y) {
            if (!Double.isFinite(y)) {
                return;
            }
            if (n == xs.length) {
                xs = Arrays.copyOf(xs, 2 * n);
                ys = Arrays.copyOf(ys, 2 * n);
            }
            xs[n] = x;
            ys[n++] = y;
        }

        Curve curve() {
            return new Curve(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
        }
    }
}
