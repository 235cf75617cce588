package org.netloom.designer.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.Displays;
import org.netloom.spec.Add;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

/** Drawing a network with a real mouse. */
class CanvasMouseTest {
    private Workbench bench;

    @BeforeEach
    void look() {
        Displays.require();
        Displays.look(false);
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    static Design chain() {
        return Design.named("chain")
                .then("input", new Input(Shape.of(28, 28, 1)))
                .then("conv", Conv2d.of(6, 5))
                .then("relu", ReLU.of())
                .then("flatten", new Flatten())
                .then("fc", Dense.of(10));
    }

    @Test
    void buildsANetworkByDragAndDrop() {
        bench = new Workbench(Design.named("empty"));
        bench.drop("Input", new Point(420, 90));
        Point below = bench.output("input");
        bench.drop("Conv2d", new Point(below.x, below.y + 60));
        below = bench.output("conv1");
        bench.drop("Flatten", new Point(below.x, below.y + 60));
        below = bench.output("flatten1");
        bench.drop("Dense", new Point(below.x, below.y + 60));
        assertEquals(List.of("conv1 -> flatten1", "flatten1 -> fc1", "input -> conv1"), bench.edges());
        assertTrue(
                bench.document.result().ok(), bench.document.result().problems().toString());
        for (int i = 0; i < 4; i++) {
            bench.undo();
        }
        assertTrue(bench.body().nodes().isEmpty());
    }

    @Test
    void insertsOnAnEdge() {
        bench = new Workbench(chain());
        bench.hold("MaxPool2d", bench.on(Edge.of("relu", "flatten"), 0.5));
        bench.bot.waitFor(
                "the edge is marked", () -> bench.view().hover() instanceof org.netloom.designer.canvas.Hit.EdgeHit);
        bench.bot.release();
        bench.bot.waitFor("it is inserted", () -> bench.edges().contains("relu -> pool1"));
        assertTrue(bench.edges().contains("pool1 -> flatten"));
        assertTrue(bench.document.result().ok());
        assertEquals("pool1", bench.editor.selection().single().orElse(""));
    }

    @Test
    void connectsAndReconnects() {
        Design design = chain();
        design.disconnect(Edge.of("relu", "flatten"));
        bench = new Workbench(design);
        bench.bot.drag(bench.view(), bench.output("relu"), bench.input("flatten", 0));
        bench.bot.waitFor("they are connected", () -> bench.edges().contains("relu -> flatten"));
        bench.settle();

        // The end of an edge goes elsewhere only where it is free; its beginning goes to any output.
        Edge edge = Edge.of("relu", "flatten");
        bench.bot.drag(bench.view(), bench.on(edge, 0.28), bench.output("conv"));
        bench.bot.waitFor("it begins elsewhere", () -> bench.edges().contains("conv -> flatten"));
        assertTrue(!bench.edges().contains("relu -> flatten"));
        assertEquals("reconnect", bench.document.undoName().orElse(""));
    }

    @Test
    void anImpossibleTargetSaysWhyWhileTheButtonIsDown() {
        bench = new Workbench(chain());
        bench.bot.dragTo(bench.view(), bench.output("fc"), bench.view(), bench.middle("conv"));
        bench.bot.waitFor(
                () -> "it says why, not '" + bench.page.said() + "'",
                () -> bench.page.said().contains("takes one input"));
        int edges = bench.edges().size();
        bench.bot.release();
        assertEquals(edges, bench.edges().size());
        assertTrue(bench.document.undoName().isEmpty());
    }

    @Test
    void aCycleIsNamed() {
        Design design = chain().then("sum", new Add()).connect("relu", "sum", 1);
        bench = new Workbench(design);
        bench.bot.dragTo(bench.view(), bench.output("sum"), bench.view(), bench.input("sum", 2));
        bench.bot.letGo();
        bench.bot.dragTo(bench.view(), bench.output("sum"), bench.view(), bench.middle("input"));
        bench.bot.waitFor(
                () -> "it says why, not '" + bench.page.said() + "'",
                () -> bench.page.said().contains("takes no input"));
        bench.bot.keys(java.awt.event.KeyEvent.VK_ESCAPE);
        bench.bot.waitFor("escape gives it up", () -> bench.page.said().isEmpty());
        bench.bot.letGo();
        assertTrue(bench.document.undoName().isEmpty());
    }

    @Test
    void aConnectionIntoNothingAsksForALayer() {
        bench = new Workbench(Design.named("one").then("input", new Input(Shape.of(8, 8, 3))));
        Point from = bench.output("input");
        bench.bot.drag(bench.view(), from, new Point(from.x + 40, from.y + 90));
        bench.bot.waitFor(
                "the list opens",
                () -> bench.page.quickAdd().filter(QuickAdd::isOpen).isPresent());
        bench.bot.waitFor(
                "it has the focus",
                () -> bench.page.quickAdd().orElseThrow().searchField().isFocusOwner());
        bench.bot.type("conv\n");
        bench.bot.waitFor("it is connected", () -> bench.edges().contains("input -> conv1"));
    }

    @Test
    void movingSnapsAndIsOneStep() {
        Design design = Design.named("two");
        design.add(Node.of("a", ReLU.of()).at(0, 0));
        design.add(Node.of("b", ReLU.of()).at(400, 200));
        bench = new Workbench(design);
        Point b = bench.middle("b");
        double zoom = bench.view().viewport().zoom();
        // To within a few pixels of straight below a.
        bench.bot.drag(bench.view(), b, new Point((int) (b.x - 397 * zoom), b.y));
        bench.bot.waitFor(
                () -> "b lies below a: " + bench.node("b").place(),
                () -> bench.node("b").place().x() == bench.node("a").place().x());
        assertEquals("move b", bench.document.undoName().orElse(""));
        bench.undo();
        assertEquals(400, bench.node("b").place().x());
        assertTrue(bench.document.undoName().isEmpty());
    }

    @Test
    void aMarqueeSelects() {
        bench = new Workbench(chain());
        Point relu = bench.middle("relu");
        Point conv = bench.middle("conv");
        bench.bot.drag(bench.view(), new Point(conv.x - 250, conv.y), new Point(relu.x + 200, relu.y));
        bench.bot.waitFor(
                "two are selected", () -> bench.editor.selection().nodes().equals(java.util.Set.of("conv", "relu")));
        bench.bot.hold(java.awt.event.KeyEvent.VK_SHIFT);
        bench.bot.click(bench.view(), bench.middle("relu"));
        bench.bot.letGo();
        bench.bot.waitFor("one is left", () -> bench.editor.selection().nodes().equals(java.util.Set.of("conv")));
        bench.bot.click(bench.view(), new Point(conv.x - 300, conv.y + 40));
        bench.bot.waitFor("nothing is selected", () -> bench.editor.selection().isEmpty());
    }

    @Test
    void aLayerNearAFreeInputIsConnectedInFrontOfIt() {
        bench = new Workbench(Design.named("end")
                .add(Node.of("a", ReLU.of()).at(0, 0))
                .add(Node.of("sum", new Add()).at(0, 400)));
        Point input = bench.input("sum", 1);
        bench.drop("Conv2d", new Point(input.x + 6, input.y - 60));
        assertEquals(List.of("conv1 -> sum:1"), bench.edges());
        assertTrue(bench.node("conv1").place().bottom()
                <= bench.node("sum").place().y() - 40);
        assertEquals("add Conv2d", bench.document.undoName().orElse(""));
    }

    @Test
    void anUnconnectedLayerIsMovedIntoAnEdge() {
        Design design = Design.named("two");
        design.add(Node.of("input", new Input(Shape.of(8, 8, 3))).at(0, 0));
        design.add(Node.of("relu", ReLU.of()).at(0, 300));
        design.add(Node.of("conv", Conv2d.of(4, 3)).at(400, 100));
        design.connect("input", "relu");
        bench = new Workbench(design);
        bench.bot.drag(bench.view(), bench.middle("conv"), bench.on(Edge.of("input", "relu"), 0.5));
        bench.bot.waitFor("it is in between", () -> bench.edges().contains("conv -> relu"));
        assertEquals(List.of("conv -> relu", "input -> conv"), bench.edges());
        bench.undo();
        assertEquals(List.of("input -> relu"), bench.edges());
        assertEquals(400, bench.node("conv").place().x());
    }

    @Test
    void anUndoWhileTheButtonIsDownEndsTheDrag() {
        bench = new Workbench(chain());
        bench.bot.drag(bench.view(), bench.output("conv"), bench.input("conv", 0));
        Point relu = bench.middle("relu");
        bench.bot.drag(bench.view(), relu, new Point(relu.x + 240, relu.y));
        bench.bot.waitFor("it is moved", () -> bench.document.undoName().isPresent());
        bench.settle();
        bench.bot.dragTo(bench.view(), bench.output("relu"), bench.view(), bench.middle("input"));
        bench.bot.waitFor("it says why", () -> !bench.page.said().isEmpty());
        Displays.onEventThread(() -> {
            bench.document.undo();
            return null;
        });
        bench.bot.waitFor("the drag is over", () -> bench.page.said().isEmpty());
        bench.bot.letGo();
        assertTrue(bench.document.undoName().isEmpty());
    }

    @Test
    void escapeGivesADragFromThePaletteUp() {
        bench = new Workbench(chain());
        bench.hold("Dense", bench.on(Edge.of("conv", "relu"), 0.5));
        bench.bot.keys(java.awt.event.KeyEvent.VK_ESCAPE);
        bench.bot.letGo();
        bench.bot.idle();
        assertTrue(bench.document.undoName().isEmpty());
        assertEquals(5, bench.body().nodes().size());
    }

    @Test
    void aDragAtTheBorderMovesTheView() {
        bench = new Workbench(chain());
        double y = bench.view().viewport().y();
        bench.hold("Dense", new Point(300, bench.view().getHeight() - 6));
        bench.bot.waitFor(
                "what lies below comes into view", () -> bench.view().viewport().y() < y - 60);
        bench.bot.keys(java.awt.event.KeyEvent.VK_ESCAPE);
        bench.bot.letGo();
        bench.settle();
        double rest = bench.view().viewport().y();
        bench.bot.idle();
        assertEquals(rest, bench.view().viewport().y());
    }
}
