package org.netloom.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Content.BlockUse;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Note;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Scope;
import org.netloom.problem.Severity;
import org.netloom.render.Direction;
import org.netloom.spec.Add;
import org.netloom.spec.Category;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

class SceneTest {
    private static CanvasView view(Design design) {
        Editor editor = new Editor(DesignDocument.untitled(design, Checks.direct()));
        CanvasView view = new CanvasView(editor, false);
        view.setSize(1000, 800);
        view.keeper().layOutNow();
        return view;
    }

    private static SceneNode node(CanvasView view, String id) {
        return view.scene().node(id).orElseThrow();
    }

    private static Design residual() {
        BlockDefinition block = BlockDefinition.named("Residual").parameter("filters", 8);
        block.then("conv", new Content.Template("Conv2d", Map.of("filters", "$filters", "kernel", 3L, "padding", 1L)))
                .then("relu", ReLU.of())
                .add("sum", Add.of())
                .connect("relu", "sum", 0)
                .connect("in", "sum", 1);
        return Design.named("residual")
                .block(block)
                .add("input", Input.of(Shape.of(16, 16, 8)))
                .then("stage", BlockUse.of("Residual").repeat(3))
                .then("end", ReLU.of());
    }

    @Test
    void aCardSaysWhatTheLayerIsAndWhatComesOut() {
        CanvasView view = view(CanvasShots.sample("lenet5"));
        Card conv = node(view, "conv1").card();
        assertEquals("Conv2d", conv.type());
        assertEquals("6 filters 5\u00d75, padding 2", conv.settings());
        assertEquals("28 \u00d7 28 \u00d7 6", conv.shape());
        assertEquals(156, conv.parameters());
        assertEquals(Optional.of(Category.CONVOLUTION), conv.category());
        assertEquals(1, conv.inputs());
        assertEquals("", node(view, "input").card().settings());
        assertEquals(0, node(view, "input").inputs());
        assertEquals(
                "28 \u00d7 28 \u00d7 6",
                view.scene().edge(Edge.of("conv1", "tanh1")).orElseThrow().shape());
    }

    @Test
    void mergeLayersHaveAFreePort() {
        Design d = Design.named("d")
                .add("input", Input.of(Shape.of(4)))
                .then("a", ReLU.of())
                .add("sum", Add.of())
                .connect("a", "sum", 0)
                .connect("input", "sum", 1)
                .add("lonely", Add.of());
        CanvasView view = view(d);
        assertEquals(3, node(view, "sum").inputs());
        assertEquals(2, node(view, "lonely").inputs());
    }

    @Test
    void anErrorStandsAtItsNodeAndWhatIsBehindIsAssumed() {
        CanvasView view = view(Networks.broken());
        Card conv = node(view, "conv").card();
        assertEquals(Optional.of(Severity.ERROR), conv.severity());
        assertFalse(conv.assumed());
        assertTrue(conv.guessed());
        Card relu = node(view, "relu").card();
        assertEquals(Optional.empty(), relu.severity());
        assertTrue(relu.assumed());
        assertFalse(relu.shape().isEmpty());
        assertFalse(node(view, "input").card().assumed());
        assertTrue(view.scene().edge(Edge.of("relu", "flatten")).orElseThrow().assumed());
        assertFalse(view.scene().edge(Edge.of("input", "conv")).orElseThrow().assumed());
    }

    @Test
    void repeatedBlocksAreCountedTogetherAndOpenToTheirInside() {
        CanvasView view = view(residual());
        Card closed = node(view, "stage").card();
        assertEquals(3, closed.repeat());
        assertEquals(3 * (3 * 3 * 8 * 8 + 8), closed.parameters());
        assertTrue(closed.sheets() > 0);
        view.setOpen("stage", true);
        view.keeper().layOutNow();
        SceneNode open = node(view, "stage");
        Scene inside = open.card().inside().orElseThrow();
        assertEquals(
                List.of("in", "conv", "relu", "sum"),
                inside.nodes().stream().map(SceneNode::id).toList());
        assertEquals(
                "8 filters 3\u00d73, padding 1",
                inside.node("conv").orElseThrow().card().settings());
        Rectangle2D frame = open.bounds();
        for (SceneNode n : inside.nodes()) {
            Rectangle2D in = n.bounds();
            assertTrue(
                    frame.contains(
                            in.getX() + open.inner().getX(),
                            in.getY() + open.inner().getY(),
                            in.getWidth(),
                            in.getHeight()),
                    n.id());
        }
        assertEquals(node(view, "input").output().getX(), open.arrival().getX(), 0.5, "the trunk is straight");
    }

    @Test
    void insideABlockItsInputHasTheShapeThatArrives() {
        CanvasView view = view(residual());
        view.editor().show(Scope.ROOT.inside("stage"));
        view.keeper().layOutNow();
        assertEquals("16 \u00d7 16 \u00d7 8", node(view, "in").card().shape());
        assertEquals(Card.Kind.ENTRY, node(view, "in").card().kind());
        assertEquals(Optional.of("sum"), view.scene().exit());
    }

    @Test
    void aProblemInsideAClosedBlockStandsAtItOnce() {
        Design d = residual();
        d.block("Residual")
                .orElseThrow()
                .replace(d.block("Residual")
                        .orElseThrow()
                        .node("conv")
                        .orElseThrow()
                        .withContent(new Content.Layer(Conv2d.of(8, 99))));
        CanvasView view = view(d);
        Card stage = node(view, "stage").card();
        assertEquals(Optional.of(Severity.ERROR), stage.severity());
        assertEquals(
                1,
                stage.troubles().stream()
                        .filter(t -> t.severity() == Severity.ERROR)
                        .count());
    }

    @Test
    void aKeystrokeChangesWhatFollowsAtOnce() {
        CanvasView view = view(CanvasShots.sample("lenet5"));
        Map<String, Place> before = view.scene().places();
        view.editor()
                .edit(Edit.of(
                        "filters",
                        d -> d.replace(d.node("conv1")
                                .orElseThrow()
                                .withContent(new Content.Layer(Conv2d.of(12, 5).padding(2))))));
        assertEquals("28 \u00d7 28 \u00d7 12", node(view, "conv1").card().shape());
        assertEquals("14 \u00d7 14 \u00d7 12", node(view, "pool1").card().shape());
        assertEquals(before, view.scene().places());
    }

    @Test
    void notesAreBrokenIntoLines() {
        Design d = residual();
        d.notes()
                .add(Note.of("A residual block adds its input to what its layers make of it.\n\nHe et al. 2015")
                        .at(400, 20));
        CanvasView view = view(d);
        SceneNote note = view.scene().notes().getFirst();
        assertEquals(400, note.place().x());
        assertTrue(note.lines().size() >= 4, note.lines()::toString);
        assertEquals("He et al. 2015", note.lines().getLast());
    }

    @Test
    void theDirectionIsReadOffThePlaces() {
        Design d = Design.named("d")
                .add("input", Input.of(Shape.of(4)))
                .then("a", ReLU.of())
                .then("b", ReLU.of());
        int x = 0;
        for (var n : List.copyOf(d.nodes())) {
            d.replace(n.at(x, 0));
            x += 300;
        }
        CanvasView view = view(d);
        assertEquals(Direction.RIGHT, view.direction());
        assertEquals(
                node(view, "input").place().right(),
                node(view, "input").output().getX());
    }

    @Test
    void previewMovesWithoutChangingTheDesign() {
        CanvasView view = view(CanvasShots.sample("lenet5"));
        Place old = node(view, "conv2").place();
        view.setPreviewPlaces(Map.of("conv2", old.at(old.x() + 300, old.y())));
        assertEquals(old.x() + 300, node(view, "conv2").place().x());
        assertEquals(old, view.editor().places().get("conv2"));
        Route moved = view.scene().edge(Edge.of("pool1", "conv2")).orElseThrow().route();
        assertEquals(node(view, "conv2").arrival(), moved.end());
        view.setPreviewPlaces(Map.of());
        assertEquals(old, node(view, "conv2").place());
    }
}
