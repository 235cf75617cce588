package org.netloom.json;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** Writes values in one fixed format. */
final class JsonWriter {
    private static final int COLUMNS = 100;
    /** Texts read better below each other; only a few short ones share a line. */
    private static final int TEXT_COLUMNS = 40;

    private final StringBuilder out = new StringBuilder();
    private int depth;

    String indented(Object value) {
        write(value, 0, 0);
        return out.append('\n').toString();
    }

    String compact(Object value) {
        flat(value);
        return out.toString();
    }

    /** Writes at an indentation; {@code taken} columns of the line are in use. */
    private void write(Object value, int indent, int taken) {
        if (isScalar(value) || isEmpty(value)) {
            flat(value);
            return;
        }
        if (isLeaf(value)) {
            String line = new JsonWriter().compact(value);
            if (line.length() <= (isTextList(value) ? TEXT_COLUMNS : COLUMNS - taken)) {
                out.append(line);
                return;
            }
        }
        if (value instanceof Iterable<?> list && allScalar(list) && !isTextList(list)) {
            fill(list, indent);
            return;
        }
        enter();
        boolean isObject = value instanceof Map;
        out.append(isObject ? '{' : '[');
        for (Iterator<?> i = members(value).iterator(); i.hasNext(); ) {
            newLine(indent + 2);
            Object member = i.next();
            int start = out.length();
            if (isObject) {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>) member;
                quote(key(entry));
                out.append(": ");
                member = entry.getValue();
            }
            write(member, indent + 2, indent + 3 + out.length() - start);
            if (i.hasNext()) {
                out.append(',');
            }
        }
        newLine(indent);
        out.append(isObject ? '}' : ']');
        depth--;
    }

    /** A long list of numbers, as many on a line as fit. */
    private void fill(Iterable<?> numbers, int indent) {
        out.append('[');
        newLine(indent + 2);
        int used = indent + 2;
        for (Iterator<?> i = numbers.iterator(); i.hasNext(); ) {
            String number = new JsonWriter().compact(i.next()) + (i.hasNext() ? "," : "");
            if (used > indent + 2 && used + 1 + number.length() > COLUMNS) {
                newLine(indent + 2);
                used = indent + 2;
            }
            if (used > indent + 2) {
                out.append(' ');
                used++;
            }
            out.append(number);
            used += number.length();
        }
        newLine(indent);
        out.append(']');
    }

    private void flat(Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b.booleanValue());
            case CharSequence s -> quote(s);
            case Number n -> number(n);
            default -> flatMembers(value);
        }
    }

    private void flatMembers(Object value) {
        enter();
        boolean isObject = value instanceof Map;
        out.append(isObject ? '{' : '[');
        for (Iterator<?> i = members(value).iterator(); i.hasNext(); ) {
            Object member = i.next();
            if (isObject) {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>) member;
                quote(key(entry));
                out.append(": ");
                member = entry.getValue();
            }
            flat(member);
            if (i.hasNext()) {
                out.append(", ");
            }
        }
        out.append(isObject ? '}' : ']');
        depth--;
    }

    private void enter() {
        if (++depth > Json.MAX_DEPTH) {
            throw new IllegalArgumentException("a value nested more than " + Json.MAX_DEPTH + " levels");
        }
    }

    private void newLine(int indent) {
        out.append('\n').repeat(' ', indent);
    }

    private static Iterable<?> members(Object value) {
        return switch (value) {
            case Map<?, ?> object -> object.entrySet();
            case Iterable<?> list -> list;
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
        };
    }

    private static String key(Map.Entry<?, ?> entry) {
        if (entry.getKey() instanceof String name) {
            return name;
        }
        throw new IllegalArgumentException("the name of a member must be text, but is " + entry.getKey());
    }

    private static boolean isScalar(Object value) {
        return !(value instanceof Map || value instanceof Iterable);
    }

    private static boolean isEmpty(Object value) {
        return !members(value).iterator().hasNext();
    }

    /** True for a list of scalars and for an object of scalars and lists of scalars. */
    private static boolean isLeaf(Object value) {
        for (Object member : members(value)) {
            Object inner = member instanceof Map.Entry<?, ?> entry ? entry.getValue() : member;
            boolean plainList = value instanceof Map && inner instanceof Iterable<?> list && allScalar(list);
            if (!isScalar(inner) && !plainList) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTextList(Object value) {
        if (!(value instanceof Iterable<?> list)) {
            return false;
        }
        for (Object element : list) {
            if (element instanceof CharSequence) {
                return true;
            }
        }
        return false;
    }

    private static boolean allScalar(Iterable<?> list) {
        for (Object element : list) {
            if (!isScalar(element)) {
                return false;
            }
        }
        return true;
    }

    private void number(Number n) {
        switch (n) {
            case Double d -> out.append(real(d, d.toString()));
            case Float f -> out.append(real(f, f.toString()));
            default -> out.append(n);
        }
    }

    static String number(double value) {
        return real(value, Double.toString(value));
    }

    /** @param shortest the shortest text that reads back as the same number, as {@code toString} gives it since JDK 19 */
    private static String real(double value, String shortest) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return '"' + shortest + '"'; // JSON has no such number
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0";
        }
        BigDecimal digits = new BigDecimal(shortest).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-4 && size < 1e15) {
            return digits.toPlainString();
        }
        String mantissa = digits.unscaledValue().toString();
        int sign = mantissa.startsWith("-") ? 1 : 0;
        int exponent = mantissa.length() - sign - 1 - digits.scale();
        String point = mantissa.length() == sign + 1
                ? mantissa
                : mantissa.substring(0, sign + 1) + "." + mantissa.substring(sign + 1);
        return point + "e" + exponent;
    }

    private void quote(CharSequence s) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isUnsafe(s, i)) {
                        out.append("\\u").append("%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Control characters, the line separators of JavaScript and halves of surrogate pairs. */
    private static boolean isUnsafe(CharSequence s, int i) {
        char c = s.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == s.length() || !Character.isLowSurrogate(s.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(s.charAt(i - 1));
        }
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
