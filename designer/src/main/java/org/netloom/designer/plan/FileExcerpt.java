package org.netloom.designer.plan;

import java.awt.Color;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.JComponent;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultHighlighter;
import org.netloom.problem.Problem;

/** The lines of a file around one that is at fault. */
record FileExcerpt(Path file, int line, List<String> lines, int first) {
    /** As messages about tables say it: "plants.csv, line 3, column 'size': ...". */
    private static final Pattern PLACE = Pattern.compile("^(.+?), line (\\d{1,9})[,:]");

    private static final int AROUND = 2;
    private static final int LONGEST = 160;

    FileExcerpt {
        lines = List.copyOf(lines);
    }

    /** The place that a problem names; empty where it names none, or the file cannot be read as text. Reads the file. */
    static Optional<FileExcerpt> of(Problem problem) {
        Matcher m = PLACE.matcher(problem.text());
        if (!m.find()) {
            return Optional.empty();
        }
        Path file = Path.of(m.group(1));
        int line = Integer.parseInt(m.group(2));
        int first = Math.max(1, line - AROUND);
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String text = reader.readLine();
            for (int at = 1; text != null && at <= line + AROUND; at++) {
                if (at >= first) {
                    lines.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "\u2026" : text);
                }
                text = reader.readLine();
            }
        } catch (IOException _) {
            // The message itself says where to look; a compressed or foreign file has no lines to show.
            return Optional.empty();
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new FileExcerpt(file, line, lines, first));
    }

    /** The lines with their numbers, the one at fault marked. */
    JComponent view() {
        JTextArea area = new JTextArea();
        area.setEditable(false);
        area.putClientProperty("FlatLaf.styleClass", "monospaced");
        int width = Integer.toString(first + lines.size()).length();
        int start = 0;
        int end = 0;
        for (int i = 0; i < lines.size(); i++) {
            String number = Integer.toString(first + i);
            int at = area.getDocument().getLength();
            area.append((i == 0 ? "" : "\n") + " ".repeat(width - number.length()) + number + "  " + lines.get(i));
            if (first + i == line) {
                start = i == 0 ? at : at + 1;
                end = area.getDocument().getLength();
            }
        }
        Color mark = UIManager.getColor("Component.error.focusedBorderColor");
        try {
            area.getHighlighter()
                    .addHighlight(
                            start,
                            end,
                            new DefaultHighlighter.DefaultHighlightPainter(
                                    new Color(mark.getRed(), mark.getGreen(), mark.getBlue(), 60)));
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
        return area;
    }
}
