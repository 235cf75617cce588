package org.netloom.designer.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.netloom.data.DataParts;
import org.netloom.data.Dataset;
import org.netloom.data.Targets;
import org.netloom.json.Json;
import org.netloom.spec.Shape;

/**
 * How often a class, or a range of target values, comes in each part.
 *
 * @param label of the class, or its range
 * @param counts in the order of {@link OpenedData.Part}
 */
record Balance(String label, List<Integer> counts) {
    /** Bars for target values that are numbers. */
    private static final int BINS = 12;

    /** Numbers looked at in a part: a mask has a thousand. */
    private static final int MOST = 2_000_000;

    Balance {
        counts = List.copyOf(counts);
    }

    static List<Balance> of(DataParts parts) {
        return switch (parts.train().targets()) {
            case Targets.Classes c -> counts(parts, c.labels(), c.shape(), (y, count) -> add(count, y[0]));
            case Targets.Values v -> values(parts, v.shape());
            case Targets.Points p -> values(parts, p.shape());
            case Targets.ClassMap m ->
                counts(parts, m.labels(), m.shape(), (y, count) -> {
                    for (float f : y) {
                        add(count, f);
                    }
                });
            case Targets.Boxes b ->
                counts(parts, b.labels(), b.shape(), (y, count) -> {
                    for (int at = 0; at < y.length; at += Targets.Boxes.ROW) {
                        add(count, y[at]);
                    }
                });
            case Targets.Labels l ->
                counts(parts, l.names(), l.shape(), (y, count) -> {
                    for (int i = 0; i < y.length; i++) {
                        count[i] += (int) y[i];
                    }
                });
        };
    }

    /** Counts what one target says of the classes. */
    private interface Count {
        void add(float[] target, int[] count);
    }

    private static void add(int[] count, float index) {
        if (index >= 0 && index < count.length) {
            count[(int) index]++;
        }
    }

    private static List<Balance> counts(DataParts parts, List<String> labels, Shape shape, Count one) {
        List<int[]> counts = new ArrayList<>();
        for (OpenedData.Part part : OpenedData.Part.values()) {
            Dataset data = part.of(parts);
            int[] count = new int[labels.size()];
            float[] target = new float[shape.size()];
            for (int i = 0; i < data.size(); i++) {
                data.target(i, target, 0);
                one.add(target, count);
            }
            counts.add(count);
        }
        return rows(labels, counts);
    }

    private static List<Balance> rows(List<String> labels, List<int[]> counts) {
        return IntStream.range(0, labels.size())
                .mapToObj(c -> new Balance(
                        labels.get(c), counts.stream().map(n -> n[c]).toList()))
                .toList();
    }

    private static List<Balance> values(DataParts parts, Shape shape) {
        int width = shape.size();
        List<float[]> all = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (OpenedData.Part part : OpenedData.Part.values()) {
            Dataset data = part.of(parts);
            int samples = Math.min(data.size(), Math.max(1, MOST / width));
            float[] numbers = new float[samples * width];
            for (int i = 0; i < samples; i++) {
                data.target(i, numbers, i * width);
            }
            for (float f : numbers) {
                low = Float.isNaN(f) ? low : Math.min(low, f);
                high = Float.isNaN(f) ? high : Math.max(high, f);
            }
            all.add(numbers);
        }
        if (low == Double.POSITIVE_INFINITY) {
            return List.of(); // no point can be seen
        }
        if (!(high > low)) {
            return List.of(new Balance(
                    Json.number(low), all.stream().map(n -> n.length).toList()));
        }
        return histogram(all, low, high);
    }

    private static List<Balance> histogram(List<float[]> all, double low, double high) {
        List<int[]> counts = new ArrayList<>();
        for (float[] numbers : all) {
            int[] count = new int[BINS];
            for (float f : numbers) {
                if (Float.isNaN(f)) {
                    continue; // a point that cannot be seen
                }
                count[Math.clamp((long) ((f - low) / (high - low) * BINS), 0, BINS - 1)]++;
            }
            counts.add(count);
        }
        double step = (high - low) / BINS;
        List<String> labels = IntStream.range(0, BINS)
                .mapToObj(b -> rounded(low + b * step) + " .. " + rounded(low + (b + 1) * step))
                .toList();
        List<Balance> rows = new ArrayList<>(rows(labels, counts));
        return Collections.unmodifiableList(rows);
    }

    private static String rounded(double value) {
        return Json.number(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)));
    }
}
