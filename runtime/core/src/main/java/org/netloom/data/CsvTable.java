package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/**
 * A CSV file as rows of texts, all of the same length.
 *
 * @param names of the columns, from the header or made up: "column 1"
 * @param named whether the names come from a header
 * @param decimalComma whether "1,5" is a number here
 */
record CsvTable(Path path, List<String> names, boolean named, boolean decimalComma, List<CsvParser.Row> rows) {
    private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan", "null", "none");

    /** In this order: a table whose fields hold decimal commas has another separator that fits, too. */
    private static final char[] SEPARATORS = {';', '\t', '|', ',', ' '};

    /** Rows looked at to find out separator and header. */
    private static final int PROBE = 1000;

    /**
     * Reads a file.
     *
     * @param separator empty to find out
     * @throws NetloomException if quotes do not close, or rows differ in length
     */
    static CsvTable read(Path path, HeaderChoice header, String separator) {
        if (separator.length() > 1) {
            throw CoreMessage.CSV_SEPARATOR.exception(separator);
        }
        String text = DataFile.text(path);
        char between = separator.isEmpty() ? guessSeparator(path, text) : separator.charAt(0);
        List<CsvParser.Row> rows = CsvParser.parse(path, text, between, Integer.MAX_VALUE);
        if (rows.isEmpty()) {
            throw CoreMessage.CSV_SHORT.exception(path, "no rows", "a row");
        }
        boolean comma = between == ';' || between == '\t';
        boolean named = switch (header) {
            case YES -> true;
            case NO -> false;
            case AUTO -> looksLikeHeader(rows, comma);
        };
        checkLengths(path, rows, named, between);
        List<String> names = names(rows.getFirst().fields(), named);
        return new CsvTable(path, names, named, comma, named ? rows.subList(1, rows.size()) : rows);
    }

    private static void checkLengths(Path path, List<CsvParser.Row> rows, boolean named, char separator) {
        int[] counts = rows.stream().mapToInt(r -> r.fields().length).toArray();
        // Without a header the first row may be the odd one out.
        int expected = named || counts.length < 3 || counts[1] != counts[2] ? counts[0] : counts[1];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != expected) {
                throw CoreMessage.CSV_RAGGED.exception(
                        path,
                        rows.get(i).line(),
                        counts[i],
                        named ? "the header" : i == 0 ? "the second row" : "the first row",
                        expected,
                        separator == '\t' ? "tab" : separator);
            }
        }
    }

    private static List<String> names(String[] first, boolean named) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int c = 0; c < first.length; c++) {
            String name = named && !first[c].isEmpty() ? first[c] : "column " + (c + 1);
            String unique = name;
            for (int k = 2; !taken.add(unique); k++) {
                unique = name + " (" + k + ")";
            }
            names.add(unique);
        }
        return names;
    }

    /** The first that splits nearly all rows into the same number of fields, else the one that does so best. */
    private static char guessSeparator(Path path, String text) {
        char best = ',';
        double bestShare = 0;
        for (char candidate : SEPARATORS) {
            double share = agreement(path, text, candidate);
            if (share >= 0.9) {
                return candidate;
            }
            if (share > bestShare) {
                best = candidate;
                bestShare = share;
            }
        }
        return best;
    }

    /** Share of rows with the most frequent number of fields; 0 where that is a single field. */
    private static double agreement(Path path, String text, char separator) {
        List<CsvParser.Row> rows;
        try {
            rows = CsvParser.parse(path, text, separator, PROBE);
        } catch (NetloomException _) {
            return 0;
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        rows.forEach(r -> counts.merge(r.fields().length, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(e -> e.getKey() > 1)
                .map(e -> (double) e.getValue() / rows.size())
                .orElse(0.0);
    }

    /**
     * A header has a text above a column of numbers, and no number above one. Where all columns are texts, it has texts
     * that do not come again below.
     */
    private static boolean looksLikeHeader(List<CsvParser.Row> rows, boolean comma) {
        String[] first = rows.getFirst().fields();
        List<CsvParser.Row> rest = rows.subList(1, Math.min(rows.size(), PROBE));
        if (rest.isEmpty() || Arrays.stream(first).allMatch(CsvTable::missing)) {
            return false;
        }
        boolean above = false;
        boolean again = false;
        for (int c = 0; c < first.length; c++) {
            int column = c;
            List<String> below = rest.stream()
                    .filter(r -> column < r.fields().length && !missing(r.fields()[column]))
                    .map(r -> r.fields()[column])
                    .toList();
            boolean number = number(first[c], comma).isPresent();
            boolean numbers = !below.isEmpty()
                    && below.stream().filter(s -> number(s, comma).isPresent()).count() > 0.9 * below.size();
            if (number && (numbers || below.isEmpty())) {
                return false;
            }
            above |= numbers && !missing(first[c]);
            again |= number || below.contains(first[c]);
        }
        return above || !again;
    }

    /** Number of columns. */
    int width() {
        return names.size();
    }

    /** True for what stands for a value that is not there. */
    static boolean missing(String field) {
        return MISSING.contains(field.toLowerCase(Locale.ROOT));
    }

    Optional<Float> number(String field) {
        return number(field, decimalComma);
    }

    /** A finite number in plain decimal notation. */
    static Optional<Float> number(String field, boolean decimalComma) {
        String s = decimalComma ? field.replace(',', '.') : field;
        // Java also reads "1f", "0x1p3" and "Infinity", which no one writes into a table as a number.
        if (s.isEmpty() || !s.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            float value = Float.parseFloat(s);
            return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Position of a column by its name or, from 1, its number. */
    Optional<Integer> find(String nameOrNumber) {
        String wanted = nameOrNumber.strip();
        for (boolean exact : new boolean[] {true, false}) {
            Optional<Integer> found = IntStream.range(0, width())
                    .filter(c ->
                            exact ? names.get(c).equals(wanted) : names.get(c).equalsIgnoreCase(wanted))
                    .boxed()
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        if (wanted.matches("[0-9]{1,6}")) {
            int c = Integer.parseInt(wanted) - 1;
            return c >= 0 && c < width() ? Optional.of(c) : Optional.empty();
        }
        return Optional.empty();
    }

    /** A column as messages call it: "column 'size'", or "column 2" where there is no header. */
    String label(int column) {
        return named ? "column '" + names.get(column) + "'" : "column " + (column + 1);
    }

    /** The names, for a message. */
    String listNames() {
        return Words.list(names);
    }
}
