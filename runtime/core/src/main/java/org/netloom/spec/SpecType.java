package org.netloom.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** What is known of a {@link Spec} record, read from its components and annotations. One object per record class. */
public final class SpecType<T extends Spec> {
    private static final ClassValue<SpecType<?>> CACHE = new ClassValue<>() {
        @Override
        protected SpecType<?> computeValue(Class<?> type) {
            return new SpecType<>(type.asSubclass(Spec.class));
        }
    };

    private final Class<T> type;
    private final Doc doc;
    private final List<Component> components;
    private final Constructor<T> constructor;

    private SpecType(Class<T> type) {
        if (!type.isRecord() || !type.isAnnotationPresent(Doc.class)) {
            throw new IllegalArgumentException(type + " is no record with @Doc");
        }
        this.type = type;
        this.doc = type.getAnnotation(Doc.class);
        RecordComponent[] parts = type.getRecordComponents();
        this.components = Arrays.stream(parts).map(Component::new).toList();
        try {
            this.constructor = type.getConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is not public", e);
        }
    }

    @SuppressWarnings("unchecked")
    public static <T extends Spec> SpecType<T> of(Class<T> type) {
        return (SpecType<T>) CACHE.get(type);
    }

    @SuppressWarnings("unchecked")
    public static <T extends Spec> SpecType<T> of(T spec) {
        return (SpecType<T>) CACHE.get(spec.getClass());
    }

    /** Name as in design files and Java: "Conv2d". */
    public String name() {
        return type.getSimpleName();
    }

    public Class<T> type() {
        return type;
    }

    public Doc doc() {
        return doc;
    }

    /** The hyper-parameters in the order of the record. */
    public List<Component> components() {
        return components;
    }

    public Optional<Component> component(String name) {
        return components.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Value of a hyper-parameter. */
    public Object get(T spec, String component) {
        return named(component).get(spec);
    }

    // ---- checking ---------------------------------------------------------------------------------------------------

    /** Everything wrong with the hyper-parameters, those of nested specs included. */
    public List<Problem> problems(T spec) {
        List<Problem> problems = new ArrayList<>();
        for (Component c : components) {
            Object value = c.get(spec);
            if (value == null) {
                problems.add(missing(c));
                continue;
            }
            if (c.required() && value instanceof String text && text.isBlank()) {
                problems.add(CoreMessage.RANGE.problem(c.name(), c.param().doc(), "empty"));
            }
            for (Problem p : c.notation().problems(value)) {
                problems.add(p.within(c.name()));
            }
            c.notation().numbers(value).stream()
                    .filter(n -> !c.range().contains(n))
                    .findFirst()
                    .ifPresent(n -> problems.add(outOfRange(c, value, n)));
        }
        if (problems.isEmpty()) {
            problems.addAll(spec.conflicts());
        }
        return problems;
    }

    private static Problem outOfRange(Component c, Object value, double number) {
        String came = Double.isFinite(number) ? Json.number(number) : Double.toString(number);
        Problem problem = CoreMessage.RANGE.problem(c.name(), c.range(), came);
        return c.nearest(value)
                .map(v -> problem.with(new Fix.SetParameter(c.words() + " " + Json.brief(v), c.name(), v)))
                .orElse(problem);
    }

    private Problem missing(Component c) {
        return CoreMessage.MISSING_PARAMETER.problem(
                c.name(), name(), c.name(), c.param().doc());
    }

    /**
     * Checks the hyper-parameters.
     *
     * @throws NetloomException with all {@link #problems}
     */
    public void requireValid(T spec) {
        List<Problem> problems = problems(spec);
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
    }

    // ---- design files -----------------------------------------------------------------------------------------------

    /**
     * Makes a spec of values in the notation of design files; numbers out of range are accepted, as {@link #problems}
     * finds them.
     *
     * @throws NetloomException with every unknown parameter, wrong type and missing value
     */
    public T create(Map<String, Object> json) {
        List<Problem> problems = new ArrayList<>();
        for (String name : json.keySet()) {
            if (component(name).isEmpty()) {
                problems.add(unknown(name));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Component c : components) {
            try {
                values.put(c.name(), value(c, json, values));
            } catch (NetloomException e) {
                e.problems().forEach(p -> problems.add(p.within(c.name())));
            }
        }
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
        return construct(values.values().toArray());
    }

    /** @param before the values of the components in front */
    private Object value(Component c, Map<String, Object> json, Map<String, Object> before) {
        if (json.containsKey(c.name())) {
            return c.fromJson(json.get(c.name()));
        }
        if (!c.param().defaultFrom().isEmpty()) {
            return before.get(c.param().defaultFrom());
        }
        if (c.required()) {
            throw new NetloomException(CoreMessage.MISSING_PARAMETER.problem(
                    "", name(), c.name(), c.param().doc()));
        }
        return c.defaultValue();
    }

    private Problem unknown(String name) {
        List<String> names = components.stream().map(Component::name).toList();
        String shown = Json.brief(name);
        return CoreMessage.UNKNOWN_PARAMETER.problem(
                "",
                name(),
                shown.substring(1, shown.length() - 1),
                NearestMatch.suggestion(name, names),
                names.isEmpty() ? "none" : String.join(", ", names));
    }

    /** A copy with one hyper-parameter changed; the value is in the notation of design files. Throws what is wrong. */
    public T with(T spec, String component, Object jsonValue) {
        Map<String, Object> json = toJson(spec);
        json.put(component, jsonValue);
        return create(json);
    }

    /** A copy with one component replaced by an object of its Java type. */
    public T copy(T spec, String component, Object value) {
        Component changed = named(component);
        return construct(
                components.stream().map(c -> c == changed ? value : c.get(spec)).toArray());
    }

    /** The hyper-parameters that differ from their defaults, in the order of the record, without "type". */
    public Map<String, Object> toJson(T spec) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Component c : components) {
            if (!isDefault(spec, c)) {
                json.put(c.name(), c.toJson(c.get(spec)));
            }
        }
        return json;
    }

    /** True where leaving the hyper-parameter out of a design file means the same. */
    public boolean isDefault(T spec, Component c) {
        Object value = c.get(spec);
        if (!c.param().defaultFrom().isEmpty()) {
            return value.equals(named(c.param().defaultFrom()).get(spec));
        }
        return !c.required() && Objects.equals(value, c.defaultValue());
    }

    T construct(Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the constructor of " + name() + " must accept what its types allow", e);
        }
    }

    private Component named(String name) {
        return component(name).orElseThrow(() -> new NetloomException(unknown(name)));
    }

    // ---- Java and words ---------------------------------------------------------------------------------------------

    /** The spec as Java: {@code Conv2d.of(20, Size.of(5, 3)).padding(Padding.SAME)}. */
    public JavaText toJava(T spec) {
        return toJava(spec, Map.of());
    }

    /**
     * The spec as Java with expressions for some of its hyper-parameters: {@code Conv2d.of(filters, 3).stride(stride)}.
     * These are written even where the spec has the default.
     */
    public JavaText toJava(T spec, Map<String, JavaText.Variable> variables) {
        return new JavaWriter<>(this, spec, variables).write();
    }

    /**
     * The hyper-parameters in a few words, for the label of a node: "20 filters 5x5, stride 2". Defaults are left out;
     * empty where nothing is to be said.
     */
    public String summary(T spec) {
        String given = components.stream()
                .filter(Component::required)
                .map(c -> phrase(c, c.get(spec)))
                .collect(Collectors.joining(" "));
        String changed = components.stream()
                .filter(c -> !c.required() && !isDefault(spec, c))
                .map(c -> phrase(c, c.get(spec)))
                .collect(Collectors.joining(", "));
        return given.isEmpty() || changed.isEmpty() ? given + changed : given + ", " + changed;
    }

    private static String phrase(Component c, Object value) {
        String pattern = c.param().brief();
        if (!pattern.isEmpty()) {
            return pattern.formatted(c.brief(value));
        }
        if (value instanceof Boolean on) {
            return on ? c.words() : "no " + c.words();
        }
        // A square size is one number here: "stride 2".
        return c.words() + " " + (c.toJson(value) instanceof Number n ? Json.line(n) : c.brief(value));
    }

    @Override
    public String toString() {
        return name();
    }
}
