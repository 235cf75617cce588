package org.netloom.json;

import java.util.Map;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/**
 * JSON (RFC 8259). Values are {@code LinkedHashMap<String, Object>}, {@code ArrayList<Object>}, {@code String}, {@code
 * Long} or {@code BigInteger} for whole numbers, {@code BigDecimal} for others, {@code Boolean} and {@code null}.
 */
public final class Json {
    /** Deepest nesting that is read or written. */
    public static final int MAX_DEPTH = 200;

    private Json() {}

    /**
     * Reads one value, strictly: no comments, no trailing commas, no duplicate keys.
     *
     * @throws NetloomException with line and column, what was expected and what came
     */
    public static Object parse(String text) {
        return new JsonReader(text).document();
    }

    /**
     * The same, but numbers that are not whole become {@code Double}: for files whose numbers were written from such. The
     * class BigDecimal takes 20 ms to load.
     */
    public static Object parseDoubles(String text) {
        return new JsonReader(text, true).document();
    }

    /** Reads a text whose value must be an object. */
    public static Map<String, Object> parseObject(String text) {
        if (parse(text) instanceof Map<?, ?> object) {
            return asObject(object);
        }
        throw CoreMessage.JSON.exception(1, 1, "an object: {", "another value");
    }

    /**
     * Writes for people: indented by two spaces, lists of numbers and small objects on one line, ending with a line
     * feed. The same value always gives the same text.
     */
    public static String format(Object value) {
        return new JsonWriter().indented(value);
    }

    /** Writes on one line without a line feed, for event streams. */
    public static String line(Object value) {
        return new JsonWriter().compact(value);
    }

    /** A value as it is quoted in messages: on one line, at most 60 characters. */
    public static String brief(Object value) {
        String text = line(value);
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    /** The shortest decimal number that reads back as the same double: "0.001", "3", "1e-8". */
    public static String number(double value) {
        return JsonWriter.number(value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Map<?, ?> parsed) {
        return (Map<String, Object>) parsed;
    }
}
