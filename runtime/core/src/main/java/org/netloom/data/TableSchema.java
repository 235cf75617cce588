package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * How the columns of a table become numbers: found once on the training file, stored with the model, and applied to every
 * file predicted later.
 *
 * @param inputs columns that are read, in the order of the network's input
 * @param target column to be predicted; empty in a table that has none
 */
public record TableSchema(List<Column> inputs, Optional<Column> target) {
    public TableSchema {
        inputs = List.copyOf(inputs);
    }

    /**
     * A column.
     *
     * @param name from the header, or "column 3" where there is none
     * @param position in the file it was found in, from 0
     * @param categories its texts in the order of their one-hot numbers; empty for a column of numbers
     */
    public record Column(String name, int position, List<String> categories) {
        public Column {
            categories = List.copyOf(categories);
        }

        /** True for texts. */
        public boolean categorical() {
            return !categories.isEmpty();
        }

        /** Numbers this column takes as an input. */
        public int width() {
            return categorical() ? categories.size() : 1;
        }
    }

    /**
     * A file read with a schema.
     *
     * @param data the rows; where the file has no target column, all targets are 0
     * @param hasTarget whether the file has the target column
     * @param lines where each row begins in the file, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Rows(Dataset data, boolean hasTarget, int[] lines) {}

    /** Numbers of one input. */
    public int width() {
        return inputs.stream().mapToInt(Column::width).sum();
    }

    /** Names of the numbers of an input: "length", "colour=red". */
    public List<String> featureNames() {
        return inputs.stream()
                .flatMap(c ->
                        c.categorical() ? c.categories().stream().map(v -> c.name() + "=" + v) : Stream.of(c.name()))
                .toList();
    }

    /** Numbers of an input that are one-hot: standardising leaves them alone. */
    public BitSet oneHot() {
        BitSet hot = new BitSet();
        int at = 0;
        for (Column c : inputs) {
            hot.set(at, at + c.width(), c.categorical());
            at += c.width();
        }
        return hot;
    }

    /** What the target column holds: classes, or one number. */
    public Targets targets() {
        Column t = target.orElseThrow();
        return t.categorical()
                ? new Targets.Classes(t.categories())
                : new Targets.Values(Shape.of(1), List.of(t.name()));
    }

    /**
     * Reads a file with these columns. With a header they are found by name, in any order; without one by position,
     * with or without the target column.
     *
     * @throws org.netloom.problem.NetloomException if a column or value is missing, a number is none, or a category was
     *     not seen in training
     */
    public Rows read(Path file, HeaderChoice header, String separator) {
        return new TableEncoder(this, CsvTable.read(file, header, separator)).rows();
    }

    Rows encode(CsvTable table) {
        return new TableEncoder(this, table).rows();
    }

    // ---- stored with the model --------------------------------------------------------------------------------------

    /** This schema as JSON values. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("inputs", inputs.stream().map(TableSchema::toJson).collect(Collectors.toList()));
        target.ifPresent(t -> json.put("target", toJson(t)));
        return json;
    }

    private static Map<String, Object> toJson(Column c) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", c.name());
        json.put("position", (long) c.position());
        if (c.categorical()) {
            json.put("categories", c.categories());
        }
        return json;
    }

    /** The schema that {@link #toJson} gave. */
    public static TableSchema fromJson(Map<String, Object> json) {
        Fields fields = new Fields("table", json);
        List<Column> inputs = new ArrayList<>();
        for (Object column : fields.list("inputs")) {
            inputs.add(column(column));
        }
        if (inputs.isEmpty()) {
            throw CoreMessage.STORED_DATA.exception("table", "inputs", "at least one column", "none");
        }
        return new TableSchema(inputs, fields.optional("target").map(TableSchema::column));
    }

    private static Column column(Object json) {
        Fields fields = new Fields("table", json);
        List<String> categories = fields.optional("categories").isEmpty() ? List.of() : fields.texts("categories");
        return new Column(fields.text("name"), fields.integer("position"), categories);
    }
}
