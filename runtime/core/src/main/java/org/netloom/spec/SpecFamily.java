package org.netloom.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.NetloomException;

/** All specs of one kind: the records that a sealed interface permits. In design files they carry their "type". */
public final class SpecFamily<T extends Spec> {
    /** The member of an object that names the type. */
    public static final String TYPE = "type";

    private static final ClassValue<SpecFamily<?>> CACHE = new ClassValue<>() {
        @Override
        protected SpecFamily<?> computeValue(Class<?> type) {
            return new SpecFamily<>(type.asSubclass(Spec.class));
        }
    };

    private final String noun;
    private final Map<String, SpecType<? extends T>> types = new LinkedHashMap<>();

    private SpecFamily(Class<T> family) {
        Noun named = family.getAnnotation(Noun.class);
        if (!family.isSealed() || named == null) {
            throw new IllegalArgumentException(family + " is no sealed interface with @Noun");
        }
        noun = named.value();
        collect(family);
    }

    private void collect(Class<? extends T> family) {
        for (Class<?> permitted : family.getPermittedSubclasses()) {
            @SuppressWarnings("unchecked")
            Class<? extends T> member = (Class<? extends T>) permitted;
            if (member.isSealed()) {
                collect(member);
            } else {
                SpecType<? extends T> type = SpecType.of(member);
                types.put(type.name(), type);
            }
        }
    }

    @SuppressWarnings("unchecked")
    public static <T extends Spec> SpecFamily<T> of(Class<T> family) {
        return (SpecFamily<T>) CACHE.get(family);
    }

    /** What messages call a member: "layer". */
    public String noun() {
        return noun;
    }

    /** "a layer", "an optimizer". */
    String indefinite() {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** All types in the order of their declaration. */
    public List<SpecType<? extends T>> types() {
        return new ArrayList<>(types.values());
    }

    /**
     * The type of a name as in design files.
     *
     * @throws NetloomException with the nearest match where there is no such type
     */
    public SpecType<? extends T> byName(String name) {
        SpecType<? extends T> type = types.get(name);
        if (type == null) {
            String near = NearestMatch.suggestion(name, types.keySet());
            Fix[] fixes = NearestMatch.of(name, types.keySet())
                    .map(n -> new Fix[] {new Fix.SetParameter("make it " + n, TYPE, n)})
                    .orElse(new Fix[0]);
            String shown = Json.brief(name);
            throw new NetloomException(CoreMessage.UNKNOWN_TYPE
                    .problem(
                            TYPE,
                            noun,
                            shown.substring(1, shown.length() - 1),
                            near.isEmpty() ? "; there are: " + String.join(", ", types.keySet()) : near)
                    .with(fixes));
        }
        return type;
    }

    /** Reads an object with "type"; throws every problem. */
    public T fromJson(Map<String, Object> json) {
        if (!(json.get(TYPE) instanceof String name)) {
            throw new NetloomException(
                    CoreMessage.MISSING_PARAMETER.problem(TYPE, indefinite(), TYPE, String.join(", ", types.keySet())));
        }
        Map<String, Object> values = new LinkedHashMap<>(json);
        values.remove(TYPE);
        return byName(name).create(values);
    }

    /** The object with "type" first and defaults left out. */
    public Map<String, Object> toJson(T spec) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(TYPE, SpecType.of(spec).name());
        json.putAll(SpecType.of(spec).toJson(spec));
        return json;
    }
}
