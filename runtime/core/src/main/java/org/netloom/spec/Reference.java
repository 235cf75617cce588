package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.netloom.json.Json;

/** Pages of the reference, in Markdown that reads well as plain text. Everything comes from the records. */
public final class Reference {
    private static final int COLUMNS = 100;

    private Reference() {}

    /** Everything known of one type: summary, formula, parameters, use and source. */
    public static String page(SpecType<?> type) {
        Doc doc = type.doc();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(type.name()).append("\n\n");
        page.append(wrap(doc.summary(), "")).append('\n');
        page.append("    ").append(doc.formula()).append("\n\n");
        page.append(wrap(doc.use(), "")).append('\n');
        page.append("## Parameters\n\n");
        if (type.components().isEmpty()) {
            page.append("None.\n\n");
        }
        for (Component c : type.components()) {
            page.append(wrap("- `" + c.name() + "`: " + c.param().doc() + ". " + sentence(values(c)), "  "));
        }
        if (!type.components().isEmpty()) {
            page.append('\n');
        }
        return page.append(wrap("Source: " + doc.source() + ".", "")).toString();
    }

    /** One line for every type of a family: name and summary. */
    public static String overview(SpecFamily<?> family) {
        int width =
                family.types().stream().mapToInt(t -> t.name().length()).max().orElse(0);
        return family.types().stream()
                .map(t -> t.name() + " ".repeat(width + 2 - t.name().length())
                        + t.doc().summary() + "\n")
                .collect(Collectors.joining());
    }

    /** "a whole number from 1 to 65536; default 1". */
    static String values(Component c) {
        StringBuilder text = new StringBuilder(c.expected());
        if (!c.range().isOpen()) {
            String range = c.range().toString();
            text.append(c.javaClass().isPrimitive() && range.startsWith("from") ? " " : ", ")
                    .append(range);
        } else if (!c.param().unit().isEmpty()) {
            text.append(" of ").append(c.param().unit());
        }
        if (c.required()) {
            return text.append("; must be given").toString();
        }
        String def = c.param().defaultFrom().isEmpty()
                ? Json.line(c.toJson(c.defaultValue()))
                : "that of `" + c.param().defaultFrom() + "`";
        return text.append("; default ").append(def).toString();
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** Breaks a paragraph into lines; those behind the first begin with the indent. */
    private static String wrap(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.isEmpty() || line.toString().equals(indent) ? "" : " ")
                    .append(word);
        }
        lines.add(line.toString());
        return String.join("\n", lines) + "\n";
    }
}
