package org.netloom.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netloom.design.Content.BlockUse;
import org.netloom.design.Content.Template;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;

class ExpansionTest {
    private static Template conv(Object filters, Object kernel) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("filters", filters);
        values.put("kernel", kernel);
        values.put("padding", "same");
        return new Template("Conv2d", values);
    }

    private static Design nested() {
        BlockDefinition unit = BlockDefinition.named("Unit")
                .parameter("filters", 8)
                .parameter("height", 3)
                .then("conv", conv("$filters", List.of("$height", 3L)))
                .then("relu", ReLU.of());
        BlockDefinition stage = BlockDefinition.named("Stage")
                .parameter("width", 16)
                .parameter("depth", 2)
                .then("units", new BlockUse("Unit", "$depth", Map.of("filters", "$width")))
                .then("last", BlockUse.of("Unit").with("height", 1));
        return Design.named("nested")
                .block(unit)
                .block(stage)
                .add("input", Input.of(Shape.of(8, 8, 1)))
                .then("a", BlockUse.of("Stage").with("width", 4))
                .then("b", BlockUse.of("Stage").with("depth", 1).repeat(2));
    }

    @Test
    void blocksAreWrittenOutWithPaths() {
        Expansion e = Expansion.of(nested());
        assertEquals(
                List.of(
                        "input",
                        "a.units[0].conv",
                        "a.units[0].relu",
                        "a.units[1].conv",
                        "a.units[1].relu",
                        "a.last.conv",
                        "a.last.relu",
                        "b[0].units.conv",
                        "b[0].units.relu",
                        "b[0].last.conv",
                        "b[0].last.relu",
                        "b[1].units.conv",
                        "b[1].units.relu",
                        "b[1].last.conv",
                        "b[1].last.relu"),
                e.nodes().stream().map(FlatNode::path).toList());
        FlatNode before = null;
        for (FlatNode n : e.nodes()) {
            if (before != null) {
                assertEquals(before, n.inputs().getFirst().source().orElseThrow(), n.path());
            }
            before = n;
        }
        assertEquals(before, e.output().orElseThrow());
        assertEquals("a.last.relu", e.producer("a").orElseThrow().path());
    }

    @Test
    void argumentsReachIntoListsAndInnerBlocks() {
        Expansion e = Expansion.of(nested());
        assertEquals(
                spec(4, Size.of(3, 3)),
                e.node("a.units[1].conv").orElseThrow().spec().orElseThrow());
        assertEquals(
                spec(8, Size.of(1, 3)),
                e.node("a.last.conv").orElseThrow().spec().orElseThrow());
        assertEquals(
                spec(16, Size.of(3, 3)),
                e.node("b[1].units.conv").orElseThrow().spec().orElseThrow());
    }

    private static Conv2d spec(int filters, Size kernel) {
        return Conv2d.of(filters, kernel).padding(org.netloom.spec.Padding.SAME);
    }

    @Test
    void pathsLeadBackToTheDocument() {
        Design d = nested();
        for (FlatNode n : Expansion.of(d).nodes()) {
            Design.Place place = d.locate(n.path()).orElseThrow();
            assertEquals(n.node(), place.node());
            assertEquals(n.body(), place.body());
        }
        assertEquals("conv", d.locate("Unit::conv").orElseThrow().node().id());
        assertTrue(d.locate("a.units[0].nothing").isEmpty());
        assertTrue(d.locate("").isEmpty());
    }

    @Test
    void unusedBlocksStandForThemselves() {
        Design d = nested();
        d.remove("a");
        d.remove("b");
        Expansion e = Expansion.of(d);
        assertTrue(e.node("Stage::units[1].conv").isPresent());
        assertEquals(
                "conv", d.locate("Stage::units[1].conv").orElseThrow().node().id());
    }
}
