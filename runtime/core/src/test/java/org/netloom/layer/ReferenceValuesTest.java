package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * Outputs of every layer for small inputs, worked out from the definitions and not with this program, in the files
 * of {@link LayerCases}. Networks run as for predictions, on the double-precision oracle.
 */
class ReferenceValuesTest {
    /** A layer, what goes in and what must come out. */
    private record Case(LayerSpec spec, List<Map<?, ?>> inputs, Map<?, ?> parameters, List<?> output) {}

    @TestFactory
    Stream<DynamicTest> outputsAreTheReferenceValues() {
        return cases().stream().map(c -> dynamicTest(c.spec().toString(), () -> run(c)));
    }

    @Test
    void everyLayerHasReferenceValues() {
        Set<Class<?>> covered = cases().stream().map(c -> c.spec().getClass()).collect(Collectors.toSet());
        List<String> missing = SpecFamily.of(LayerSpec.class).types().stream()
                .filter(t -> t.type() != Input.class && !covered.contains(t.type()))
                .map(SpecType::name)
                .toList();
        assertEquals(List.of(), missing, "specs without references in their file of cases");
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Map<?, ?> json : LayerCases.entries("references")) {
            List<Map<?, ?>> inputs = new ArrayList<>();
            ((List<?>) json.get("inputs")).forEach(i -> inputs.add((Map<?, ?>) i));
            Map<?, ?> parameters = json.containsKey("parameters") ? (Map<?, ?>) json.get("parameters") : Map.of();
            cases.add(new Case(LayerCases.spec(json), inputs, parameters, (List<?>) json.get("output")));
        }
        return cases;
    }

    private static void run(Case c) {
        Shape[] shapes =
                c.inputs().stream().map(i -> LayerCases.shape(i.get("shape"))).toArray(Shape[]::new);
        GraphNetwork.Builder graph = GraphNetwork.of(shapes);
        int[] from = new int[shapes.length];
        List<Tensor> inputs = new ArrayList<>();
        for (int k = 0; k < shapes.length; k++) {
            from[k] = -1 - k;
            Tensor t = Tensor.allocate(1, shapes[k], Precision.DOUBLE);
            fill(t, (List<?>) c.inputs().get(k).get("values"));
            inputs.add(t);
        }
        graph.add("layer", c.spec(), from);
        GraphNetwork network = graph.build();
        network.prepare(1, Gradients.ORACLE, Precision.DOUBLE, false);
        for (Parameter p : network.parameters()) {
            fill(p.value(), (List<?>) c.parameters().get(p.name().substring("layer.".length())));
        }
        network.execution().parametersChanged();
        network.others(inputs.subList(1, inputs.size()));
        Tensor output = network.forward(inputs.getFirst());
        assertEquals(c.output().size(), output.size());
        for (int i = 0; i < output.size(); i++) {
            assertEquals(((Number) c.output().get(i)).doubleValue(), output.get(i), 1e-9, "element " + i);
        }
    }

    private static void fill(Tensor t, List<?> values) {
        assertEquals(t.size(), values.size());
        for (int i = 0; i < values.size(); i++) {
            t.set(i, ((Number) values.get(i)).doubleValue());
        }
    }
}
