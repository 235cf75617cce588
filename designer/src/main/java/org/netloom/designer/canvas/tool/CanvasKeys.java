package org.netloom.designer.canvas.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.KeyStroke;
import org.netloom.design.Position;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.canvas.SceneNote;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.Command;

/**
 * The keyboard on the canvas. Arrows move what is selected (with Shift ten times as far), Alt and arrows go from node to node
 * along the edges, Tab follows the data and leaves the canvas behind the last node.
 */
final class CanvasKeys {
    private static final double FAR = 10;
    private static final double SCROLL = 64;

    /** Other keys of commands: of keypads, and of keyboards where the plus needs Shift. */
    private static final Map<String, String> SECOND = Map.of(
            "ctrl EQUALS", "view.zoomIn",
            "ctrl shift EQUALS", "view.zoomIn",
            "ctrl ADD", "view.zoomIn",
            "ctrl SUBTRACT", "view.zoomOut",
            "ctrl NUMPAD0", "view.zoomFit",
            "BACK_SPACE", "edit.delete");

    private final Stage stage;

    private CanvasKeys(Stage stage) {
        this.stage = stage;
    }

    /**
     * Makes the keys work while the canvas has the focus.
     *
     * @param escape gives up what is being done; false where nothing was
     * @param add asks for a layer behind the selection
     */
    static void install(Stage stage, List<Command> commands, java.util.function.BooleanSupplier escape, Runnable add) {
        CanvasKeys keys = new CanvasKeys(stage);
        CanvasView view = stage.view();
        view.setFocusTraversalKeysEnabled(false);
        for (Command command : commands) {
            command.key().ifPresent(stroke -> keys.on(stroke, command::run));
        }
        SECOND.forEach(
                (key, id) -> commands.stream().filter(c -> c.id().equals(id)).forEach(c -> keys.on(key, c::run)));
        keys.arrows("LEFT", -1, 0);
        keys.arrows("RIGHT", 1, 0);
        keys.arrows("UP", 0, -1);
        keys.arrows("DOWN", 0, 1);
        keys.on("TAB", () -> keys.tab(1));
        keys.on("shift TAB", () -> keys.tab(-1));
        keys.on("ENTER", add);
        keys.on("ESCAPE", () -> {
            if (!escape.getAsBoolean()) {
                stage.editor().select(Selection.NONE);
            }
        });
    }

    private void arrows(String key, int dx, int dy) {
        on(key, () -> nudge(dx, dy));
        on("shift " + key, () -> nudge(dx * FAR, dy * FAR));
        on("alt " + key, () -> go(dx, dy));
    }

    private void on(String key, Runnable action) {
        on(KeyStroke.getKeyStroke(key), action);
    }

    private void on(KeyStroke key, Runnable action) {
        String name = "netloom " + key;
        stage.view().getInputMap().put(key, name);
        stage.view().getActionMap().put(name, Actions.of(action));
    }

    /** Moves what is selected, as one step while the key is repeated; the view where nothing is. */
    private void nudge(double dx, double dy) {
        Editor editor = stage.editor();
        Selection selection = editor.selection();
        Map<String, Position> nodes = new LinkedHashMap<>();
        for (String id : selection.nodes()) {
            stage.scene()
                    .node(id)
                    .map(SceneNode::place)
                    .ifPresent(p -> nodes.put(id, Position.of(p.x() + dx, p.y() + dy)));
        }
        Map<Integer, Position> notes = new LinkedHashMap<>();
        for (SceneNote n : stage.scene().notes()) {
            if (selection.notes().contains(n.index())) {
                notes.put(n.index(), Position.of(n.place().x() + dx, n.place().y() + dy));
            }
        }
        if (nodes.isEmpty() && notes.isEmpty()) {
            stage.viewport().pan(-Math.signum(dx) * SCROLL, -Math.signum(dy) * SCROLL);
            return;
        }
        stage.editPlacing(NodeEdits.move(editor.scope(), nodes, notes)
                .merging("nudge " + editor.scope().uses() + selection.nodes() + selection.notes()));
    }

    private void go(int dx, int dy) {
        Editor editor = stage.editor();
        Optional<String> from = last();
        Optional<String> to = from.isPresent()
                ? Neighbours.next(stage.scene(), editor.body(), from.get(), dx, dy)
                : Neighbours.step(editor.body(), Optional.empty(), 1);
        to.ifPresent(this::select);
    }

    private void tab(int by) {
        Optional<String> to = Neighbours.step(stage.editor().body(), last(), by);
        if (to.isPresent()) {
            select(to.get());
        } else if (by > 0) {
            stage.view().transferFocus();
        } else {
            stage.view().transferFocusBackward();
        }
    }

    private Optional<String> last() {
        return stage.editor().selection().nodes().stream().reduce((_, last) -> last);
    }

    private void select(String id) {
        stage.editor().select(Selection.of(id));
        stage.view().reveal(id);
    }
}
