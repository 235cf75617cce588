package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.netloom.design.Content;
import org.netloom.design.Node;

/** Names of block parameters as values: "$filters", also inside lists and objects. */
final class References {
    private References() {}

    /** The value written for a parameter: "$filters". */
    static String to(String parameter) {
        return "$" + parameter;
    }

    /** The names in a value, in the order in which they stand. */
    static Set<String> in(Object value) {
        Set<String> names = new LinkedHashSet<>();
        collect(value, names);
        return names;
    }

    /** The names in the values of a node. */
    static Set<String> in(Node node) {
        Set<String> names = new LinkedHashSet<>();
        switch (node.content()) {
            case Content.Template t -> collect(t.values(), names);
            case Content.BlockUse u -> {
                collect(u.arguments(), names);
                collect(u.repeat(), names);
            }
            case Content.Layer _, Content.BlockInput _, Content.Unreadable _ -> {}
        }
        return names;
    }

    private static void collect(Object value, Set<String> names) {
        switch (value) {
            case String s when s.startsWith("$") -> names.add(s.substring(1));
            case List<?> list -> list.forEach(v -> collect(v, names));
            case Map<?, ?> map -> map.values().forEach(v -> collect(v, names));
            case null, default -> {}
        }
    }

    /** A value with names replaced; those without a value stay. */
    static Object replaced(Object value, Map<String, Object> values) {
        return mapped(value, name -> values.getOrDefault(name, to(name)));
    }

    /** A value with each name replaced by what the function gives for it. */
    static Object mapped(Object value, Function<String, Object> change) {
        return switch (value) {
            case String s when s.startsWith("$") -> change.apply(s.substring(1));
            case List<?> list -> {
                List<Object> now = new ArrayList<>();
                list.forEach(v -> now.add(mapped(v, change)));
                yield now;
            }
            case Map<?, ?> map -> {
                Map<String, Object> now = new LinkedHashMap<>();
                map.forEach((k, v) -> now.put((String) k, mapped(v, change)));
                yield now;
            }
            case null, default -> value;
        };
    }

    @SuppressWarnings("unchecked")
    static Content.BlockUse filled(Content.BlockUse use, Map<String, Object> values) {
        return new Content.BlockUse(
                use.block(), replaced(use.repeat(), values), (Map<String, Object>) replaced(use.arguments(), values));
    }

    /** A node with names replaced; a template all of whose names have values becomes a layer. */
    static Node filled(Node node, Map<String, Object> values) {
        return switch (node.content()) {
            case Content.Template t -> rewritten(node, t, replaced(t.values(), values));
            case Content.BlockUse u -> node.withContent(filled(u, values));
            case Content.Layer _, Content.BlockInput _, Content.Unreadable _ -> node;
        };
    }

    @SuppressWarnings("unchecked")
    private static Node rewritten(Node node, Content.Template template, Object values) {
        return ParameterEdits.rewritten(node, template.type(), (Map<String, Object>) values);
    }
}
