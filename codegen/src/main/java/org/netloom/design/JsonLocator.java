package org.netloom.design;

import java.util.List;
import java.util.Optional;

/**
 * Finds line and column of a value in a text of correct JSON, for messages about values of the wrong kind. It walks over
 * the text and keeps nothing, so that loading a correct file costs nothing.
 */
final class JsonLocator {
    private final String text;
    private int at;

    private JsonLocator(String text) {
        this.text = text;
    }

    /**
     * "line 12, column 9" of the value at a path; empty where there is none.
     *
     * @param path names of members (String) and positions in lists (Integer), from the outside in
     */
    static Optional<String> locate(String text, List<Object> path) {
        JsonLocator locator = new JsonLocator(text);
        try {
            for (Object step : path) {
                if (!locator.enter(step)) {
                    return Optional.empty();
                }
            }
            locator.space();
        } catch (StringIndexOutOfBoundsException _) {
            return Optional.empty();
        }
        return Optional.of(locator.position());
    }

    private String position() {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at - 1);
        return "line " + line + ", column " + column;
    }

    /** Moves in front of a member or element of the value that begins here. */
    private boolean enter(Object step) {
        space();
        if (text.charAt(at) != (step instanceof String ? '{' : '[')) {
            return false;
        }
        at++;
        for (int i = 0; ; i++) {
            space();
            if (text.charAt(at) == '}' || text.charAt(at) == ']') {
                return false;
            }
            boolean here;
            if (step instanceof String name) {
                here = string().equals(name);
                space();
                at++;
            } else {
                here = step.equals(i);
            }
            if (here) {
                return true;
            }
            skip();
            space();
            if (text.charAt(at) == ',') {
                at++;
            }
        }
    }

    private void skip() {
        int depth = 0;
        space();
        do {
            switch (text.charAt(at)) {
                case '"' -> string();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
        } while (depth > 0 || ",]}".indexOf(text.charAt(at)) < 0);
    }

    /** The raw text between quotes: names of members with escapes are not found, which is no loss. */
    private String string() {
        int start = ++at;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return text.substring(start, at++);
    }

    private void space() {
        while (" \t\r\n\ufeff".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
