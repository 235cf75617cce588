package org.netloom.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

/** Applying a delta gives the bytes of the second design, reverting it those of the first. */
class DesignDeltaTest {
    private static Design start() {
        Design design =
                Design.named("net").chain(Input.of(Shape.of(8, 8, 1)), Conv2d.of(4, 3), Flatten.of(), Dense.of(3));
        BlockDefinition block =
                BlockDefinition.named("Pair").parameter("filters", 8).parameter("depth", 2);
        block.then("conv", Conv2d.of(4, 3));
        return design.block(block).add("pair", Content.BlockUse.of("Pair"));
    }

    private static DesignDelta requireBothWays(Design before, Consumer<Design> change) {
        String first = DesignFile.text(before);
        Design after = before.copy();
        change.accept(after);
        DesignDelta delta = DesignDelta.between(before, after);
        assertEquals(DesignFile.text(after), DesignFile.text(delta.apply(before)));
        assertEquals(first, DesignFile.text(delta.revert(after)));
        assertEquals(first, DesignFile.text(before), "the first design is left alone");
        assertFalse(delta.isEmpty());
        return delta;
    }

    @Test
    void nothingChanged() {
        assertTrue(DesignDelta.between(start(), start()).isEmpty());
    }

    @Test
    void nodesAndEdges() {
        assertEquals(
                Set.of(""), requireBothWays(start(), d -> d.remove("conv1")).bodies());
        requireBothWays(start(), d -> d.rename("conv1", "first"));
        requireBothWays(start(), d -> d.replace(d.node("conv1").orElseThrow().at(new Position(3, 4, true))));
        requireBothWays(start(), d -> d.add("relu", ReLU.of()).connect("conv1", "relu"));
        requireBothWays(start(), d -> d.disconnect(Edge.of("conv1", "flatten1")));
    }

    @Test
    void blocks() {
        assertEquals(
                Set.of("Pair"),
                requireBothWays(start(), d -> d.block("Pair").orElseThrow().parameter("depth", 3))
                        .bodies());
        requireBothWays(start(), d -> d.removeBlock("Pair"));
        requireBothWays(start(), d -> d.renameBlock("Pair", "Twin"));
        requireBothWays(start(), d -> d.block(BlockDefinition.named("Other")));
        requireBothWays(start(), d -> {
            BlockDefinition pair = d.block("Pair").orElseThrow();
            pair.removeParameter("filters");
            pair.parameter("filters", 8);
        });
    }

    @Test
    void theRest() {
        requireBothWays(start(), d -> d.rename("other"));
        requireBothWays(start(), d -> d.packageName("org.example"));
        requireBothWays(start(), d -> d.notes().add(Note.of("look").at(1, 2)));
        requireBothWays(start(), d -> d.unknown().put("colour", "blue"));
    }
}
