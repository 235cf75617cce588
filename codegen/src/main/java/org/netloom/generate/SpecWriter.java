package org.netloom.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.plan.BlockParameter;
import org.netloom.plan.ClassPlan;
import org.netloom.plan.Step.BlockStep;
import org.netloom.spec.Component;
import org.netloom.spec.JavaText;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** Writes the specs of a class's layers; values that name a parameter of the block become its variable. */
final class SpecWriter {
    private final Map<String, BlockParameter> parameters = new LinkedHashMap<>();

    SpecWriter(ClassPlan plan) {
        plan.parameters().forEach(p -> parameters.put("$" + p.name(), p));
    }

    /** {@code Conv2d.of(filters, 3).padding(1)}. */
    String of(Node node) {
        return switch (node.content()) {
            case Content.Layer(LayerSpec spec) -> SpecType.of(spec).toJava(spec).text();
            case Content.Template t -> template(SpecFamily.of(LayerSpec.class).byName(t.type()), t.values());
            default -> throw new IllegalStateException(node.id() + " is no layer");
        };
    }

    private <T extends LayerSpec> String template(SpecType<T> type, Map<String, Object> values) {
        Map<String, JavaText.Variable> variables = new LinkedHashMap<>();
        Map<String, Object> known = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (isParameter(value)) {
                variables.put(name, variable(value));
            } else if (value instanceof List<?> list && list.stream().anyMatch(this::isParameter)) {
                variables.put(name, variable(type.component(name).orElseThrow(), list));
            } else {
                known.put(name, value);
            }
        });
        for (Component c : type.components()) {
            if (c.required() && variables.containsKey(c.name())) {
                known.put(c.name(), placeholder(c));
            }
        }
        return type.toJava(type.create(known), variables).text();
    }

    /** Any value: it is not written, the variable is. */
    private static Object placeholder(Component c) {
        return c.javaClass() == boolean.class ? (Object) true : c.javaClass() == String.class ? "" : (Object) 1L;
    }

    private boolean isParameter(Object value) {
        return value instanceof String s && parameters.containsKey(s);
    }

    private JavaText.Variable variable(Object reference) {
        BlockParameter p = parameters.get((String) reference);
        return JavaText.Variable.of(p.type(), p.variable());
    }

    /** A list some of whose numbers are parameters: a kernel of {@code Size.of(height, 3)}. */
    private JavaText.Variable variable(Component c, List<?> list) {
        String numbers = list.stream()
                .map(v -> isParameter(v) ? parameters.get((String) v).variable() : String.valueOf(v))
                .collect(Collectors.joining(", "));
        return JavaText.Variable.of(c.javaClass(), c.javaClass().getSimpleName() + ".of(" + numbers + ")");
    }

    /** An argument for the constructor of a block. */
    String argument(Class<?> type, Object value) {
        if (isParameter(value)) {
            return parameters.get((String) value).variable();
        }
        if (!type.isPrimitive() && type != String.class) {
            Component c = ofType(type);
            return c.toJava(c.fromJson(value)).text();
        }
        return switch (value) {
            case String s -> Quote.java(s);
            case Long n when type == double.class -> n + ".0";
            default -> String.valueOf(value);
        };
    }

    /** Some hyper-parameter of a type, which knows how its values are written. */
    private static Component ofType(Class<?> type) {
        return SpecFamily.of(LayerSpec.class).types().stream()
                .flatMap(t -> t.components().stream())
                .filter(c -> c.javaClass() == type)
                .findFirst()
                .orElseThrow();
    }

    /** How often a block is repeated. */
    String times(BlockStep step) {
        Object repeat = step.use().repeat();
        return isParameter(repeat) ? parameters.get((String) repeat).variable() : String.valueOf(step.times());
    }
}
