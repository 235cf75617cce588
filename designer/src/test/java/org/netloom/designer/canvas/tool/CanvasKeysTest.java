package org.netloom.designer.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.event.KeyEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

/** The canvas with a real keyboard. */
class CanvasKeysTest {
    private Workbench bench;

    @BeforeEach
    void open() {
        Displays.require();
        Displays.look(false);
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    private void chain() {
        bench = new Workbench(CanvasMouseTest.chain());
    }

    private void resnet() {
        bench = new Workbench(DesignFile.load(java.nio.file.Path.of("../samples/mini-resnet/mini-resnet.netloom")));
    }

    private void select(String... ids) {
        Displays.onEventThread(() -> {
            bench.editor.select(Selection.nodes(List.of(ids)));
            return null;
        });
    }

    private String single() {
        return bench.editor.selection().single().orElse("");
    }

    @Test
    void renamesInPlaceAndSaysWhatIsWrong() {
        chain();
        bench.bot.doubleClick(bench.view(), bench.name("conv"));
        bench.bot.waitFor(
                "the field is open",
                () -> bench.page.field().filter(InPlaceField::isFocusOwner).isPresent());
        InPlaceField field = bench.page.field().orElseThrow();
        bench.bot.type("relu");
        bench.bot.waitFor("a name that is taken is refused", () -> field.said().contains("already"));
        bench.bot.type("\n");
        bench.bot.idle();
        assertTrue(bench.body().has("conv"));
        bench.control(KeyEvent.VK_A);
        bench.bot.type("edges\n");
        bench.bot.waitFor("it has another name", () -> bench.body().has("edges"));
        assertTrue(bench.edges().contains("input -> edges"));
        assertEquals("edges", single());
        bench.bot.waitFor("the canvas has the focus again", () -> bench.view().isFocusOwner());
        bench.bot.keys(KeyEvent.VK_F2);
        bench.bot.waitFor(
                "F2 does the same",
                () -> bench.page.field().filter(InPlaceField::isFocusOwner).isPresent());
        bench.bot.type("other");
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        bench.bot.idle();
        assertTrue(bench.body().has("edges"));
    }

    @Test
    void deleteHealsTheChain() {
        chain();
        bench.bot.click(bench.view(), bench.middle("relu"));
        bench.bot.keys(KeyEvent.VK_DELETE);
        bench.bot.waitFor("it is gone", () -> !bench.body().has("relu"));
        assertTrue(bench.edges().contains("conv -> flatten"));
        bench.undo();
        assertTrue(bench.edges().contains("relu -> flatten"));
    }

    @Test
    void deleteElsewhereIsNotMeantForTheCanvas() {
        chain();
        select("relu");
        bench.bot.focus(bench.palette.rows());
        bench.bot.keys(KeyEvent.VK_DELETE);
        bench.bot.idle();
        assertTrue(bench.body().has("relu"));
    }

    @Test
    void enterAddsBehindTheSelection() {
        chain();
        select("relu");
        bench.bot.keys(KeyEvent.VK_ENTER);
        bench.bot.waitFor(
                "the list is open",
                () -> bench.page
                        .quickAdd()
                        .filter(q -> q.searchField().isFocusOwner())
                        .isPresent());
        bench.bot.type("max pool\n");
        bench.bot.waitFor("it is added", () -> bench.edges().contains("relu -> pool1"));
        assertTrue(bench.edges().contains("pool1 -> flatten"));
        bench.bot.waitFor(
                "it is selected and the canvas has the focus",
                () -> single().equals("pool1") && bench.view().isFocusOwner());
    }

    @Test
    void arrowsNudgeAsOneStep() {
        chain();
        select("relu");
        double x = bench.node("relu").place().x();
        bench.bot.keys(KeyEvent.VK_RIGHT);
        bench.bot.keys(KeyEvent.VK_RIGHT);
        bench.bot.keys(KeyEvent.VK_SHIFT, KeyEvent.VK_RIGHT);
        bench.bot.waitFor("it moved 12", () -> bench.node("relu").place().x() == x + 12);
        bench.undo();
        assertEquals(x, bench.node("relu").place().x());
        assertTrue(bench.document.undoName().isEmpty());
    }

    @Test
    void theSelectionWalksAlongEdges() {
        chain();
        bench.bot.keys(KeyEvent.VK_TAB);
        bench.bot.waitFor("the first is selected", () -> single().equals("input"));
        bench.bot.keys(KeyEvent.VK_ALT, KeyEvent.VK_DOWN);
        bench.bot.keys(KeyEvent.VK_ALT, KeyEvent.VK_DOWN);
        bench.bot.waitFor("two further down", () -> single().equals("relu"));
        bench.bot.keys(KeyEvent.VK_ALT, KeyEvent.VK_UP);
        bench.bot.keys(KeyEvent.VK_TAB);
        bench.bot.waitFor("back and forth", () -> single().equals("relu"));
        String said = bench.view().getAccessibleContext().getAccessibleDescription();
        assertTrue(said.startsWith("relu, ReLU"), said);
        assertTrue(said.contains("from conv") && said.contains("to flatten"), said);
        bench.bot.keys(KeyEvent.VK_TAB);
        bench.bot.keys(KeyEvent.VK_TAB);
        bench.bot.keys(KeyEvent.VK_TAB);
        bench.bot.waitFor(
                "behind the last the focus goes on", () -> !bench.view().isFocusOwner());
    }

    @Test
    void findGoesThroughBlocks() {
        resnet();
        bench.control(KeyEvent.VK_F);
        bench.bot.waitFor("the bar is open", () -> bench.page.findBar().field().isFocusOwner());
        bench.bot.type("conv2d xyzzy");
        bench.bot.waitFor("nothing", () -> bench.page.findBar().count().equals("none"));
        bench.control(KeyEvent.VK_A);
        bench.bot.type("conv2d stride=");
        bench.bot.waitFor(
                "the first is shown", () -> bench.editor.scope().uses().equals(List.of("down2")));
        assertTrue(
                bench.page.findBar().count().startsWith("1 of"),
                bench.page.findBar().count());
        String first = single();
        bench.bot.type("\n");
        bench.bot.waitFor("the next is shown", () -> !single().equals(first));
        bench.bot.keys(KeyEvent.VK_SHIFT, KeyEvent.VK_ENTER);
        bench.bot.waitFor("the one before is shown", () -> single().equals(first));
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        bench.bot.waitFor(
                "it is closed",
                () -> !bench.page.findBar().isVisible() && bench.view().isFocusOwner());
    }

    @Test
    void goesIntoBlocksAndOut() {
        resnet();
        bench.bot.doubleClick(bench.view(), bench.middle("stage1"));
        bench.bot.waitFor("it is inside", () -> bench.editor.scope().uses().equals(List.of("stage1")));
        bench.settle();
        bench.control(KeyEvent.VK_UP);
        bench.bot.waitFor("it is outside", () -> bench.editor.scope().equals(Scope.ROOT));
        assertEquals("stage1", single());
        bench.control(KeyEvent.VK_E);
        bench.bot.waitFor("it is open", () -> bench.view().isOpen("stage1"));
    }

    @Test
    void notesAreWrittenOnTheCanvas() {
        chain();
        bench.bot.keys(KeyEvent.VK_N);
        bench.bot.type("not the letter that opened it");
        bench.bot.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
        bench.bot.waitFor("it is there", () -> bench.editor.design().notes().size() == 1);
        assertEquals(
                "not the letter that opened it",
                bench.editor.design().notes().getFirst().text());
        bench.settle();
        Point at = Displays.onEventThread(() -> {
            var p = bench.view().scene().notes().getFirst().place();
            var s = bench.view().viewport().toScreen(new java.awt.geom.Point2D.Double(p.centreX(), p.centreY()));
            return new Point((int) s.getX(), (int) s.getY());
        });
        bench.bot.doubleClick(bench.view(), at);
        bench.bot.type("changed");
        bench.bot.click(bench.view(), new Point(30, bench.view().getHeight() - 30));
        bench.bot.waitFor(
                () -> "the text is another: " + bench.editor.design().notes(),
                () -> bench.editor.design().notes().getFirst().text().equals("changed"));
        bench.bot.keys(KeyEvent.VK_N);
        bench.bot.type("kept");
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        bench.bot.waitFor(
                "escape keeps what is new",
                () -> bench.editor.design().notes().size() == 2
                        && bench.editor.design().notes().getLast().text().equals("kept"));
    }

    @Test
    void layoutIsACommand() {
        chain();
        bench.bot.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_L);
        bench.bot.waitFor(
                "it runs to the right",
                () -> bench.node("fc").place().x() > bench.node("input").place().right());
        bench.settle();
        assertFalse(bench.document.undoName().isEmpty());
        bench.undo();
        bench.bot.waitFor(
                "and back",
                () -> bench.node("fc").place().y() > bench.node("input").place().bottom());
    }

    @Test
    void copiesAndPastesThroughTheClipboard() {
        chain();
        select("conv", "relu");
        bench.control(KeyEvent.VK_C);
        bench.control(KeyEvent.VK_V);
        bench.bot.waitFor("the copies are there", () -> bench.body().nodes().size() == 7);
        assertTrue(bench.edges().contains("conv_2 -> relu_2"), bench.edges().toString());
        assertEquals(2, bench.editor.selection().nodes().size());
        bench.control(KeyEvent.VK_X);
        bench.bot.waitFor("they are cut", () -> bench.body().nodes().size() == 5);
        bench.control(KeyEvent.VK_V);
        bench.bot.waitFor("and pasted again", () -> bench.body().nodes().size() == 7);
        bench.control(KeyEvent.VK_D);
        bench.bot.waitFor("and doubled", () -> bench.body().nodes().size() == 9);
    }

    @Test
    void pastingRubbishSaysSo() {
        chain();
        java.awt.Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new java.awt.datatransfer.StringSelection("a shopping list"), null);
        bench.control(KeyEvent.VK_V);
        bench.bot.waitFor("it says why", () -> !bench.page.said().isEmpty());
        assertEquals(5, bench.body().nodes().size());
    }

    @Test
    void makesRepeatsAndDissolvesABlock() {
        bench = new Workbench(Design.named("even")
                .then("input", new Input(Shape.of(28, 28, 4)))
                .then("conv", Conv2d.of(4, 3).padding(org.netloom.spec.Padding.SAME))
                .then("relu", ReLU.of())
                .then("flatten", new Flatten()));
        select("conv", "relu");
        bench.control(KeyEvent.VK_G);
        bench.bot.waitFor(
                "the name is asked for",
                () -> bench.page.field().filter(InPlaceField::isFocusOwner).isPresent());
        bench.bot.type("Unit\n");
        bench.bot.waitFor(
                "the block is there", () -> bench.editor.design().block("Unit").isPresent());
        assertEquals(List.of("input -> unit1", "unit1 -> flatten"), bench.edges());
        bench.bot.waitFor(
                "it is selected", () -> single().equals("unit1") && bench.view().isFocusOwner());
        bench.control(KeyEvent.VK_R);
        bench.bot.waitFor(
                "the number is asked for",
                () -> bench.page.field().filter(InPlaceField::isFocusOwner).isPresent());
        bench.bot.type("3\n");
        bench.bot.waitFor(
                "it is repeated", () -> bench.document.result().reports().size() == 8);
        assertTrue(bench.document.result().ok());
        bench.bot.waitFor("the canvas has the focus", () -> bench.view().isFocusOwner());
        bench.bot.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_G);
        bench.bot.waitFor("it is dissolved", () -> bench.body().nodes().size() == 8);
        assertTrue(bench.document.result().ok());
        for (int i = 0; i < 3; i++) {
            bench.undo();
        }
        assertEquals(List.of("conv -> relu", "input -> conv", "relu -> flatten"), bench.edges());
    }
}
