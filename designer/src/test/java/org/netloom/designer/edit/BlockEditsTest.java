package org.netloom.designer.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netloom.check.NodeReport;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.spec.Add;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Input;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

class BlockEditsTest {
    /** input -> conv1 -> relu1 -> conv2 -> sum, relu1 -> sum. */
    private static Fixture residual() {
        return new Fixture(Design.named("residual")
                .chain(
                        Input.of(Shape.of(8, 8, 3)),
                        Conv2d.of(4, 3).padding(Padding.SAME),
                        ReLU.of(),
                        Conv2d.of(4, 3).padding(Padding.SAME))
                .then("sum", Add.of())
                .then("last", Conv2d.of(2, 1))
                .connect("relu1", "sum", 1));
    }

    /** Types, shapes and costs of all layers, whatever they are called. */
    private static List<String> layers(Fixture f) {
        return f.document.result().reports().stream()
                .map(BlockEditsTest::layer)
                .sorted()
                .toList();
    }

    private static String layer(NodeReport r) {
        return r.node().content().type() + " " + r.inputs() + " -> " + r.output() + " " + r.parameterCount();
    }

    private static void make(Fixture f, String name, String... ids) {
        SelectingEdit made = BlockEdits.makeBlock(f.editor, Selection.of(ids), name);
        f.edit(made.edit());
        f.editor.select(made.selection());
        assertEquals(made.selection(), f.editor.selection());
    }

    private static void refused(Fixture f, String sentence, String... ids) {
        assertEquals(
                Optional.of(sentence),
                BlockEdits.whyNoBlock(f.editor, Selection.nodes(new LinkedHashSet<>(List.of(ids)))));
        assertThrows(EditRefused.class, () -> BlockEdits.makeBlock(f.editor, Selection.of(ids), "B"));
    }

    @Test
    void aSelectionBecomesABlockAndDissolvesAgain() {
        Fixture f = residual();
        List<String> before = layers(f);
        List<String> edges = f.edges();
        make(f, "Residual", "conv2", "sum");
        assertEquals(List.of("input -> conv1", "conv1 -> relu1", "relu1 -> residual1", "residual1 -> last"), f.edges());
        assertEquals("make block Residual", f.document.undoName().orElseThrow());
        Body block = f.document.design().block("Residual").orElseThrow();
        assertEquals(
                List.of("in -> conv2", "in -> sum:1", "conv2 -> sum"),
                block.edges().stream().map(Edge::toString).toList());
        assertEquals(before, layers(f));
        assertTrue(f.document.result().ok(), () -> f.problems().toString());
        f.edit(BlockEdits.dissolve(f.editor, "residual1").edit());
        assertEquals(Set.copyOf(edges), Set.copyOf(f.edges()));
        assertEquals(before, layers(f));
        assertTrue(f.document.design().blocks().isEmpty(), "the definition goes with its last use");
    }

    @Test
    void everySampleDissolvesToTheSameLayers() {
        for (String name : List.of("mini-resnet", "mini-inception", "cifar-vgg")) {
            Fixture f = Fixture.sample(name);
            List<String> before = layers(f);
            List<Optional<Shape>> order = inOrder(f);
            for (boolean found = true; found; ) {
                Optional<Node> use = f.editor.body().nodes().stream()
                        .filter(n -> n.content() instanceof Content.BlockUse)
                        .findFirst();
                use.ifPresent(n -> f.edit(BlockEdits.dissolve(f.editor, n.id()).edit()));
                found = use.isPresent();
            }
            assertEquals(before, layers(f), name);
            assertEquals(order.getLast(), inOrder(f).getLast(), name);
            assertTrue(f.document.design().blocks().isEmpty(), name);
            assertTrue(f.document.result().ok(), () -> f.problems().toString());
        }
    }

    private static List<Optional<Shape>> inOrder(Fixture f) {
        List<Optional<Shape>> shapes = new ArrayList<>();
        f.document.result().reports().forEach(r -> shapes.add(r.output()));
        return shapes;
    }

    @Test
    void aRepeatedBlockIsWrittenOutAsOftenAsItStandsThere() {
        Fixture f = residual();
        make(f, "Residual", "conv2", "sum");
        f.edit(BlockEdits.repeat(Scope.ROOT, "residual1", 3));
        assertEquals("repeat residual1", f.document.undoName().orElseThrow());
        List<String> before = layers(f);
        SelectingEdit dissolve = BlockEdits.dissolve(f.editor, "residual1");
        f.edit(dissolve.edit());
        assertEquals(6, dissolve.selection().nodes().size());
        assertEquals(before, layers(f));
        assertTrue(f.edges().containsAll(List.of("sum -> conv2_2", "sum -> sum_2:1", "sum_3 -> last")), f::text);
    }

    @Test
    void randomSelectionsKeepTheirShapes() {
        Random random = new Random(3);
        int made = 0;
        for (int i = 0; i < 300; i++) {
            Fixture f = Fixture.sample(i % 2 == 0 ? "mini-resnet" : "mini-inception");
            f.editor.show(i % 3 == 0 && i % 2 == 0 ? Scope.ROOT.inside("down2") : Scope.ROOT);
            List<String> order = f.editor.body().order();
            int from = random.nextInt(order.size());
            int to = Math.min(order.size(), from + 1 + random.nextInt(6));
            Selection some = Selection.nodes(order.subList(from, to));
            List<String> before = layers(f);
            if (BlockEdits.whyNoBlock(f.editor, some).isEmpty()) {
                f.edit(BlockEdits.makeBlock(f.editor, some, "Part").edit());
                assertEquals(before, layers(f), some::toString);
                f.edit(BlockEdits.dissolve(f.editor, "part1").edit());
                assertEquals(before, layers(f), some::toString);
                made++;
            }
        }
        assertTrue(made > 60, "blocks made: " + made);
    }

    @Test
    void whatCannotBeABlockIsRefusedWithTheEdges() {
        Fixture f = residual();
        refused(f, "Select the layers that should become a block.");
        refused(f, "An Input stays in the design itself: select the layers behind it.", "input", "conv1");
        refused(
                f,
                "Data leaves the selection by relu1 -> conv2 and comes back by conv2 -> sum: select what lies in"
                        + " between too.",
                "relu1",
                "sum");
        refused(
                f,
                "A block has one output, but several layers of the selection are used outside: conv2 -> sum, relu1 ->"
                        + " sum:1.",
                "relu1",
                "conv2");
        f.edit(NodeEdits.addConnected(Scope.ROOT, new Content.Layer(ReLU.of()), Position.of(0, 0), "conv2"));
        refused(
                f,
                "conv2 is used outside the selection and inside it as well: the block would have another end. Select up"
                        + " to conv2, or more of what is behind it.",
                "conv2",
                "relu2");
        refused(
                f,
                "A block has one end, but these layers of the selection lead to no other of it: relu2, last.",
                "relu1",
                "conv2",
                "sum",
                "last",
                "relu2");
    }

    @Test
    void namesOfBlocks() {
        Fixture f = residual();
        make(f, "Residual", "conv2", "sum");
        assertEquals(
                Optional.of("There is a block Residual already."),
                BlockEdits.problemOfName(f.document.design(), "Residual"));
        assertTrue(BlockEdits.problemOfName(f.document.design(), "").isPresent());
        assertTrue(BlockEdits.problemOfName(f.document.design(), "a b").isPresent());
        assertThrows(
                EditRefused.class, () -> BlockEdits.makeBlock(f.editor, Selection.of("conv1", "relu1"), "Residual"));
        f.edit(BlockEdits.renameBlock("Residual", "Shortcut"));
        assertEquals(
                "Shortcut",
                ((Content.BlockUse)
                                f.editor.body().node("residual1").orElseThrow().content())
                        .block());
        EditRefused e = assertThrows(EditRefused.class, () -> f.editor.edit(BlockEdits.removeBlock("Shortcut")));
        assertEquals("Shortcut is used once: remove its use first.", e.getMessage());
        f.edit(NodeEdits.delete(Scope.ROOT, Selection.of("residual1")));
        f.edit(BlockEdits.removeBlock("Shortcut"));
        assertTrue(f.document.design().blocks().isEmpty());
    }

    @Test
    void aBlockInABlockTakesTheParametersItNames() {
        Fixture f = Fixture.sample("mini-resnet");
        List<String> before = layers(f);
        f.editor.show(Scope.ROOT.inside("down2"));
        make(f, "Inner", "conv1", "bn1", "relu1");
        var inner = f.document.design().block("Inner").orElseThrow();
        assertEquals(
                List.of("filters", "stride"), List.copyOf(inner.parameters().keySet()));
        assertEquals(before, layers(f));
        assertTrue(f.document.result().ok(), () -> f.problems().toString());
    }

    @Test
    void aValueBecomesAParameterAndBack() {
        Fixture f = Fixture.sample("mini-resnet");
        List<String> before = layers(f);
        Scope inside = Scope.ROOT.inside("stage1");
        f.edit(BlockEdits.promote(inside, "conv1", "kernel", "size"));
        var block = f.document.design().block("ResidualBlock").orElseThrow();
        assertEquals(3L, block.parameters().get("size"));
        assertEquals("$size", Bodies.values(block.node("conv1").orElseThrow()).get("kernel"));
        assertEquals(before, layers(f));
        f.edit(BlockEdits.promote(inside, "conv1", "stride", "step"));
        assertEquals(before, layers(f), "a default can become a parameter too");
        f.edit(ParameterEdits.set(Scope.ROOT, List.of("stage3"), "step", 1L));
        f.edit(ParameterEdits.setDefault("ResidualBlock", "size", 5L));
        assertFalse(before.equals(layers(f)), "edited once, changed everywhere");
        f.edit(ParameterEdits.setDefault("ResidualBlock", "size", 3L));
        f.edit(BlockEdits.inline("ResidualBlock", "step"));
        f.edit(BlockEdits.inline("ResidualBlock", "size"));
        assertEquals(before, layers(f));
        assertEquals(
                Fixture.sample("mini-resnet")
                        .document
                        .design()
                        .block("ResidualBlock")
                        .orElseThrow()
                        .parameters(),
                f.document.design().block("ResidualBlock").orElseThrow().parameters());
        EditRefused e =
                assertThrows(EditRefused.class, () -> f.editor.edit(BlockEdits.inline("ResidualBlock", "filters")));
        assertEquals("filters has different values in different places: 16, 32, 64.", e.getMessage());
    }

    @Test
    void whatCannotBecomeAParameter() {
        Fixture f = Fixture.sample("mini-resnet");
        Body block = f.document.design().block("ResidualBlock").orElseThrow();
        assertEquals(
                Optional.of("Only inside a block can a value become a parameter."),
                BlockEdits.whyNoParameter(f.document.design(), "conv", "filters", "n"));
        assertEquals(
                Optional.of("filters of conv1 is a parameter already."),
                BlockEdits.whyNoParameter(block, "conv1", "filters", "n"));
        assertEquals(
                Optional.of("The block ResidualBlock has a parameter filters already."),
                BlockEdits.whyNoParameter(block, "conv1", "kernel", "filters"));
        assertEquals(
                Optional.of("relu1 has no value for kernel that could become a parameter."),
                BlockEdits.whyNoParameter(block, "relu1", "kernel", "n"));
        assertTrue(BlockEdits.whyNoParameter(block, "conv1", "kernel", "a-b").isPresent());
    }

    @Test
    void whatCannotBeDissolved() {
        Fixture f = residual();
        assertThrows(EditRefused.class, () -> BlockEdits.dissolve(f.editor, "conv1"));
        make(f, "Residual", "conv2", "sum");
        f.document.edit(BlockEdits.repeat(Scope.ROOT, "residual1", 90_000));
        EditRefused e = assertThrows(EditRefused.class, () -> BlockEdits.dissolve(f.editor, "residual1"));
        assertTrue(e.getMessage().startsWith("This would give 270,000 layers"), e::getMessage);
    }
}
