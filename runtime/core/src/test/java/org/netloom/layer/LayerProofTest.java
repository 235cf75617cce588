package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.layer.LayerCases.LayerCase;
import org.netloom.spec.Component;
import org.netloom.spec.Dense;
import org.netloom.spec.Doc;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/**
 * What every layer must bring along: cases for the harness, which checks the gradients of each, outputs worked out
 * elsewhere, documentation, and a notation that is read back. Its page in the reference is asked for by the test of the
 * reference.
 */
class LayerProofTest {
    @TestFactory
    Stream<DynamicTest> everyLayerBringsAllParts() {
        return SpecFamily.of(LayerSpec.class).types().stream()
                .map(t ->
                        dynamicTest(t.name(), () -> assertEquals(List.of(), lacking(t, casesOf(t), referencesOf(t)))));
    }

    /** A layer that was just written, with nothing around it, is told all that is missing. */
    @Test
    void aBareLayerIsToldWhatItLacks() {
        assertEquals(
                List.of("cases", "references", "documentation of the type", "documentation of a"),
                lacking(SpecType.of(Bare.class), List.of(), List.of()));
    }

    @Test
    void whatIsThereIsNotAskedFor() {
        SpecType<?> dense = SpecType.of(Dense.class);
        assertEquals(List.of("references"), lacking(dense, casesOf(dense), List.of()));
        assertEquals(List.of("cases"), lacking(dense, List.of(), referencesOf(dense)));
    }

    private static List<LayerCase> casesOf(SpecType<?> type) {
        return LayerCases.all().stream()
                .filter(c -> type.type().isInstance(c.spec()))
                .toList();
    }

    private static List<Map<?, ?>> referencesOf(SpecType<?> type) {
        return LayerCases.entries("references").stream()
                .filter(r -> type.type().isInstance(LayerCases.spec(r)))
                .toList();
    }

    /** The parts that are missing, in words. */
    private static List<String> lacking(SpecType<?> type, List<LayerCase> cases, List<Map<?, ?>> references) {
        List<String> lacking = new ArrayList<>();
        if (cases.isEmpty()) {
            lacking.add("cases");
        }
        if (references.isEmpty() && type.type() != Input.class) {
            lacking.add("references");
        }
        Doc doc = type.doc();
        if (Stream.of(doc.summary(), doc.formula(), doc.use(), doc.avoid(), doc.source())
                .anyMatch(t -> t.strip().length() < 5)) {
            lacking.add("documentation of the type");
        }
        for (Component c : type.components()) {
            if (c.param().doc().length() < 5) {
                lacking.add("documentation of " + c.name());
            }
        }
        for (LayerCase c : cases) {
            if (!readBack(c.spec())) {
                lacking.add("notation of " + c);
            }
        }
        return lacking;
    }

    private static <T extends LayerSpec> boolean readBack(T spec) {
        boolean json = spec.equals(SpecFamily.of(LayerSpec.class)
                .fromJson(SpecFamily.of(LayerSpec.class).toJson(spec)));
        String java = SpecType.of(spec).toJava(spec).text();
        return json && java.startsWith(spec.typeName() + ".of(");
    }

    /** A spec that somebody has begun. */
    @Doc(summary = "", formula = "", use = "", source = "")
    public record Bare(@Param(doc = "", def = "1") int a) implements Spec {}
}
