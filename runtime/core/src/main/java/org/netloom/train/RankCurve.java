package org.netloom.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well scores tell yes from no at every threshold: the receiver operating characteristic and the area below it
 * (Hanley and McNeil 1982). Beyond a million answers every second one is left out, and again as often as needed.
 */
final class RankCurve {
    private static final int MOST = 1 << 20;

    /** A place on the curve: share of no taken for yes, share of yes found. */
    record Point(double falsePositives, double truePositives) {}

    /** Scores as numbers that sort like them, the lowest bit is the truth. */
    private long[] answers = new long[64];

    private int count;
    private long seen;
    private int stride = 1;

    void reset() {
        count = 0;
        seen = 0;
        stride = 1;
    }

    void add(double score, boolean yes) {
        if (seen++ % stride != 0) {
            return;
        }
        if (count == MOST) {
            thin();
        }
        if (count == answers.length) {
            answers = Arrays.copyOf(answers, 2 * count);
        }
        int bits = Float.floatToIntBits((float) score);
        // Of negative floats the larger pattern is the smaller number.
        int order = bits >= 0 ? bits : bits ^ 0x7fffffff;
        answers[count++] = ((long) order << 1) | (yes ? 1 : 0);
    }

    private void thin() {
        for (int i = 0; i < MOST / 2; i++) {
            answers[i] = answers[2 * i];
        }
        count = MOST / 2;
        stride *= 2;
    }

    private long positives() {
        long n = 0;
        for (int i = 0; i < count; i++) {
            n += answers[i] & 1;
        }
        return n;
    }

    /** Chance that a yes has a higher score than a no, ties by half; NaN where there is but one kind. */
    double area() {
        List<Point> points = points();
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            area += (b.falsePositives - a.falsePositives) * (a.truePositives + b.truePositives) / 2;
        }
        return points.isEmpty() ? Double.NaN : area;
    }

    /** The largest share of right answers that a threshold can give; NaN where there are none. */
    double bestAccuracy() {
        long yes = positives();
        long no = count - yes;
        if (yes == 0 || no == 0) {
            return count == 0 ? Double.NaN : 1;
        }
        return points().stream()
                .mapToDouble(p -> (p.truePositives * yes + (1 - p.falsePositives) * no) / count)
                .max()
                .orElse(Double.NaN);
    }

    /** The curve from 0, 0 to 1, 1; empty where there is but one kind. */
    List<Point> points() {
        long yes = positives();
        long no = count - yes;
        List<Point> points = new ArrayList<>();
        if (yes == 0 || no == 0) {
            return points;
        }
        long[] sorted = Arrays.copyOf(answers, count);
        Arrays.sort(sorted);
        points.add(new Point(0, 0));
        long hits = 0;
        long misses = 0;
        for (int i = count - 1; i >= 0; i--) {
            hits += sorted[i] & 1;
            misses += 1 - (sorted[i] & 1);
            if (i == 0 || sorted[i - 1] >> 1 != sorted[i] >> 1) {
                points.add(new Point((double) misses / no, (double) hits / yes));
            }
        }
        return points;
    }

    /** The curve with at most so many points, to be drawn. */
    List<Point> points(int most) {
        List<Point> all = points();
        if (all.size() <= most) {
            return all;
        }
        List<Point> few = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            few.add(all.get((int) ((long) i * (all.size() - 1) / (most - 1))));
        }
        return few;
    }
}
