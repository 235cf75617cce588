package org.netloom.problem;

import java.util.stream.Collectors;

/** Text from files as it may be shown: nothing in it moves a cursor, changes colours or turns the direction of writing. */
public final class Visible {
    private Visible() {}

    /** The text with everything invisible written as an escape, as in {@code \\u001b}. */
    public static String text(String text) {
        if (text.codePoints().noneMatch(Visible::isHidden)) {
            return text;
        }
        StringBuilder s = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                s.append("\\u").append("%04x".formatted(c));
            } else {
                s.appendCodePoint(c);
            }
        });
        return s.toString();
    }

    /** The same for a text of several lines: line feeds stay. */
    public static String lines(String text) {
        return text.lines().map(Visible::text).collect(Collectors.joining("\n"));
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
