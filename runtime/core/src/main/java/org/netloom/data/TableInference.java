package org.netloom.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;

/** Finds out what the columns of a table are. */
final class TableInference {
    /** From this share of numbers on, the other texts of a column are mistakes. */
    private static final double NUMBERS = 0.9;

    /** Whole numbers with at most so many different values can be classes. */
    private static final int MOST_NUMBER_CLASSES = 20;

    /** So many different texts, and more than every second row its own, name the rows. */
    private static final int MANY_TEXTS = 50;

    private final CsvTable table;

    private TableInference(CsvTable table) {
        this.table = table;
    }

    /**
     * The schema of a training table.
     *
     * @param target name or number of the target column; empty for the last
     * @throws org.netloom.problem.NetloomException for a missing value, a text among numbers, a column that names rows
     */
    static TableSchema infer(CsvTable table, String target, TargetForm form) {
        return new TableInference(table).schema(target, form);
    }

    private TableSchema schema(String wanted, TargetForm form) {
        if (table.width() < 2) {
            throw CoreMessage.CSV_SHORT.exception(
                    table.path(), "1 column", "2: an input and the target; is the separator another one?");
        }
        if (table.rows().size() < 2) {
            throw CoreMessage.CSV_SHORT.exception(
                    table.path(),
                    table.rows().size() == 1 ? "1 row" : table.rows().size() + " rows",
                    "2 below a header");
        }
        int target = wanted.isBlank() ? table.width() - 1 : find(wanted);
        List<TableSchema.Column> inputs = IntStream.range(0, table.width())
                .filter(c -> c != target)
                .mapToObj(this::input)
                .toList();
        return new TableSchema(inputs, Optional.of(target(target, form)));
    }

    private int find(String wanted) {
        return table.find(wanted)
                .orElseThrow(() -> CoreMessage.CSV_TARGET.exception(
                        table.path(), wanted, NearestMatch.suggestion(wanted, table.names()), table.listNames()));
    }

    private TableSchema.Column input(int c) {
        boolean numbers = numbers(c);
        List<String> texts = numbers ? List.of() : texts(c);
        int rows = table.rows().size();
        if (texts.size() > MANY_TEXTS && texts.size() > rows / 2) {
            throw CoreMessage.CSV_IDENTIFIER.exception(table.path(), table.label(c), texts.size(), rows);
        }
        return new TableSchema.Column(table.names().get(c), c, texts);
    }

    private TableSchema.Column target(int c, TargetForm form) {
        boolean classes = switch (form) {
            case AUTO -> !numbers(c) || fewWholeNumbers(c);
            case CLASSES -> {
                numbers(c);
                yield true;
            }
            case NUMBERS -> !numbers(c);
        };
        List<String> labels = classes ? texts(c) : List.of();
        if (labels.size() == 1) {
            throw CoreMessage.CSV_ONE_CLASS.exception(table.path(), table.label(c), labels.getFirst());
        }
        return new TableSchema.Column(table.names().get(c), c, labels);
    }

    /** True for numbers, false for texts; throws where a value is missing, or is a text among numbers. */
    private boolean numbers(int c) {
        int count = 0;
        CsvParser.Row odd = null;
        Set<Float> values = new HashSet<>();
        for (CsvParser.Row row : table.rows()) {
            String field = row.fields()[c];
            if (CsvTable.missing(field)) {
                throw CoreMessage.CSV_MISSING.exception(
                        table.path(), row.line(), table.label(c), field.isEmpty() ? "" : " ('" + field + "')");
            }
            Optional<Float> value = table.number(field);
            if (value.isPresent()) {
                count++;
                values.add(value.get());
            } else if (odd == null) {
                odd = row;
            }
        }
        int rows = table.rows().size();
        boolean mostly = count >= NUMBERS * rows || (count >= 0.5 * rows && values.size() > MANY_TEXTS);
        if (odd != null && mostly) {
            throw CoreMessage.CSV_NOT_A_NUMBER.exception(table.path(), odd.line(), table.label(c), odd.fields()[c]);
        }
        return odd == null;
    }

    private boolean fewWholeNumbers(int c) {
        List<String> texts = texts(c);
        return texts.size() <= MOST_NUMBER_CLASSES
                && texts.size() <= Math.max(2, table.rows().size() / 2)
                && texts.stream().allMatch(t -> t.matches("-?[0-9]+"));
    }

    /** The different texts of a column, numbers by size and before other texts. */
    private List<String> texts(int c) {
        Set<String> texts = new TreeSet<>(ORDER);
        table.rows().forEach(r -> texts.add(canonical(r.fields()[c])));
        return new ArrayList<>(texts);
    }

    private static final Comparator<String> ORDER = Comparator.comparing((String s) ->
                    CsvTable.number(s, false).map(Float::doubleValue).orElse(Double.POSITIVE_INFINITY))
            .thenComparing(Comparator.naturalOrder());

    /** "1.0" and "1" are the same class. */
    static String canonical(String field) {
        return CsvTable.number(field, false)
                .filter(v -> v == Math.rint(v) && Math.abs(v) < 1e7f)
                .map(v -> Integer.toString(v.intValue()))
                .orElse(field);
    }
}
