package org.netloom.designer.inspector;

import java.util.List;
import java.util.stream.Collectors;
import org.netloom.check.Summary;

/** The table of the layers as text for other programs. */
final class SummaryExport {
    private SummaryExport() {}

    private static List<String> cells(SummaryRow r) {
        return List.of(
                r.path(),
                r.type(),
                r.settings(),
                r.output(),
                Long.toString(r.parameters()),
                r.arithmetic(),
                Long.toString(r.multiplyAdds()),
                r.field());
    }

    /** Comma-separated values (RFC 4180), numbers without separators. */
    static String csv(List<SummaryRow> rows) {
        StringBuilder out = new StringBuilder(line(Summary.COLUMNS));
        rows.forEach(r -> out.append(line(cells(r))));
        return out.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(SummaryExport::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** A table in Markdown, and the totals below it. */
    static String markdown(List<SummaryRow> rows, List<Summary.Total> totals) {
        StringBuilder out = new StringBuilder(row(Summary.COLUMNS));
        out.append(
                Summary.NUMERIC.stream().map(n -> n ? "---:" : "---").collect(Collectors.joining(" | ", "| ", " |\n")));
        for (SummaryRow r : rows) {
            out.append(row(List.of(
                    r.path(),
                    r.type(),
                    r.settings(),
                    r.output(),
                    number(r.parameters()),
                    r.arithmetic(),
                    number(r.multiplyAdds()),
                    r.field())));
        }
        out.append('\n');
        totals.forEach(t ->
                out.append("- ").append(t.name()).append(": ").append(t.value()).append('\n'));
        return out.toString();
    }

    private static String number(long n) {
        return n == 0 ? "" : Summary.grouped(n);
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(c -> c.replace("|", "\\|").replace("*", "\\*").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
