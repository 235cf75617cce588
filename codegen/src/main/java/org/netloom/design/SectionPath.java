package org.netloom.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netloom.spec.Component;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecType;

/** A way to a value of the training section: "optimizer.learningRate", "augmentation[1].share". */
final class SectionPath {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,6})]");

    /** Names of members as texts, indices of lists as Integers. */
    private final List<Object> steps;

    private SectionPath(List<Object> steps) {
        this.steps = steps;
    }

    /** @throws IllegalArgumentException if the text is no path */
    static SectionPath of(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher m = STEP.matcher(path);
        while (m.find()) {
            steps.add(m.group(1) != null ? m.group(1) : Integer.valueOf(m.group(2)));
        }
        if (steps.isEmpty() || steps.getFirst() instanceof Integer) {
            throw new IllegalArgumentException("no path in a training section: " + path);
        }
        return new SectionPath(steps);
    }

    Training set(Training training, Object value) {
        Map<String, Object> section = section(training);
        put(holder(training, section), steps.getLast(), Values.normal(value));
        return SpecReader.training(section);
    }

    Training remove(Training training) {
        Map<String, Object> section = section(training);
        switch (holder(training, section)) {
            case Map<?, ?> map -> map.remove(steps.getLast());
            case List<?> list when steps.getLast() instanceof Integer at && at < list.size() -> list.remove((int) at);
            default -> {}
        }
        return SpecReader.training(section);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Training training) {
        return (Map<String, Object>) Values.normal(SpecReader.write(training));
    }

    /** What holds the value: an object or a list. */
    private Object holder(Training training, Map<String, Object> section) {
        Object holder = section;
        Object meant = training.plan().orElse(null);
        for (Object step : steps.subList(0, steps.size() - 1)) {
            holder = enter(holder, step, meant);
            meant = inner(meant, step);
        }
        return holder;
    }

    /** The object or list behind a step; what has its default and so is not written is written out. */
    private Object enter(Object outer, Object step, Object meant) {
        if (outer instanceof Map<?, ?> map && step instanceof String name) {
            return asObject(map).computeIfAbsent(name, _ -> written(meant, name));
        }
        if (outer instanceof List<?> list && step instanceof Integer at && at < list.size()) {
            return list.get(at);
        }
        throw new IllegalArgumentException("the training section has nothing at " + steps);
    }

    private static Object written(Object meant, String name) {
        return meant instanceof Spec spec
                ? component(spec, name)
                        .map(c -> Values.normal(c.toJson(type(spec).get(spec, name))))
                        .orElseGet(LinkedHashMap::new)
                : new LinkedHashMap<String, Object>();
    }

    /** The value behind a step, of a plan that could be read; otherwise null. */
    private static Object inner(Object meant, Object step) {
        return switch (meant) {
            case Spec spec
            when step instanceof String name && component(spec, name).isPresent() ->
                type(spec).get(spec, name) instanceof Optional<?> optional
                        ? optional.orElse(null)
                        : type(spec).get(spec, name);
            case List<?> list when step instanceof Integer at && at < list.size() -> list.get(at);
            case null, default -> null;
        };
    }

    private static Optional<Component> component(Spec spec, String name) {
        return type(spec).component(name);
    }

    @SuppressWarnings("unchecked")
    private static SpecType<Spec> type(Spec spec) {
        return (SpecType<Spec>) (SpecType<?>) SpecType.of(spec);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    @SuppressWarnings("unchecked")
    private static void put(Object inner, Object step, Object value) {
        switch (inner) {
            case Map<?, ?> map when step instanceof String name -> asObject(map).put(name, value);
            case List<?> list
            when step instanceof Integer at && at < list.size() -> ((List<Object>) list).set(at, value);
            case List<?> list when step instanceof Integer at && at == list.size() -> ((List<Object>) list).add(value);
            default -> throw new IllegalArgumentException("no place for the value at " + step);
        }
    }
}
