package org.netloom.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.edit.LayoutEdits;
import org.netloom.render.Direction;

/** Layouts that arrive from beside the event thread, in a window. */
class CanvasLayoutTest {
    private final AtomicReference<JFrame> frame = new AtomicReference<>();
    private Editor editor;
    private CanvasView view;

    @BeforeEach
    void display() {
        Displays.require();
    }

    @AfterEach
    void close() {
        if (frame.get() != null) {
            Displays.close(frame.get());
        }
    }

    private void show(Design design) {
        view = Displays.onEventThread(() -> {
            editor = new Editor(DesignDocument.untitled(design, Checks.direct()));
            return new CanvasView(editor);
        });
        frame.set(Displays.show(view, 900, 700));
    }

    private static void waitFor(String what, java.util.concurrent.Callable<Boolean> condition) {
        new Bot().waitFor(what, () -> Displays.onEventThread(condition));
    }

    private void arrange(Direction direction) {
        Displays.onEventThread(() -> {
            view.layOut(direction, places -> editor.editPlacing(LayoutEdits.placeAll(editor.scope(), places)));
            return null;
        });
    }

    private boolean still() {
        return view.scene().places().equals(editor.places());
    }

    @Test
    void aBodyWithBranchesIsLaidOutWhenItIsShown() {
        show(CanvasShots.sample("mini-inception"));
        Displays.onEventThread(() -> {
            editor.show(editor.scope().inside("inception1"));
            return null;
        });
        waitFor(
                "four branches side by side",
                () -> view.scene().nodes().stream()
                                .filter(n -> n.place().y()
                                        == view.scene()
                                                .node("direct")
                                                .orElseThrow()
                                                .place()
                                                .y())
                                .count()
                        == 4);
    }

    @Test
    void arrangingIsOneStepThatCanBeTakenBack() {
        show(CanvasShots.sample("mini-resnet"));
        waitFor("laid out", () -> view.keeper().ready());
        Map<String, Place> before = Displays.onEventThread(() -> view.scene().places());
        arrange(Direction.RIGHT);
        waitFor("arranged to the right", () -> editor.document().undoName().isPresent() && still());
        Displays.onEventThread(() -> {
            assertEquals(Direction.RIGHT, view.direction());
            SceneNode input = view.scene().node("input").orElseThrow();
            SceneNode conv = view.scene().node("conv").orElseThrow();
            assertTrue(conv.place().x() > input.place().right());
            assertNotEquals(before, view.scene().places());
            editor.document().undo();
            return null;
        });
        waitFor(
                "as before",
                () -> view.direction() == Direction.DOWN
                        && view.scene().places().equals(before));
    }

    @Test
    void aPinnedNodeStaysWhenTheOthersAreArranged() {
        Design design = CanvasShots.sample("lenet5");
        var pool = design.node("pool1").orElseThrow();
        design.replace(pool.at(700, 40).at(new org.netloom.design.Position(700, 40, true)));
        show(design);
        arrange(Direction.DOWN);
        waitFor("arranged", () -> editor.document().undoName().isPresent() && still());
        Displays.onEventThread(() -> {
            Place p = view.scene().node("pool1").orElseThrow().place();
            assertEquals(700, p.x());
            assertEquals(40, p.y());
            return null;
        });
    }

    @Test
    void openBlocksAreTurnedWithWhatIsAround() {
        show(CanvasShots.sample("mini-resnet"));
        waitFor("laid out", () -> view.keeper().ready());
        Displays.onEventThread(() -> {
            view.setAllOpen(true);
            return null;
        });
        waitFor("open", () -> view.scene().node("down2").orElseThrow().card().open() && still());
        arrange(Direction.RIGHT);
        waitFor("arranged to the right", () -> editor.document().undoName().isPresent() && still());
        Displays.onEventThread(() -> {
            SceneNode block = view.scene().node("down2").orElseThrow();
            assertEquals(Direction.RIGHT, block.card().inside().orElseThrow().direction());
            assertEquals(
                    view.scene().node("stage1").orElseThrow().output().getY(),
                    block.arrival().getY(),
                    1);
            return null;
        });
    }

    @Test
    void openingABlockKeepsWhatTheUserLooksAt() {
        show(CanvasShots.sample("mini-resnet"));
        waitFor("laid out", () -> view.keeper().ready());
        Displays.onEventThread(() -> {
            view.setOpen("down2", true);
            return null;
        });
        waitFor("open", () -> view.scene().node("down2").orElseThrow().card().open() && still());
        Displays.onEventThread(() -> {
            Map<String, Place> places = view.scene().places();
            Place frameNow = places.get("down2");
            places.forEach((id, p) -> {
                boolean apart = id.equals("down2")
                        || p.bottom() <= frameNow.y()
                        || p.y() >= frameNow.bottom()
                        || p.right() <= frameNow.x()
                        || p.x() >= frameNow.right();
                assertTrue(apart, id);
            });
            return null;
        });
    }
}
