package org.netloom.designer.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Node;
import org.netloom.design.Note;
import org.netloom.design.Position;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

class ClipEditsTest {
    private static Fixture chain() {
        return new Fixture(
                Design.named("chain").chain(Input.of(Shape.of(8, 8, 3)), Conv2d.of(4, 3), ReLU.of(), Conv2d.of(4, 3)));
    }

    private static String copy(Fixture f, String... ids) {
        return ClipEdits.copy(f.editor, Selection.of(ids)).orElseThrow();
    }

    private static void paste(Fixture f, String text) {
        SelectingEdit paste = ClipEdits.paste(f.editor, text, Optional.empty());
        f.edit(paste.edit());
        f.editor.select(paste.selection());
        assertEquals(paste.selection(), f.editor.selection());
    }

    private static List<String> blocks(Fixture f) {
        return f.document.design().blocks().stream().map(BlockDefinition::name).toList();
    }

    private static Node node(Fixture f, String id) {
        return f.editor.body().node(id).orElseThrow();
    }

    @Test
    void aCopyHasFreshNamesItsInnerEdgesAndLiesBeside() {
        Fixture f = chain();
        String text = copy(f, "conv1", "relu1");
        assertTrue(text.contains("\"conv1 -> relu1\""), text);
        assertFalse(text.contains("input"), text);
        paste(f, text);
        assertEquals(Set.of("conv1_2", "relu1_2"), f.editor.selection().nodes());
        assertEquals(List.of("input -> conv1", "conv1 -> relu1", "relu1 -> conv2", "conv1_2 -> relu1_2"), f.edges());
        assertEquals(Position.of(32, 136), node(f, "conv1_2").position().orElseThrow());
        assertEquals("paste 2 layers", f.document.undoName().orElseThrow());
        paste(f, text);
        assertEquals(Position.of(64, 168), node(f, "conv1_3").position().orElseThrow());
    }

    @Test
    void aCopyLiesWhereItIsPasted() {
        Fixture f = chain();
        SelectingEdit paste = ClipEdits.paste(f.editor, copy(f, "conv1", "relu1"), Optional.of(Position.of(500, 40)));
        f.edit(paste.edit());
        assertEquals(Position.of(500, 40), node(f, "conv1_2").position().orElseThrow());
        assertEquals(Position.of(500, 144), node(f, "relu1_2").position().orElseThrow());
    }

    @Test
    void nothingSelectedCopiesNothing() {
        Fixture f = chain();
        assertEquals(Optional.empty(), ClipEdits.copy(f.editor, Selection.NONE));
        assertThrows(EditRefused.class, () -> ClipEdits.duplicate(f.editor, Selection.NONE));
    }

    @Test
    void duplicateAndCut() {
        Fixture f = chain();
        f.edit(ClipEdits.duplicate(f.editor, Selection.of("conv2")).edit());
        assertEquals("duplicate conv2", f.document.undoName().orElseThrow());
        assertTrue(f.editor.body().has("conv2_2"));
        f.edit(ClipEdits.cut(f.editor, Selection.of("conv1", "relu1")));
        assertEquals(List.of("input -> conv2"), f.edges());
        assertEquals("cut 2 layers", f.document.undoName().orElseThrow());
    }

    @Test
    void blocksComeAlongIntoAnotherDocument() {
        Fixture from = Fixture.sample("mini-resnet");
        Fixture to = chain();
        String text = copy(from, "stage1", "down2");
        paste(to, text);
        assertEquals(List.of("ResidualBlock", "ProjectionBlock"), blocks(to));
        assertEquals(List.of("stage1 -> down2"), to.edges().subList(3, 4));
        // The same once more: the blocks are there.
        paste(to, text);
        assertEquals(2, blocks(to).size());
        // Where its nodes lie does not make a block another one.
        to.document.edit(NodeEdits.move(Scope.ROOT.inside("stage1"), Map.of("sum", Position.of(1, 1))));
        paste(to, text);
        assertEquals(2, blocks(to).size());
    }

    @Test
    void aBlockOfTheSameNameAndOtherContentGetsAFreshName() {
        Fixture from = Fixture.sample("mini-resnet");
        Fixture to = Fixture.sample("mini-resnet");
        String text = copy(from, "stage1");
        to.document.edit(ParameterEdits.set(Scope.ROOT.inside("stage1"), List.of("conv2"), "kernel", 5L));
        paste(to, text);
        paste(to, text);
        assertEquals(List.of("ResidualBlock", "ProjectionBlock", "ResidualBlock_2"), blocks(to));
        assertEquals("ResidualBlock_2", ((Content.BlockUse) node(to, "stage1_3").content()).block());
        assertEquals("ResidualBlock", ((Content.BlockUse) node(to, "stage1").content()).block());
    }

    @Test
    void blocksInsideBlocksAreRenamedWithThem() {
        Design nested = Design.named("nested")
                .block(BlockDefinition.named("Inner").then("fc", Dense.of(3)))
                .block(BlockDefinition.named("Outer").then("inner", Content.BlockUse.of("Inner")))
                .chain(Input.of(Shape.of(4)))
                .then("outer", Content.BlockUse.of("Outer"));
        Fixture from = new Fixture(nested);
        Fixture to = new Fixture(nested);
        to.document.edit(ParameterEdits.set(Scope.ROOT.inside("outer").inside("inner"), List.of("fc"), "units", 7L));
        paste(to, copy(from, "outer"));
        assertEquals(List.of("Inner", "Outer", "Inner_2", "Outer_2"), blocks(to));
        assertEquals(
                "outer_2.inner.fc: Dense",
                to.document
                        .result()
                        .expansion()
                        .node("outer_2.inner.fc")
                        .orElseThrow()
                        .toString());
        assertTrue(to.problems().isEmpty() || to.problems().toString().contains("outer_2"), to::text);
    }

    @Test
    void aBlockCannotBePutIntoItself() {
        Fixture f = Fixture.sample("mini-resnet");
        String text = copy(f, "stage1");
        f.editor.show(Scope.ROOT.inside("stage2"));
        String before = f.text();
        EditRefused e = assertThrows(EditRefused.class, () -> paste(f, text));
        assertEquals("This would put the block ResidualBlock into itself.", e.getMessage());
        assertEquals(before, f.text());
    }

    @Test
    void whatLeavesABlockTakesItsValuesAlong() {
        Fixture f = Fixture.sample("mini-resnet");
        f.editor.show(Scope.ROOT.inside("stage2"));
        String text = copy(f, "in", "conv1", "bn1");
        assertTrue(text.contains("\"parameters\": {\"filters\": 32}"), text);
        paste(f, text);
        assertEquals("$filters", Bodies.values(node(f, "conv1_2")).get("filters"), "it is still in the block");
        assertFalse(f.editor.body().has("in_2"), "a block has one entrance");
        f.editor.show(Scope.ROOT);
        paste(f, text);
        assertEquals(32L, Bodies.values(node(f, "conv1")).get("filters"));
        assertEquals(Set.of("conv1", "bn1"), f.editor.selection().nodes());
        f.editor.show(Scope.ROOT.inside("stage2"));
        String entrance = copy(f, "in");
        assertThrows(EditRefused.class, () -> paste(f, entrance));
    }

    @Test
    void notesAreCopiedToo() {
        Design design = Design.named("noted").chain(Input.of(Shape.of(4)), Dense.of(3));
        design.notes().add(Note.of("first").at(300, 20));
        Fixture f = new Fixture(design);
        Selection all = new Selection(Set.of("fc1"), Set.of(), Set.of(0));
        SelectingEdit twice = ClipEdits.duplicate(f.editor, all);
        f.edit(twice.edit());
        assertEquals(new Selection(Set.of("fc1_2"), Set.of(), Set.of(1)), twice.selection());
        assertEquals("first", f.document.design().notes().get(1).text());
        f.edit(ClipEdits.cut(f.editor, all));
        assertEquals(1, f.document.design().notes().size());
    }

    @Test
    void aWholeDesignPastes() {
        Fixture f = new Fixture(Design.named("empty"));
        Fixture from = Fixture.sample("mini-resnet");
        paste(f, from.text());
        assertEquals(from.edges(), f.edges());
        assertEquals(from.editor.body().nodes().size(), f.editor.body().nodes().size());
        assertTrue(f.editor.body().nodes().stream().allMatch(n -> n.position().isPresent()));
        assertTrue(f.document.result().ok(), () -> f.problems().toString());
    }

    @Test
    void rubbishIsRefusedAndChangesNothing() {
        Fixture f = chain();
        String before = f.text();
        for (String rubbish : List.of(
                "",
                "hello",
                "{",
                "[1, 2]",
                "{\"netloom\": 99, \"name\": \"x\"}",
                "{\"netloom\": 1, \"name\": \"x\", \"nodes\": 3}",
                "{\"netloom\": 1, \"name\": \"x\", \"nodes\": []}",
                "<html><b>x</b></html>",
                "{\"nodes\": [{\"id\": \"a\"}]}")) {
            EditRefused e = assertThrows(EditRefused.class, () -> paste(f, rubbish), rubbish);
            assertTrue(e.getMessage().contains("clipboard"), e::getMessage);
            assertFalse(e.getMessage().contains("Exception"), e::getMessage);
            assertEquals(before, f.text());
        }
        EditRefused e = assertThrows(EditRefused.class, () -> paste(f, "hello"));
        assertEquals(
                "There is no part of a design in the clipboard: the clipboard is not a design: line 1, column 1:"
                        + " expected a value, but found \"hello\"",
                e.getMessage());
    }

    @Test
    void strangeNamesBecomeLegal() {
        Fixture f = chain();
        paste(
                f,
                "{\"netloom\": 1, \"name\": \"x\", \"nodes\": [{\"id\": \"9 <b>\", \"type\": \"ReLU\"},"
                        + " {\"id\": \"a\", \"type\": \"ReLU\"}, {\"id\": \"a\", \"type\": \"ReLU\"}], \"edges\": [\"a -> nothing\"]}");
        Body body = f.editor.body();
        assertTrue(body.nodes().stream()
                .noneMatch(n -> NodeEdits.problemOfName(body, "", n.id() + "x").isPresent()));
        assertEquals(3, body.edges().size());
        assertEquals(f.text(), DesignFile.text(DesignFile.parse(f.text())));
    }
}
