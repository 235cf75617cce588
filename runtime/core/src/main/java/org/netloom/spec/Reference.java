package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.netloom.json.Json;

/** Parts of the reference, in Markdown that reads well as plain text. Everything comes from the records. */
public final class Reference {
    private static final int COLUMNS = 100;

    private Reference() {}

    /** The hyper-parameters as a list: what each is, its range and its default. */
    public static String settings(SpecType<?> type) {
        if (type.components().isEmpty()) {
            return "None.\n";
        }
        return type.components().stream()
                .map(c -> wrap("- `" + c.name() + "`: " + c.param().doc() + ". " + sentence(values(c)), "  "))
                .collect(Collectors.joining());
    }

    /** One line for every type: name and summary. */
    public static String overview(List<? extends SpecType<?>> types) {
        int width = types.stream().mapToInt(t -> t.name().length()).max().orElse(0);
        return types.stream()
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

    /** Breaks a paragraph into lines, each with its end; those behind the first begin with the indent. */
    public static String wrap(String text, String indent) {
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
