package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;

/**
 * Rows of fields from text (RFC 4180): fields may be quoted, a quote inside is written twice, and a quoted field may hold
 * separators and line ends. Blanks around unquoted fields and empty lines are dropped. A blank as the separator stands
 * for any run of blanks and tabs.
 */
final class CsvParser {
    /**
     * One row.
     *
     * @param line where it begins, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(int line, String[] fields) {}

    private final Path path;
    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvParser(Path path, String text, char separator) {
        this.path = path;
        this.text = text;
        this.separator = separator;
    }

    /** The first rows, at most {@code limit}. */
    static List<Row> parse(Path path, String text, char separator, int limit) {
        CsvParser parser = new CsvParser(path, text, separator);
        while (parser.at < text.length() && parser.rows.size() < limit) {
            parser.row();
        }
        return parser.rows;
    }

    private boolean blankSeparated() {
        return separator == ' ';
    }

    private void row() {
        int first = line;
        fields.clear();
        boolean more = true;
        while (more) {
            skipBlanks();
            if (blankSeparated() && atLineEnd() && !fields.isEmpty()) {
                break;
            }
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            more = at < text.length() && isSeparator(text.charAt(at));
            if (more) {
                at++;
            }
        }
        endLine();
        if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
            rows.add(new Row(first, fields.toArray(String[]::new)));
        }
    }

    private boolean isSeparator(char c) {
        return c == separator || (blankSeparated() && c == '\t');
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || (text.charAt(at) == '\t' && separator != '\t'))) {
            at++;
        }
    }

    private boolean atLineEnd() {
        return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private String plain() {
        int start = at;
        while (!atLineEnd() && !isSeparator(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted() {
        int first = line;
        StringBuilder field = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                if (at + 1 >= text.length() || text.charAt(at + 1) != '"') {
                    at++;
                    afterQuote();
                    return field.toString();
                }
                at++;
            } else if (c == '\n' || (c == '\r' && (at + 1 >= text.length() || text.charAt(at + 1) != '\n'))) {
                line++;
            }
            field.append(c);
        }
        throw CoreMessage.CSV_QUOTE.exception(path, first);
    }

    private void afterQuote() {
        int start = at;
        skipBlanks();
        // Blanks may themselves be the separator.
        if (blankSeparated() && at > start && !atLineEnd()) {
            at--;
        }
        if (!atLineEnd() && !isSeparator(text.charAt(at))) {
            throw CoreMessage.CSV_AFTER_QUOTE.exception(path, line, text.charAt(at));
        }
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
        } else if (at < text.length()) {
            at++;
            line++;
        }
    }
}
