package org.netloom.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A Java expression and what it needs.
 *
 * @param text {@code Conv2d.of(20, 5).padding(Padding.SAME)}
 * @param imports classes named by the text, outermost ones, sorted by name
 */
public record JavaText(String text, SortedSet<Class<?>> imports) {
    /**
     * An expression that stands for a value.
     *
     * @param type of the expression; a method that takes exactly this must exist
     */
    public record Variable(Class<?> type, JavaText java) {
        /** A variable or an expression of the given type. */
        public static Variable of(Class<?> type, String text) {
            return new Variable(type, JavaText.of(text));
        }
    }

    static JavaText of(String text, Class<?>... named) {
        SortedSet<Class<?>> imports = new TreeSet<>(Comparator.comparing(Class::getName));
        for (Class<?> c : named) {
            Class<?> outer = c;
            while (outer.getEnclosingClass() != null) {
                outer = outer.getEnclosingClass();
            }
            imports.add(outer);
        }
        return new JavaText(text, imports);
    }

    /** The same text, needing the classes of its parts too. */
    JavaText using(Collection<JavaText> parts) {
        SortedSet<Class<?>> all = new TreeSet<>(imports);
        parts.forEach(p -> all.addAll(p.imports));
        return new JavaText(text, all);
    }

    /** Name of a class in the text: nested ones behind their outer class. */
    public static String name(Class<?> c) {
        return c.getEnclosingClass() == null
                ? c.getSimpleName()
                : name(c.getEnclosingClass()) + "." + c.getSimpleName();
    }

    /**
     * A string literal that holds exactly this text and nothing else, whatever the text: no quote, line end or Unicode
     * escape in it can end the literal early (JLS 3.3 translates {@code \}{@code u000a} before it looks for strings).
     */
    public static String literal(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\%03o".formatted((int) c));
                    } else if (isPlain(c)) {
                        out.append(c);
                    } else {
                        out.append("\\u").append("%04x".formatted((int) c));
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /** Letters that neither reorder nor hide what stands beside them. */
    private static boolean isPlain(char c) {
        if (c < 127) {
            return true;
        }
        return Character.isLetterOrDigit(c) && Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
