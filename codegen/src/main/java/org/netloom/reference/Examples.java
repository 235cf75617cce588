package org.netloom.reference;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Category;
import org.netloom.spec.Component;
import org.netloom.spec.Example;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** The values and inputs that a reference page shows a spec with. */
final class Examples {
    /** Usual values of hyper-parameters that have no default, by name. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("filters", "16"),
            Map.entry("kernel", "3"),
            Map.entry("units", "10"),
            Map.entry("rate", "0.5"),
            Map.entry("shape", "[28, 28, 1]"),
            Map.entry("learningRate", "0.01"),
            Map.entry("weightDecay", "0.01"),
            Map.entry("path", "\"data\""),
            Map.entry("target", "\"class\""),
            Map.entry("deviation", "0.01"),
            Map.entry("limit", "0.1"),
            Map.entry("value", "0.1"),
            Map.entry("every", "10"),
            Map.entry("epochs", "3"),
            Map.entry("factor", "2"),
            Map.entry("size", "2"),
            Map.entry("groups", "4"),
            Map.entry("height", "32"),
            Map.entry("width", "32"),
            Map.entry("side", "8"),
            Map.entry("share", "0.1"),
            Map.entry("padding", "2"),
            Map.entry("degrees", "15"),
            Map.entry("from", "0"),
            Map.entry("to", "1"));

    /** Inputs are tried in this order: an image, a vector, a sequence, a volume. */
    private static final List<Shape> INPUTS =
            List.of(Shape.of(28, 28, 8), Shape.of(64), Shape.of(20, 8), Shape.of(16, 16, 16, 4));

    private static final List<Shape> VECTOR_FIRST = List.of(Shape.of(64), Shape.of(20, 8), Shape.of(28, 28, 8));

    private Examples() {}

    /** A sound spec of the type, with its required values and those of {@link Example}. */
    static <T extends Spec> T spec(SpecType<T> type) {
        Map<String, Object> values = new LinkedHashMap<>();
        Example example = type.type().getAnnotation(Example.class);
        Map<String, Object> given = example == null ? Map.of() : Json.parseObject(example.settings());
        for (Component c : type.components()) {
            if (given.containsKey(c.name())) {
                values.put(c.name(), given.get(c.name()));
            } else if (c.required()) {
                values.put(c.name(), usual(type, c));
            }
        }
        T spec = type.create(values);
        type.requireValid(spec);
        return spec;
    }

    private static Object usual(SpecType<?> type, Component c) {
        if (c.type() instanceof Class<?> family && family.isSealed()) {
            // A spec within a spec: the first of its family.
            return nested(family.asSubclass(Spec.class));
        }
        if (!c.choices().isEmpty()) {
            return c.choices().getFirst();
        }
        String json = c.name().equals("kernel") && type.name().contains("Pool") ? "2" : USUAL.get(c.name());
        if (json == null) {
            throw new IllegalStateException("the reference page of " + type + " needs a value of " + c.name()
                    + ": give the record @Example(settings = ...), or Examples a usual value");
        }
        return Json.parse(json);
    }

    private static <T extends Spec> Object nested(Class<T> family) {
        SpecFamily<T> specs = SpecFamily.of(family);
        T first = spec(specs.types().getFirst());
        return specs.toJson(first);
    }

    /** Shapes of inputs that the layer takes; empty for one without inputs. */
    static List<Shape> inputs(LayerSpec spec) {
        Example example = spec.getClass().getAnnotation(Example.class);
        if (example != null && example.inputs().length > 0) {
            return Arrays.stream(example.inputs()).map(Examples::shape).toList();
        }
        if (spec.arity().max() == 0) {
            return List.of();
        }
        for (Shape s : spec.category() == Category.DENSE ? VECTOR_FIRST : INPUTS) {
            List<Shape> inputs = Collections.nCopies(spec.arity().min(), s);
            if (takes(spec, inputs)) {
                return inputs;
            }
        }
        throw new IllegalStateException("the reference page of " + spec.typeName()
                + " needs shapes of inputs: give the record @Example(inputs = ...)");
    }

    static boolean takes(LayerSpec spec, List<Shape> inputs) {
        try {
            spec.outputShape(inputs);
            return true;
        } catch (NetloomException _) {
            return false;
        }
    }

    private static Shape shape(String json) {
        return Shape.of(((List<?>) Json.parse(json))
                .stream().mapToInt(n -> ((Number) n).intValue()).toArray());
    }
}
