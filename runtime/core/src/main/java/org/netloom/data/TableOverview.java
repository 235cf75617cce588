package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a table holds, column by column, also where it cannot be used as it is: to look at, not to train on.
 *
 * @param file the table; of a folder with a training and a test table the training table
 * @param header whether the first row holds names
 * @param rows below the header
 * @param faulty lines, from 1, with a missing value, or with a text where the column holds numbers
 */
public record TableOverview(Path file, boolean header, int rows, List<Column> columns, List<Integer> faulty) {
    /** A column is of numbers where so much of what it holds is. */
    private static final double MOSTLY = 0.9;

    private static final int EXAMPLES = 6;

    public TableOverview {
        columns = List.copyOf(columns);
        faulty = List.copyOf(faulty);
    }

    /**
     * A column.
     *
     * @param name from the header, or "column 3"
     * @param numeric whether it holds numbers, but for a few faulty values
     * @param missing values that are not there
     * @param odd texts where the others are numbers
     * @param different how many different values there are
     * @param examples the first different values
     * @param firstFault line of the first missing or odd value, from 1; 0 where there is none
     */
    public record Column(
            String name, boolean numeric, int missing, int odd, int different, List<String> examples, int firstFault) {
        public Column {
            examples = List.copyOf(examples);
        }
    }

    /**
     * Looks at a table.
     *
     * @param base folder that a relative path of the spec starts from
     * @throws org.netloom.problem.NetloomException if it cannot be read, or its rows differ in length
     */
    public static TableOverview of(CsvData spec, Path base) {
        CsvTable table = table(spec, base);
        Set<Integer> faulty = new TreeSet<>();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < table.width(); c++) {
            columns.add(column(table, c, faulty));
        }
        return new TableOverview(table.path(), table.named(), table.rows().size(), columns, List.copyOf(faulty));
    }

    private static CsvTable table(CsvData spec, Path base) {
        Path file = DataSources.tables(spec, base).train();
        return CsvTable.read(file, spec.header(), spec.separator());
    }

    private static Column column(CsvTable table, int c, Set<Integer> faulty) {
        boolean numeric = numeric(table, c);
        int missing = 0;
        int odd = 0;
        int first = 0;
        Set<String> different = new HashSet<>();
        Set<String> examples = new LinkedHashSet<>();
        for (CsvParser.Row row : table.rows()) {
            String field = row.fields()[c];
            if (faulty(table, field, numeric)) {
                missing += CsvTable.missing(field) ? 1 : 0;
                odd += CsvTable.missing(field) ? 0 : 1;
                first = first == 0 ? row.line() : first;
                faulty.add(row.line());
            } else {
                different.add(field);
                if (examples.size() < EXAMPLES) {
                    examples.add(field);
                }
            }
        }
        return new Column(table.names().get(c), numeric, missing, odd, different.size(), List.copyOf(examples), first);
    }

    private static boolean numeric(CsvTable table, int c) {
        int present = 0;
        int numbers = 0;
        for (CsvParser.Row row : table.rows()) {
            String field = row.fields()[c];
            if (!CsvTable.missing(field)) {
                present++;
                numbers += table.number(field).isPresent() ? 1 : 0;
            }
        }
        return present > 0 && numbers >= MOSTLY * present;
    }

    private static boolean faulty(CsvTable table, String field, boolean numeric) {
        return CsvTable.missing(field) || numeric && table.number(field).isEmpty();
    }

    /**
     * The table without its faulty rows, as the text of a file.
     *
     * @throws org.netloom.problem.NetloomException if it cannot be read
     */
    public static String withoutFaultyRows(CsvData spec, Path base) {
        CsvTable table = table(spec, base);
        Set<Integer> faulty = new HashSet<>(of(spec, base).faulty());
        char separator = table.decimalComma() ? ';' : ',';
        StringBuilder text = new StringBuilder();
        if (table.named()) {
            append(text, table.names(), separator);
        }
        for (CsvParser.Row row : table.rows()) {
            if (!faulty.contains(row.line())) {
                append(text, List.of(row.fields()), separator);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> fields, char separator) {
        text.append(fields.stream()
                        .map(f -> quoted(f, separator))
                        .collect(Collectors.joining(Character.toString(separator))))
                .append('\n');
    }

    private static String quoted(String field, char separator) {
        boolean plain = !field.isEmpty()
                && field.equals(field.strip())
                && field.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
