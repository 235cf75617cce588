package org.netloom.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.netloom.check.DesignMessage;
import org.netloom.json.Json;
import org.netloom.problem.Problem;

/**
 * An object of a file while it is read: each field is taken by its name and kind, what is left is unknown. Fields of the
 * wrong kind are reported, all of them.
 */
final class Fields {
    private final Map<String, Object> rest;
    private final List<Object> path;
    private final Source source;

    /** The text that is read, and what is wrong with it. */
    record Source(String text, List<Problem> problems) {
        void wrong(List<Object> path, String expected, Object came) {
            String where = JsonLocator.locate(text, path).map(p -> ", in " + p).orElse("");
            problems.add(DesignMessage.WRONG_KIND.problem(show(path), expected, Json.brief(came), where));
        }

        void missing(List<Object> path, String what, String field) {
            String where = JsonLocator.locate(text, path).map(p -> ", in " + p).orElse("");
            problems.add(DesignMessage.MISSING_FIELD.problem(show(path), what, field, where));
        }

        private static String show(List<Object> path) {
            StringBuilder s = new StringBuilder();
            for (Object step : path) {
                s.append(step instanceof Integer ? "[" + step + "]" : s.isEmpty() ? step : "." + step);
            }
            return s.toString();
        }
    }

    Fields(Map<String, Object> object, List<Object> path, Source source) {
        this.rest = new LinkedHashMap<>(object);
        this.path = path;
        this.source = source;
    }

    /** What was not taken. */
    Map<String, Object> rest() {
        return rest;
    }

    Object take(String name) {
        return rest.remove(name);
    }

    boolean has(String name) {
        return rest.containsKey(name);
    }

    /** A text; {@code def} where there is none. */
    String text(String name, String def) {
        if (!rest.containsKey(name)) {
            return def;
        }
        Object value = rest.remove(name);
        if (value instanceof String s) {
            return s;
        }
        source.wrong(to(name), "a text", value);
        return def;
    }

    /** A text that must be there. */
    String required(String name, String what) {
        if (!rest.containsKey(name)) {
            source.missing(path, what, name);
        }
        return text(name, "");
    }

    Map<String, Object> object(String name) {
        if (!rest.containsKey(name)) {
            return Map.of();
        }
        Object value = rest.remove(name);
        if (value instanceof Map<?, ?> map) {
            return cast(map);
        }
        source.wrong(to(name), "an object: {...}", value);
        return Map.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    List<?> list(String name) {
        if (!rest.containsKey(name)) {
            return List.of();
        }
        Object value = rest.remove(name);
        if (value instanceof List<?> list) {
            return list;
        }
        source.wrong(to(name), "a list: [...]", value);
        return List.of();
    }

    /** Reads each element of a list, which must be objects. */
    void objects(String name, Consumer<Fields> reader) {
        List<?> list = list(name);
        for (int i = 0; i < list.size(); i++) {
            List<Object> at = to(name, i);
            if (list.get(i) instanceof Map<?, ?> map) {
                reader.accept(new Fields(cast(map), at, source));
            } else {
                source.wrong(at, "an object: {...}", list.get(i));
            }
        }
    }

    /** Reads each member of an object, which must be objects themselves. */
    void members(String name, java.util.function.BiConsumer<String, Fields> reader) {
        object(name).forEach((member, value) -> {
            List<Object> at = to(name, member);
            if (value instanceof Map<?, ?> map) {
                reader.accept(member, new Fields(cast(map), at, source));
            } else {
                source.wrong(at, "an object: {...}", value);
            }
        });
    }

    void wrong(String name, String expected, Object came) {
        source.wrong(to(name), expected, came);
    }

    void wrong(String name, int index, String expected, Object came) {
        source.wrong(to(name, index), expected, came);
    }

    Fields member(Map<?, ?> value, String name, int index) {
        return new Fields(cast(value), to(name, index), source);
    }

    private List<Object> to(Object... steps) {
        List<Object> all = new ArrayList<>(path);
        all.addAll(List.of(steps));
        return all;
    }
}
