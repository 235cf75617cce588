package org.netloom.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/** Recursive descent over the text, one method per rule of the grammar. */
final class JsonReader {
    /** No honest number is longer, and reading long ones takes quadratic time. */
    private static final int MAX_NUMBER = 400;

    private static final String VALUE = "a value";

    private final String text;
    private final boolean doubles;
    private int at;
    private int depth;

    JsonReader(String text) {
        this(text, false);
    }

    /** @param doubles what is not whole becomes a {@code Double} */
    JsonReader(String text, boolean doubles) {
        this.text = text;
        this.doubles = doubles;
    }

    Object document() {
        // Editors on Windows put a byte order mark in front.
        if (text.startsWith("\ufeff")) {
            at = 1;
        }
        Object value = value();
        space();
        if (at < text.length()) {
            throw expected("the end of the text");
        }
        return value;
    }

    private Object value() {
        space();
        if (at == text.length()) {
            throw expected(VALUE);
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                throw expected(VALUE);
            }
        };
    }

    private Map<String, Object> object() {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        space();
        if (!accept('}')) {
            do {
                space();
                int start = at;
                if (at == text.length() || text.charAt(at) != '"') {
                    throw expected("a name in double quotes");
                }
                String name = string();
                if (members.containsKey(name)) {
                    at = start;
                    throw failure("a name that is new in its object", Json.brief(name) + " again");
                }
                space();
                require(':', "':' behind the name");
                members.put(name, value());
                space();
            } while (accept(','));
            require('}', "',' or '}'");
        }
        depth--;
        return members;
    }

    private List<Object> list() {
        enter();
        List<Object> elements = new ArrayList<>();
        space();
        if (!accept(']')) {
            do {
                elements.add(value());
                space();
            } while (accept(','));
            require(']', "',' or ']'");
        }
        depth--;
        return elements;
    }

    private void enter() {
        if (++depth > Json.MAX_DEPTH) {
            throw failure("at most " + Json.MAX_DEPTH + " levels of nesting", "one more");
        }
        at++;
    }

    private String string() {
        at++;
        StringBuilder s = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw expected("'\"' at the end of the text in quotes");
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return s.toString();
            }
            if (c < ' ') {
                throw expected("an escape such as \\n for a control character");
            }
            if (c == '\\') {
                at++;
                s.append(escape());
            } else {
                s.append(c);
                at++;
            }
        }
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        char meant = switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw expected("one of \" \\ / b f n r t u behind a backslash");
        };
        at++;
        return meant;
    }

    /** The four digits behind {@code u}; leaves the position on the last. */
    private char hexadecimal() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            char c = at < text.length() ? text.charAt(at) : ' ';
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw expected("four hexadecimal digits behind \\u");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private Object number() {
        int start = at;
        accept('-');
        if (!accept('0')) {
            digits();
        }
        boolean whole = true;
        if (accept('.')) {
            whole = false;
            digits();
        }
        if (accept('e') || accept('E')) {
            whole = false;
            if (!accept('+')) {
                accept('-');
            }
            digits();
        }
        String number = text.substring(start, at);
        if (number.length() > MAX_NUMBER) {
            at = start;
            throw failure("a number of at most " + MAX_NUMBER + " characters", "one of " + number.length());
        }
        if (whole) {
            return number.length() <= 18 ? (Object) Long.valueOf(number) : narrowed(new BigInteger(number));
        }
        if (doubles) {
            return Double.valueOf(number);
        }
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException _) {
            at = start;
            throw failure("an exponent of at most 9 digits", number);
        }
    }

    private static Number narrowed(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private void digits() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw expected("a digit");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw expected(VALUE);
        }
        at += word.length();
        return meaning;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean accept(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char c, String what) {
        if (!accept(c)) {
            throw expected(what);
        }
    }

    private NetloomException expected(String what) {
        if (at >= text.length()) {
            return failure(what, "the end of the text");
        }
        int end = at + 1;
        while (end < text.length()
                && end - at < 20
                && Character.isLetterOrDigit(text.charAt(end - 1))
                && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return failure(what, Json.brief(text.substring(at, end)));
    }

    private NetloomException failure(String expected, String came) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            column++;
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return CoreMessage.JSON.exception(line, column, expected, came);
    }
}
