package org.netloom.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.json.Json;

/** Values in the notation of design files: as {@link Json} reads them. */
public final class Values {
    private Values() {}

    /** The value as {@link Json} would read it back: whole numbers as Long, others as BigDecimal. */
    public static Object normal(Object value) {
        return switch (value) {
            case Integer i -> i.longValue();
            case Short s -> s.longValue();
            case Float f -> real(new BigDecimal(f.toString()));
            case Double d -> Double.isFinite(d) ? real(new BigDecimal(d.toString())) : d.toString();
            case List<?> list -> {
                List<Object> normal = new ArrayList<>();
                list.forEach(v -> normal.add(normal(v)));
                yield normal;
            }
            case Map<?, ?> map -> {
                Map<String, Object> normal = new LinkedHashMap<>();
                map.forEach((k, v) -> normal.put((String) k, normal(v)));
                yield normal;
            }
            case null, default -> value;
        };
    }

    private static Object real(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() < 18 ? (Object) plain.longValueExact() : plain;
    }

    /** True where a "$name" stands in it, also inside lists and maps. */
    static boolean hasReference(Object value) {
        return switch (value) {
            case String s -> s.startsWith("$");
            case List<?> list -> list.stream().anyMatch(Values::hasReference);
            case Map<?, ?> map -> map.values().stream().anyMatch(Values::hasReference);
            case null, default -> false;
        };
    }

    /** As messages quote it. */
    static String show(Object value) {
        return Json.brief(value);
    }
}
