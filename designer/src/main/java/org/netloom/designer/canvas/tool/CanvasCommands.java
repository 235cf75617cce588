package org.netloom.designer.canvas.tool;

import java.awt.EventQueue;
import java.awt.event.KeyEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.LayoutEdits;
import org.netloom.designer.edit.LayoutEdits.Axis;
import org.netloom.designer.edit.LayoutEdits.Side;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.designer.widget.Command;
import org.netloom.render.Direction;

/** Everything that can be done on the canvas, as commands: menus, context menus, keys and the command palette have them. */
public final class CanvasCommands {
    private static final double ZOOM_STEP = 1.25;
    private static final double NOTE_GAP = 32;
    private static final double NOTE_INSET = 64;

    private final Stage stage;
    private final InPlace inPlace;
    private final Adding adding;
    private final Clipboards clipboards;
    private final BlockTools blocks;
    private final Runnable find;
    private final List<Command> all = new ArrayList<>();

    CanvasCommands(Stage stage, InPlace inPlace, Adding adding, BlockTools blocks, Runnable find) {
        this.stage = stage;
        this.inPlace = inPlace;
        this.adding = adding;
        this.blocks = blocks;
        this.clipboards = new Clipboards(stage);
        this.find = find;
        edits();
        inserting();
        arranging();
        blocks();
        views();
    }

    /** All of them, in the order of menus. */
    public List<Command> all() {
        return List.copyOf(all);
    }

    /** A command by its id. */
    Command get(String id) {
        return all.stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no command " + id));
    }

    private void add(String id, String key, BooleanSupplier enabled, Runnable action) {
        all.add(Command.of(id, key, action).when(enabled));
    }

    /**
     * A command with a key that other components of the window use too, for typing or for their own rows: as a key it works
     * on the canvas only.
     */
    private void plain(String id, String key, BooleanSupplier enabled, Runnable action) {
        add(id, key, () -> enabled.getAsBoolean() && !meantElsewhere(), action);
    }

    private boolean meantElsewhere() {
        return EventQueue.getCurrentEvent() instanceof KeyEvent e
                && e.getKeyCode() != KeyEvent.VK_ENTER
                && !stage.view().isFocusOwner();
    }

    // ---- what is selected -------------------------------------------------------------------------------------------

    private Editor editor() {
        return stage.editor();
    }

    private Selection selection() {
        return editor().selection();
    }

    private boolean any() {
        return !selection().isEmpty();
    }

    private boolean nodes(int least) {
        return selection().nodes().size() >= least;
    }

    // ---- edits ------------------------------------------------------------------------------------------------------

    private void edits() {
        add("edit.cut", "ctrl X", clipboards::copyable, clipboards::cut);
        add("edit.copy", "ctrl C", clipboards::copyable, clipboards::copy);
        add("edit.paste", "ctrl V", () -> true, () -> paste(Optional.empty()));
        add("edit.duplicate", "ctrl D", clipboards::copyable, clipboards::duplicate);
        plain("edit.delete", "DELETE", this::any, this::delete);
        add("edit.selectAll", "ctrl A", () -> true, this::selectAll);
        add("edit.rename", "F2", this::canBeNamed, this::rename);
        add("edit.find", "ctrl F", () -> true, find);
    }

    /** Adds what the clipboard holds. */
    void paste(Optional<Position> at) {
        clipboards.paste(at);
    }

    private void delete() {
        stage.edit(NodeEdits.delete(editor().scope(), selection()));
    }

    private void selectAll() {
        Set<Integer> notes = new LinkedHashSet<>();
        stage.scene().notes().forEach(n -> notes.add(n.index()));
        Set<String> nodes = new LinkedHashSet<>();
        editor().body().nodes().forEach(n -> nodes.add(n.id()));
        editor().select(new Selection(nodes, Set.of(), notes));
    }

    private boolean canBeNamed() {
        return selection().single().isPresent() || (selection().notes().size() == 1 && !nodes(1));
    }

    private void rename() {
        selection()
                .single()
                .ifPresentOrElse(
                        inPlace::rename,
                        () -> inPlace.editNote(selection().notes().iterator().next()));
    }

    private void inserting() {
        add("insert.layer", "INSERT", () -> true, adding::askBehindSelection);
        plain("insert.note", "N", () -> editor().scope().isRoot(), this::note);
    }

    /** Beside the selected node or in the upper part of what is seen, right of what lies there. */
    private void note() {
        Point2D seen = stage.viewport().toScene(new Point2D.Double(NOTE_INSET, NOTE_INSET));
        Point2D at = selection()
                .single()
                .flatMap(id -> stage.scene().node(id))
                .<Point2D>map(n -> new Point2D.Double(
                        n.place().right() + NOTE_GAP, n.place().y()))
                .orElse(seen);
        Rectangle2D place = new Rectangle2D.Double(at.getX(), at.getY(), 208, 72);
        while (stage.scene().nodes().stream().anyMatch(n -> n.bounds().intersects(place))) {
            place.setRect(place.getX() + NOTE_GAP, place.getY(), place.getWidth(), place.getHeight());
        }
        inPlace.newNote(new Point2D.Double(place.getX(), place.getY()));
    }

    // ---- arranging --------------------------------------------------------------------------------------------------

    private void arranging() {
        add("arrange.down", "ctrl L", this::notEmpty, () -> layOut(Direction.DOWN));
        add("arrange.right", "ctrl shift L", this::notEmpty, () -> layOut(Direction.RIGHT));
        align("arrange.alignLeft", "alt shift LEFT", Side.LEFT);
        align("arrange.alignRight", "alt shift RIGHT", Side.RIGHT);
        align("arrange.alignTop", "alt shift UP", Side.TOP);
        align("arrange.alignBottom", "alt shift DOWN", Side.BOTTOM);
        align("arrange.alignCentre", "alt shift C", Side.CENTRE);
        align("arrange.alignMiddle", "alt shift M", Side.MIDDLE);
        distribute("arrange.distributeAcross", "alt shift H", Axis.HORIZONTAL);
        distribute("arrange.distributeDown", "alt shift V", Axis.VERTICAL);
        all.add(Command.of("arrange.pin", "ctrl shift K", this::pin)
                .when(() -> nodes(1))
                .titled(() -> Texts.get(pinned() ? "command.arrange.pin.off" : "command.arrange.pin")));
    }

    private boolean notEmpty() {
        return !editor().body().nodes().isEmpty();
    }

    private void layOut(Direction direction) {
        var scope = editor().scope();
        stage.view().layOut(direction, places -> stage.edit(LayoutEdits.placeAll(scope, places)));
    }

    private void align(String id, String key, Side side) {
        add(
                id,
                key,
                () -> nodes(2),
                () -> stage.editPlacing(LayoutEdits.align(editor(), selection().nodes(), side)));
    }

    private void distribute(String id, String key, Axis axis) {
        add(
                id,
                key,
                () -> nodes(3),
                () -> stage.editPlacing(
                        LayoutEdits.distribute(editor(), selection().nodes(), axis)));
    }

    private boolean pinned() {
        return nodes(1)
                && selection().nodes().stream()
                        .allMatch(id -> editor().body()
                                .node(id)
                                .flatMap(Node::position)
                                .filter(Position::pinned)
                                .isPresent());
    }

    private void pin() {
        stage.editPlacing(NodeEdits.pin(editor().scope(), selection().nodes(), !pinned()));
    }

    // ---- blocks -----------------------------------------------------------------------------------------------------

    private void blocks() {
        add("network.makeBlock", "ctrl G", () -> nodes(1), blocks::make);
        add("network.repeat", "ctrl R", this::block, blocks::repeat);
        add("network.dissolve", "ctrl shift G", this::block, blocks::dissolve);
        all.add(Command.of("network.open", "ctrl E", () -> blocks.selected().ifPresent(blocks::toggle))
                .when(this::block)
                .titled(() -> Texts.get(blocks.open() ? "command.network.open.off" : "command.network.open")));
        add("network.enter", "ctrl DOWN", this::block, () -> blocks.selected().ifPresent(id -> blocks.enter(id, "")));
        add("network.leave", "ctrl UP", () -> !editor().scope().isRoot(), blocks::leave);
    }

    private boolean block() {
        return blocks.selected().isPresent();
    }

    // ---- view -------------------------------------------------------------------------------------------------------

    private void views() {
        CanvasView view = stage.view();
        add(
                "view.zoomIn",
                "ctrl PLUS",
                () -> true,
                () -> view.zoomTo(stage.viewport().zoom() * ZOOM_STEP));
        add(
                "view.zoomOut",
                "ctrl MINUS",
                () -> true,
                () -> view.zoomTo(stage.viewport().zoom() / ZOOM_STEP));
        add("view.zoomOne", "ctrl 1", () -> true, () -> view.zoomTo(1));
        add("view.zoomFit", "ctrl 0", this::notEmpty, view::fit);
        add("view.zoomSelection", "ctrl 2", () -> nodes(1), view::fitSelection);
        all.add(Command.of("view.dots", "", () -> view.setDots(!view.dots()))
                .titled(() -> Texts.get(view.dots() ? "command.view.dots.off" : "command.view.dots")));
    }
}
