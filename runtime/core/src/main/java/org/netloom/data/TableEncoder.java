package org.netloom.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;

/** Turns the rows of a table into numbers by a schema. */
final class TableEncoder {
    private final TableSchema schema;
    private final CsvTable table;
    private final int[] positions;
    private final Optional<Integer> target;
    private final Map<TableSchema.Column, Map<String, Integer>> codes = new HashMap<>();

    TableEncoder(TableSchema schema, CsvTable read) {
        this.schema = schema;
        this.table = withHeader(schema, read);
        this.positions = table.named() ? byName() : byPosition();
        this.target = schema.target()
                .flatMap(t -> table.named()
                        ? table.find(t.name())
                        : Optional.of(t.position())
                                .filter(_ -> table.width() > schema.inputs().size()));
        Stream.concat(schema.inputs().stream(), schema.target().stream()).forEach(c -> {
            Map<String, Integer> code = new HashMap<>();
            c.categories().forEach(v -> code.put(v, code.size()));
            codes.put(c, code);
        });
    }

    /** A file whose first row names the columns has a header, also where its rows are too few or alike to show it. */
    private static CsvTable withHeader(TableSchema schema, CsvTable read) {
        if (read.named() || read.rows().isEmpty()) {
            return read;
        }
        List<String> first = List.of(read.rows().getFirst().fields());
        boolean names = schema.inputs().stream().allMatch(c -> first.contains(c.name()));
        return names
                ? new CsvTable(
                        read.path(),
                        first,
                        true,
                        read.decimalComma(),
                        read.rows().subList(1, read.rows().size()))
                : read;
    }

    private int[] byName() {
        return schema.inputs().stream()
                .mapToInt(c -> table.find(c.name())
                        .orElseThrow(() -> CoreMessage.CSV_NO_COLUMN.exception(
                                table.path(),
                                c.name(),
                                NearestMatch.suggestion(c.name(), table.names()),
                                table.listNames())))
                .toArray();
    }

    private int[] byPosition() {
        int inputs = schema.inputs().size();
        if (table.width() == inputs) {
            return IntStream.range(0, inputs).toArray();
        }
        int with = inputs + (schema.target().isPresent() ? 1 : 0);
        if (table.width() != with) {
            throw CoreMessage.CSV_COLUMN_COUNT.exception(
                    table.path(),
                    table.width(),
                    inputs,
                    Words.list(schema.inputs().stream()
                            .map(TableSchema.Column::name)
                            .toList()));
        }
        return schema.inputs().stream().mapToInt(TableSchema.Column::position).toArray();
    }

    TableSchema.Rows rows() {
        int n = table.rows().size();
        HeapLimit.check(table.path(), n, 4L * schema.width());
        float[][] inputs = new float[n][];
        float[][] targets = new float[n][1];
        for (int i = 0; i < n; i++) {
            CsvParser.Row row = table.rows().get(i);
            inputs[i] = input(row);
            if (target.isPresent()) {
                targets[i][0] = target(row, target.get());
            }
        }
        int[] lines = table.rows().stream().mapToInt(CsvParser.Row::line).toArray();
        return new TableSchema.Rows(
                ArrayDataset.table(schema, inputs, targets, schema.targets()), target.isPresent(), lines);
    }

    private float[] input(CsvParser.Row row) {
        float[] x = new float[schema.width()];
        int at = 0;
        for (int k = 0; k < positions.length; k++) {
            TableSchema.Column c = schema.inputs().get(k);
            String field = present(row, positions[k]);
            if (c.categorical()) {
                x[at + code(c, row, positions[k], field)] = 1;
            } else {
                x[at] = number(row, positions[k], field);
            }
            at += c.width();
        }
        return x;
    }

    private float target(CsvParser.Row row, int position) {
        TableSchema.Column c = schema.target().orElseThrow();
        String field = present(row, position);
        return c.categorical() ? code(c, row, position, field) : number(row, position, field);
    }

    private String present(CsvParser.Row row, int position) {
        String field = row.fields()[position];
        if (CsvTable.missing(field)) {
            throw CoreMessage.CSV_MISSING.exception(
                    table.path(), row.line(), table.label(position), field.isEmpty() ? "" : " ('" + field + "')");
        }
        return field;
    }

    private int code(TableSchema.Column c, CsvParser.Row row, int position, String field) {
        Integer code = codes.get(c).get(field);
        if (code == null) {
            code = codes.get(c).get(TableInference.canonical(field));
        }
        if (code == null) {
            throw CoreMessage.CSV_UNKNOWN_CATEGORY.exception(
                    table.path(), row.line(), table.label(position), field, Words.list(c.categories()));
        }
        return code;
    }

    private float number(CsvParser.Row row, int position, String field) {
        return table.number(field)
                .orElseThrow(() ->
                        CoreMessage.CSV_NOT_A_NUMBER.exception(table.path(), row.line(), table.label(position), field));
    }
}
