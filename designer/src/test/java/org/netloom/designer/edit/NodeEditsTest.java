package org.netloom.designer.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Position;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.spec.Add;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

class NodeEditsTest {
    private static Fixture chain() {
        return new Fixture(
                Design.named("chain").chain(Input.of(Shape.of(8, 8, 3)), Conv2d.of(4, 3), ReLU.of(), Conv2d.of(4, 3)));
    }

    /** input -> conv1, conv2, conv3 -> cat. */
    private static Fixture branches() {
        return new Fixture(Design.named("branches")
                .chain(Input.of(Shape.of(8, 8, 3)), Conv2d.of(4, 3))
                .add("conv2", Conv2d.of(5, 3))
                .add("conv3", Conv2d.of(6, 3))
                .add("cat", Concat.of())
                .connect("input", "conv2")
                .connect("input", "conv3")
                .connect("conv1", "cat", 0)
                .connect("conv2", "cat", 1)
                .connect("conv3", "cat", 2));
    }

    @Test
    void aNewLayerGetsAFreeNameAndItsPlace() {
        Fixture f = chain();
        String name = NodeEdits.freshName(f.editor.body(), new Content.Layer(Conv2d.of(1, 1)));
        f.edit(NodeEdits.add(Scope.ROOT, Conv2d.of(7, 5), Position.of(30, 40)));
        assertEquals("conv3", name);
        assertEquals(
                Position.of(30, 40),
                f.editor.body().node("conv3").orElseThrow().position().orElseThrow());
        assertEquals("add Conv2d", f.document.undoName().orElseThrow());
    }

    @Test
    void aLayerAddedBehindStandsInTheChainAndTheRestMakesRoom() {
        Fixture f = chain();
        f.edit(NodeEdits.addBehind(f.editor, "conv1", ReLU.of()));
        assertEquals(List.of("input -> conv1", "conv1 -> relu2", "relu2 -> relu1", "relu1 -> conv2"), f.edges());
        assertEquals(
                List.of("input", "conv1", "relu2", "relu1", "conv2"),
                f.editor.body().nodes().stream().map(n -> n.id()).toList());
        List<Double> rows = f.editor.body().nodes().stream()
                .map(n -> n.position().orElseThrow().y())
                .toList();
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(rows.get(i) >= rows.get(i - 1) + 64 + Room.GAP, rows::toString);
        }
    }

    @Test
    void aLayerAddedBehindTheEndOrABranchIsJustConnected() {
        Fixture f = chain();
        f.edit(NodeEdits.addBehind(f.editor, "conv2", Dense.of(3)));
        assertTrue(f.edges().contains("conv2 -> fc1"));
        Fixture b = branches();
        b.edit(NodeEdits.addBehind(b.editor, "input", ReLU.of()));
        assertTrue(b.edges().containsAll(List.of("input -> conv1", "input -> relu1", "input -> conv2")));
    }

    @Test
    void aLayerOnAnEdgeKeepsThePort() {
        Fixture f = branches();
        f.edit(NodeEdits.insertOnEdge(Scope.ROOT, Edge.of("conv2", "cat", 1), ReLU.of(), Position.of(5, 5)));
        assertEquals(
                List.of("conv1 -> cat", "relu1 -> cat:1", "conv3 -> cat:2"),
                f.editor.body().edgesInto("cat").stream().map(Edge::toString).toList());
        assertTrue(f.edges().contains("conv2 -> relu1"));
        Fixture g = branches();
        g.edit(NodeEdits.insertOnEdge(g.editor, Edge.of("conv2", "cat", 1), new Content.Layer(ReLU.of())));
        assertEquals(f.edges(), g.edges());
    }

    @Test
    void deletingHealsAChain() {
        Fixture f = chain();
        f.edit(NodeEdits.delete(Scope.ROOT, Selection.of("conv1")));
        assertEquals(List.of("input -> relu1", "relu1 -> conv2"), f.edges());
        assertEquals("delete conv1", f.document.undoName().orElseThrow());
        Fixture g = chain();
        // Edges inside the selection were selected by the same rectangle.
        g.edit(NodeEdits.delete(
                Scope.ROOT, new Selection(Set.of("conv1", "relu1"), Set.of(Edge.of("conv1", "relu1")), Set.of())));
        assertEquals(List.of("input -> conv2"), g.edges());
        assertEquals("delete 2 layers", g.document.undoName().orElseThrow());
    }

    @Test
    void deletingKeepsPortsAndClosesGaps() {
        Fixture f = branches();
        f.edit(NodeEdits.delete(Scope.ROOT, Selection.of("conv2")));
        assertEquals(
                List.of("conv1 -> cat", "input -> cat:1", "conv3 -> cat:2"),
                f.editor.body().edgesInto("cat").stream().map(Edge::toString).toList());
        Fixture g = branches();
        g.edit(NodeEdits.delete(Scope.ROOT, Selection.edge(Edge.of("conv1", "cat"))));
        assertEquals(
                List.of("conv2 -> cat", "conv3 -> cat:1"),
                g.editor.body().edgesInto("cat").stream().map(Edge::toString).toList());
        assertEquals("disconnect", g.document.undoName().orElseThrow());
    }

    @Test
    void theOnlyEntranceOfABlockStays() {
        Fixture f = Fixture.sample("mini-resnet");
        Scope inside = Scope.ROOT.inside("stage1");
        f.document.edit(NodeEdits.delete(inside, Selection.of("in")));
        assertFalse(f.document.modified());
    }

    @Test
    void movingAndPinning() {
        Fixture f = chain();
        f.edit(NodeEdits.move(Scope.ROOT, Map.of("conv1", Position.of(7, 9))));
        f.edit(NodeEdits.pin(Scope.ROOT, List.of("conv1"), true));
        f.edit(NodeEdits.move(Scope.ROOT, Map.of("conv1", Position.of(8, 9))));
        assertEquals(
                new Position(8, 9, true),
                f.editor.body().node("conv1").orElseThrow().position().orElseThrow());
    }

    @Test
    void namesAreLegalAndFree() {
        Fixture f = chain();
        assertTrue(NodeEdits.problemOfName(f.editor.body(), "conv1", "conv1").isEmpty());
        assertTrue(NodeEdits.problemOfName(f.editor.body(), "conv1", "").isPresent());
        assertEquals(
                "A name begins with a letter and has only letters, digits, _ and -, at most 64 of them: a_b would do.",
                NodeEdits.problemOfName(f.editor.body(), "conv1", "1a b").orElseThrow());
        assertEquals(
                "There is a layer relu1 already.",
                NodeEdits.problemOfName(f.editor.body(), "conv1", "relu1").orElseThrow());
        f.edit(NodeEdits.rename(Scope.ROOT, "conv1", "first"));
        assertEquals(List.of("input -> first", "first -> relu1", "relu1 -> conv2"), f.edges());
        String before = f.text();
        assertThrows(EditRefused.class, () -> f.document.edit(NodeEdits.rename(Scope.ROOT, "first", "relu1")));
        assertEquals(before, f.text());
    }

    @Test
    void remarksAndNotes() {
        Fixture f = chain();
        f.edit(NodeEdits.setNote(Scope.ROOT, "conv1", "sees edges"));
        f.edit(NodeEdits.addNote("hello", Position.of(1, 2)));
        f.edit(NodeEdits.changeNote(0, "hello you"));
        f.edit(NodeEdits.moveNote(0, Position.of(3, 2)));
        f.edit(NodeEdits.deleteNote(0));
    }

    @Test
    void whatIsTypedInARowIsOneStep() {
        Fixture f = chain();
        String before = f.text();
        for (String text : List.of("s", "se", "see")) {
            f.document.edit(NodeEdits.setNote(Scope.ROOT, "conv1", text));
        }
        f.document.undo();
        assertEquals(before, f.text());
    }

    @Test
    void edges() {
        Fixture f = branches();
        f.edit(EdgeEdits.disconnect(Scope.ROOT, Edge.of("conv2", "cat", 1)));
        assertEquals(2, f.editor.body().edgesInto("cat").size());
        f.edit(EdgeEdits.connect(Scope.ROOT, "conv2", "cat", 2));
        f.edit(EdgeEdits.reconnectStart(Scope.ROOT, Edge.of("conv2", "cat", 2), "input"));
        f.edit(NodeEdits.add(Scope.ROOT, Add.of(), Position.of(0, 0)));
        f.edit(EdgeEdits.reconnectEnd(Scope.ROOT, Edge.of("conv1", "cat"), "add1", 0));
        assertEquals(
                List.of("conv3 -> cat", "input -> cat:1"),
                f.editor.body().edgesInto("cat").stream().map(Edge::toString).toList());
    }
}
