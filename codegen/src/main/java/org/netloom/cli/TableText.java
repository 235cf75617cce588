package org.netloom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.netloom.check.Summary;

/** Writes a summary as text. */
final class TableText {
    private static final int ARITHMETIC = Summary.COLUMNS.indexOf("Arithmetic");
    private static final String GAP = "  ";

    private final Terminal terminal;
    private final int[] columns;

    /** @param arithmetic whether with the column that says how the parameters are counted */
    TableText(Terminal terminal, boolean arithmetic) {
        this.terminal = terminal;
        this.columns = IntStream.range(0, Summary.COLUMNS.size())
                .filter(c -> arithmetic || c != ARITHMETIC)
                .toArray();
    }

    /** Columns aligned with blanks, numbers grouped. */
    String write(Summary summary, List<Summary.Total> totals) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(pick(Summary.COLUMNS));
        summary.rows().forEach(r -> rows.add(pick(grouped(r))));
        int[] widths = new int[columns.length];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        text.append(terminal.bold(line(rows.getFirst(), widths))).append('\n');
        int width = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
        String rule = terminal.faint("-".repeat(width)) + "\n";
        text.append(rule);
        rows.stream().skip(1).forEach(r -> text.append(line(r, widths)).append('\n'));
        text.append(rule);
        int names = totals.stream().mapToInt(t -> t.name().length()).max().orElse(0);
        int values = totals.stream().mapToInt(t -> t.value().length()).max().orElse(0);
        for (Summary.Total t : totals) {
            text.append(padded(t.name(), names, false)).append(GAP);
            text.append(terminal.bold(padded(t.value(), values, true))).append('\n');
        }
        return text.toString();
    }

    private List<String> pick(List<String> cells) {
        return IntStream.of(columns).mapToObj(cells::get).toList();
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(c -> padded(row.get(c), widths[c], Summary.NUMERIC.get(columns[c])))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return right ? blanks + text : text + blanks;
    }

    private static List<String> grouped(Summary.Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        for (int c = 0; c < cells.size(); c++) {
            if (Summary.NUMERIC.get(c)) {
                long n = Long.parseLong(cells.get(c));
                cells.set(c, n == 0 ? "" : Summary.grouped(n));
            }
        }
        return cells;
    }

    /** A table of GitHub's Markdown. */
    static String markdown(Summary summary, List<Summary.Total> totals) {
        StringBuilder text = new StringBuilder();
        text.append("| ").append(String.join(" | ", Summary.COLUMNS)).append(" |\n|");
        Summary.NUMERIC.forEach(n -> text.append(n ? "---:|" : "---|"));
        text.append('\n');
        for (Summary.Row row : summary.rows()) {
            text.append(grouped(row).stream().map(TableText::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        text.append('\n');
        totals.forEach(t -> text.append("- ")
                .append(t.name())
                .append(": ")
                .append(t.value())
                .append('\n'));
        return text.toString();
    }

    private static String escaped(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "&lt;");
    }

    /** Comma-separated values with a header, numbers ungrouped (RFC 4180). */
    static String csv(Summary summary) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", Summary.COLUMNS)).append("\r\n");
        for (Summary.Row row : summary.rows()) {
            text.append(row.cells().stream().map(TableText::quoted).collect(Collectors.joining(",", "", "\r\n")));
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
