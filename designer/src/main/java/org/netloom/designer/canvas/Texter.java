package org.netloom.designer.canvas;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netloom.designer.widget.Faces;

/** Fonts of a drawing, and what fits into how much room. Remembers what it measured: the same texts come again and again. */
final class Texter {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final int MOST_REMEMBERED = 20_000;
    private static final String ELLIPSIS = "\u2026";

    private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);
    private final Map<TextStyle, Map<String, Double>> widths = new EnumMap<>(TextStyle.class);
    private final Map<Request, String> fitted = new HashMap<>();

    private record Request(TextStyle style, String text, int width) {}

    Texter() {
        // Brought along, so that a drawing is the same wherever it is made.
        Faces.install();
        for (TextStyle s : TextStyle.values()) {
            fonts.put(s, new Font(FlatInterFont.FAMILY, s.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float)
                            s.size()));
            widths.put(s, new HashMap<>());
        }
    }

    Font font(TextStyle style) {
        return fonts.get(style);
    }

    double width(TextStyle style, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        Map<String, Double> known = widths.get(style);
        Double width = known.get(text);
        if (width == null) {
            if (known.size() > MOST_REMEMBERED) {
                known.clear();
            }
            width = fonts.get(style).getStringBounds(text, CONTEXT).getWidth();
            known.put(text, width);
        }
        return width;
    }

    /** The text, shortened with an ellipsis where it is wider. Never splits a character of two code units. */
    String fit(TextStyle style, String text, double width) {
        if (width(style, text) <= width) {
            return text;
        }
        if (fitted.size() > MOST_REMEMBERED) {
            fitted.clear();
        }
        return fitted.computeIfAbsent(new Request(style, text, (int) width), r -> shortened(r));
    }

    private String shortened(Request r) {
        int end = r.text.length();
        while (end > 0) {
            end = r.text.offsetByCodePoints(end, -1);
            String shorter = r.text.substring(0, end).stripTrailing() + ELLIPSIS;
            if (fonts.get(r.style).getStringBounds(shorter, CONTEXT).getWidth() <= r.width) {
                return shorter;
            }
        }
        return ELLIPSIS;
    }

    /** Lines of at most the given width; a word that is wider is shortened. Empty lines stay. */
    List<String> wrap(TextStyle style, String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String line = "";
            for (String word : paragraph.strip().split("\\s+")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && width(style, longer) > width) {
                    lines.add(fit(style, line, width));
                    line = word;
                } else {
                    line = longer;
                }
            }
            lines.add(fit(style, line, width));
        }
        if (lines.size() > most) {
            lines = new ArrayList<>(lines.subList(0, most));
            lines.set(most - 1, fit(style, lines.getLast() + " " + ELLIPSIS + " ", width));
        }
        return lines;
    }
}
