package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/**
 * What is known of each layer type from outside, one file for each: {@code cases/Conv2d.json}. Its "cases" are settings
 * with shapes and counts worked out by hand, which {@link LayerHarnessTest} checks; its "references" are outputs worked
 * out from the definition and not with this program, for {@link ReferenceValuesTest}.
 *
 * <p>For sizes around the width of a vector a case is made wider: all inputs get c channels, or those of "widerInputs",
 * and the spec the values of "wider", where "c", "2c", "3c", "4c" and "c+1" stand for numbers.
 */
final class LayerCases {
    /** One setting of a layer. */
    record LayerCase(LayerSpec spec, List<Shape> inputs, Shape output, long parameters, Map<?, ?> json) {
        /** True where the gradient is not that of the function: {@code "gradient": "straight-through"}. */
        boolean straightThrough() {
            Object gradient = json.get("gradient");
            assertTrue(gradient == null || gradient.equals("straight-through"), () -> "gradient " + gradient);
            return gradient != null;
        }

        /** The same setting for another number of channels. */
        LayerSpec widerSpec(int c) {
            Map<String, Object> values =
                    new LinkedHashMap<>(SpecFamily.of(LayerSpec.class).toJson(spec));
            members(json.get("wider")).forEach((name, v) -> values.put(name, resolved(v, c)));
            return SpecFamily.of(LayerSpec.class).fromJson(values);
        }

        /** Inputs of that many channels. */
        List<Shape> wider(int c) {
            if (json.get("widerInputs") instanceof List<?> given) {
                return given.stream().map(s -> shape(resolved(s, c))).toList();
            }
            return inputs.stream().map(s -> withChannels(s, c)).toList();
        }

        @Override
        public String toString() {
            return spec + " of " + inputs;
        }
    }

    private static final Map<String, Map<?, ?>> FILES = files();

    private LayerCases() {}

    private static Map<String, Map<?, ?>> files() {
        Map<String, Map<?, ?>> files = new LinkedHashMap<>();
        for (SpecType<? extends LayerSpec> type : SpecFamily.of(LayerSpec.class).types()) {
            read(type.name()).ifPresent(json -> files.put(type.name(), json));
        }
        return files;
    }

    private static Optional<Map<?, ?>> read(String type) {
        try (InputStream in = LayerCases.class.getResourceAsStream("cases/" + type + ".json")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of((Map<?, ?>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<LayerCase> all() {
        return entries("cases").stream().map(LayerCases::layerCase).toList();
    }

    /** All entries of all files under a name. */
    static List<Map<?, ?>> entries(String list) {
        List<Map<?, ?>> all = new ArrayList<>();
        for (Map<?, ?> file : FILES.values()) {
            if (file.get(list) instanceof List<?> entries) {
                entries.forEach(e -> all.add((Map<?, ?>) e));
            }
        }
        return all;
    }

    private static LayerCase layerCase(Map<?, ?> json) {
        List<Shape> inputs =
                ((List<?>) json.get("inputs")).stream().map(LayerCases::shape).toList();
        Object parameters = json.get("parameters");
        assertNotNull(parameters, () -> "a case says no number of parameters: " + json);
        return new LayerCase(spec(json), inputs, shape(json.get("output")), ((Number) parameters).longValue(), json);
    }

    /** The layer of an entry. */
    static LayerSpec spec(Map<?, ?> entry) {
        return SpecFamily.of(LayerSpec.class).fromJson(members(entry.get("spec")));
    }

    static Shape shape(Object dims) {
        return Shape.of(
                ((List<?>) dims).stream().mapToInt(d -> ((Number) d).intValue()).toArray());
    }

    private static Map<String, Object> members(Object json) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put((String) name, value));
        }
        return members;
    }

    private static Shape withChannels(Shape s, int c) {
        int[] dims = s.dims();
        dims[dims.length - 1] = c;
        return Shape.of(dims);
    }

    /** The value with numbers in the place of "c", "2c", "3c" and "c+1". */
    private static Object resolved(Object value, int c) {
        if (value instanceof List<?> list) {
            return list.stream().map(v -> resolved(v, c)).toList();
        }
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (text) {
            case "c" -> c;
            case "2c" -> 2 * c;
            case "4c" -> 4 * c;
            case "3c" -> 3 * c;
            case "c+1" -> c + 1;
            default -> text;
        };
    }
}
