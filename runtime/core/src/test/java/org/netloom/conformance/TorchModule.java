package org.netloom.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.spec.Size;

/**
 * What PyTorch prints of a module: {@code Conv2d(3, 4, kernel_size=(3, 3), stride=(1, 1), padding=same, bias=False)}.
 * Values are numbers, booleans, text, null for None, and lists of these.
 */
record TorchModule(String type, List<Object> positional, Map<String, Object> named) {
    static TorchModule parse(String text) {
        Reader r = new Reader(text);
        String type = r.word();
        List<Object> positional = new ArrayList<>();
        Map<String, Object> named = new LinkedHashMap<>();
        if (r.takes('(')) {
            while (!r.takes(')')) {
                Object value = r.value();
                if (r.takes('=')) {
                    named.put((String) value, r.value());
                } else {
                    positional.add(value);
                }
                r.takes(',');
            }
        }
        return new TorchModule(type, positional, named);
    }

    /** A setting by name, or by its place among the unnamed ones, or its default. */
    Object get(String name, int place, Object otherwise) {
        if (named.containsKey(name)) {
            return named.get(name);
        }
        return place >= 0 && place < positional.size() ? positional.get(place) : otherwise;
    }

    double number(String name, int place, double otherwise) {
        return get(name, place, otherwise) instanceof Double d ? d : Double.NaN;
    }

    int integer(String name, int place) {
        return (int) number(name, place, Double.NaN);
    }

    boolean is(String name, boolean otherwise) {
        return Boolean.TRUE.equals(get(name, -1, otherwise));
    }

    /** One number or a pair. */
    Size size(String name, int place, Object otherwise) {
        Object value = get(name, place, otherwise);
        if (value instanceof List<?> pair) {
            return Size.of(((Double) pair.get(0)).intValue(), ((Double) pair.get(1)).intValue());
        }
        return Size.of(((Double) value).intValue());
    }

    /** Reads from left to right. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        private char next() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : '\0';
        }

        boolean takes(char c) {
            if (next() == c) {
                at++;
                return true;
            }
            if (c == ')' && next() == '\0') {
                throw new IllegalArgumentException("no closing bracket in " + text);
            }
            return false;
        }

        String word() {
            next();
            int from = at;
            while (at < text.length() && "(),=".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at).strip();
        }

        Object value() {
            if (takes('(')) {
                List<Object> list = new ArrayList<>();
                while (!takes(')')) {
                    list.add(value());
                    takes(',');
                }
                return list;
            }
            String word = word();
            return switch (word) {
                case "True" -> true;
                case "False" -> false;
                case "None" -> null;
                default -> numberOrText(word);
            };
        }

        private static Object numberOrText(String word) {
            try {
                return Double.valueOf(word);
            } catch (NumberFormatException _) {
                return word.replace("'", "");
            }
        }
    }
}
