package org.netloom.generate;

import java.util.Locale;

/**
 * Turns text of a design, which may come from a stranger, into text that is nothing but data in the language it is put
 * into. Every value from a design passes through one of these on its way into a template.
 */
final class Quote {
    /** Comments and documents show at most this many characters of one text. */
    private static final int LONGEST = 2000;

    private Quote() {}

    /** A Java string literal, quotes included. */
    static String java(String text) {
        StringBuilder s = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            s.append(javaCharacter(text, i));
        }
        return s.append('"').toString();
    }

    private static String javaCharacter(String text, int i) {
        char c = text.charAt(i);
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (c < ' ' || c == 0x7f) {
                    // Not as a Unicode escape, which the compiler would turn into the character before it reads the
                    // line.
                    yield String.format(Locale.ROOT, "\\%03o", (int) c);
                }
                yield visible(text, i) ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
            }
        };
    }

    /** One line of text for a Java comment of either kind: it cannot end the comment, and no Unicode escape remains. */
    static String comment(String text) {
        return line(text).replace("\\", "\\\\").replace("*/", "* /").replace("/*", "/ *");
    }

    /** One line of text for a Javadoc comment: no HTML, no tags either. */
    static String javadoc(String text) {
        return line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("\\", "&#92;")
                .replace("{", "&#123;")
                .replace("*/", "*&#47;")
                .replace("/*", "&#47;*");
    }

    /** Text for an XML element or attribute. */
    static String xml(String text) {
        return line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;")
                // Maven replaces ${...} and @...@ in a pom.
                .replace("$", "&#36;")
                .replace("{", "(")
                .replace("}", ")")
                .replace("@", "(at)");
    }

    /** One line of text for a Markdown document: neither markup nor HTML nor a link. */
    static String markdown(String text) {
        StringBuilder s = new StringBuilder();
        line(text).chars().forEach(c -> {
            switch (c) {
                case '&' -> s.append("&amp;");
                case '<' -> s.append("&lt;");
                case '>' -> s.append("&gt;");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '+', '!', '|', '~', '$' ->
                    s.append('\\').append((char) c);
                default -> s.append((char) c);
            }
        });
        // Addresses are made links without any markup.
        return s.toString().replace("://", ":\\//").replace("www.", "www\\.");
    }

    /** One line: line ends and tabs become blanks, what is invisible or reorders the line is dropped, long text is cut. */
    static String line(String text) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < text.length() && s.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                s.append(' ');
            } else if (visible(text, i)) {
                s.append(c);
            }
        }
        return s.toString().replaceAll(" +", " ").strip() + (s.length() >= LONGEST ? " ..." : "");
    }

    /** True for what is seen as itself: no control, no mark that changes the order of a line, no half of a pair. */
    private static boolean visible(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1)) && shown(text.codePointAt(i));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1)) && shown(text.codePointAt(i - 1));
        }
        return shown(c);
    }

    private static boolean shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
