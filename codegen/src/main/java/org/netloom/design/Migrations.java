package org.netloom.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Brings documents of earlier formats to the present one, one version at a time. */
final class Migrations {
    /** Format that this program writes. */
    static final int VERSION = 1;

    /** Entry n brings format n to format n + 1. */
    private static final List<UnaryOperator<Map<String, Object>>> STEPS = List.of(Migrations::namedNodesAndEdges);

    private Migrations() {}

    /** The document in the present format. */
    static Map<String, Object> migrate(Map<String, Object> document, int from) {
        Map<String, Object> migrated = document;
        for (int version = from; version < VERSION; version++) {
            migrated = STEPS.get(version).apply(migrated);
            migrated.put("netloom", (long) version + 1);
        }
        return migrated;
    }

    /**
     * Format 0, of the first trials, called nodes "layers" and their types "kind", and wrote edges as lists: {@code
     * ["conv1", "sum", 1]}. It had no blocks.
     */
    private static Map<String, Object> namedNodesAndEdges(Map<String, Object> old) {
        Map<String, Object> now = new LinkedHashMap<>();
        old.forEach((name, value) -> {
            switch (name) {
                case "layers" -> now.put("nodes", each(value, Migrations::kindToType));
                case "edges" -> now.put("edges", each(value, Migrations::edgeToText));
                default -> now.put(name, value);
            }
        });
        return now;
    }

    private static Object each(Object value, UnaryOperator<Object> change) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<Object> changed = new ArrayList<>();
        list.forEach(v -> changed.add(change.apply(v)));
        return changed;
    }

    private static Object kindToType(Object layer) {
        if (!(layer instanceof Map<?, ?> fields)) {
            return layer;
        }
        Map<Object, Object> changed = new LinkedHashMap<>();
        fields.forEach((name, value) -> changed.put("kind".equals(name) ? "type" : name, value));
        return changed;
    }

    private static Object edgeToText(Object edge) {
        return switch (edge) {
            case List<?> l when l.size() == 2 -> l.get(0) + " -> " + l.get(1);
            case List<?> l when l.size() == 3 -> l.get(0) + " -> " + l.get(1) + ":" + l.get(2);
            case null, default -> edge;
        };
    }
}
