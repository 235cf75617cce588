package org.netloom.render;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class TextWrap {
    private TextWrap() {}

    /** Lines of at most the given width, at most so many; the last one ends in an ellipsis where text is left out. */
    static List<String> wrap(String text, Drawing.Type type, double width, int most, TextMetrics metrics) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || metrics.width(longer, type) <= width) {
                line = longer;
                continue;
            }
            lines.add(line);
            line = word;
        }
        lines.add(line);
        if (lines.size() > most) {
            String rest = String.join(" ", lines.subList(most - 1, lines.size()));
            lines = new ArrayList<>(lines.subList(0, most - 1));
            lines.add(rest);
        }
        return lines.stream().map(l -> metrics.fit(l, type, width)).toList();
    }
}
