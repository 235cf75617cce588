package org.netloom.designer.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.netloom.data.Dataset;
import org.netloom.data.TableSchema;
import org.netloom.data.Targets;

/** Samples of numbers in words: the columns of a table as they were in the file, and what the target is called. */
final class SampleText {
    /** More columns than a table on the screen can have. */
    private static final int MOST_COLUMNS = 200;

    private final Dataset data;

    SampleText(Dataset data) {
        this.data = data;
    }

    /** Names of the columns of a row. */
    List<String> columns() {
        List<String> names = new ArrayList<>(data.schema()
                .map(s -> s.inputs().stream().map(TableSchema.Column::name).toList())
                .orElseGet(() -> ChannelStatistics.numbers(data)));
        return names.size() > MOST_COLUMNS ? names.subList(0, MOST_COLUMNS) : names;
    }

    /** What the columns of a sample hold. */
    List<String> row(int i) {
        float[] x = new float[data.inputShape().size()];
        data.input(i, x, 0);
        List<String> cells = data.schema()
                .map(s -> decoded(s, x))
                .orElseGet(() -> IntStream.range(0, x.length)
                        .mapToObj(k -> ChannelStatistics.rounded(x[k]))
                        .toList());
        return cells.size() > MOST_COLUMNS ? cells.subList(0, MOST_COLUMNS) : cells;
    }

    private static List<String> decoded(TableSchema schema, float[] x) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        for (TableSchema.Column c : schema.inputs()) {
            if (c.categorical()) {
                int start = at;
                cells.add(IntStream.range(0, c.width())
                        .filter(k -> x[start + k] > 0)
                        .mapToObj(k -> c.categories().get(k))
                        .findFirst()
                        .orElse(""));
            } else {
                cells.add(ChannelStatistics.rounded(x[at]));
            }
            at += c.width();
        }
        return cells;
    }

    /** Name of what is predicted. */
    String targetName() {
        return data.schema()
                .flatMap(TableSchema::target)
                .map(TableSchema.Column::name)
                .orElse("target");
    }

    /** Class of a sample; -1 where the targets are numbers. */
    int label(int i) {
        if (!(data.targets() instanceof Targets.Classes)) {
            return -1;
        }
        float[] label = new float[1];
        data.target(i, label, 0);
        return (int) label[0];
    }

    /** The target of a sample: its class, or its value where it is one number. */
    String target(int i) {
        float[] y = new float[data.targets().shape().size()];
        data.target(i, y, 0);
        return switch (data.targets()) {
            case Targets.Classes c -> c.labels().get((int) y[0]);
            case Targets.Values _ -> y.length == 1 ? ChannelStatistics.rounded(y[0]) : "";
            case Targets.ClassMap _, Targets.Points _ -> "";
            case Targets.Boxes b -> boxes(b, y);
            case Targets.Labels l ->
                IntStream.range(0, y.length)
                        .filter(k -> y[k] > 0.5f)
                        .mapToObj(l.names()::get)
                        .collect(Collectors.joining(", "));
        };
    }

    /** The classes of the boxes, in their order. */
    private static String boxes(Targets.Boxes b, float... y) {
        return IntStream.range(0, b.most())
                .map(k -> (int) y[k * Targets.Boxes.ROW])
                .filter(c -> c >= 0)
                .mapToObj(b.labels()::get)
                .collect(Collectors.joining(", "));
    }
}
