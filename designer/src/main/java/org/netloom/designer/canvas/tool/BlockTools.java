package org.netloom.designer.canvas.tool;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.BlockEdits;

/** Makes blocks, repeats and dissolves them, goes into them and out again. */
final class BlockTools {
    private static final int MOST_REPEATS = 1000;
    private static final double FIELD_WIDTH = 180;
    private static final double FIELD_HEIGHT = 26;

    private final Stage stage;
    private final InPlace inPlace;

    BlockTools(Stage stage, InPlace inPlace) {
        this.stage = stage;
        this.inPlace = inPlace;
    }

    private Editor editor() {
        return stage.editor();
    }

    /** The selected node, if it is a block. */
    Optional<String> selected() {
        return editor().selection().single().filter(this::isBlock);
    }

    private boolean isBlock(String id) {
        return editor().body()
                .node(id)
                .map(Node::content)
                .filter(Content.BlockUse.class::isInstance)
                .isPresent();
    }

    // ---- making and unmaking ----------------------------------------------------------------------------------------

    /** Asks for the name of the block that the selected nodes become; says why where they cannot. */
    void make() {
        Selection selection = editor().selection();
        Optional<String> why = BlockEdits.whyNoBlock(editor(), selection);
        if (why.isPresent()) {
            stage.say(why.get());
            return;
        }
        inPlace.open(
                () -> above(selection),
                "",
                Texts.get("canvas.block.name"),
                name -> BlockEdits.problemOfName(editor().design(), name),
                name -> stage.attempt(
                        () -> BlockEdits.makeBlock(editor(), selection, name).apply(editor())));
        inPlace.field().ifPresent(f -> f.suggest(BlockEdits.freshName(editor().design())));
    }

    /** Above the selected nodes. */
    private Optional<Rectangle2D> above(Selection selection) {
        Rectangle2D all = null;
        for (String id : selection.nodes()) {
            Optional<SceneNode> node = stage.scene().node(id);
            if (node.isPresent()) {
                all = all == null
                        ? node.get().bounds()
                        : all.createUnion(node.get().bounds());
            }
        }
        return Optional.ofNullable(all)
                .map(a -> new Rectangle2D.Double(
                        a.getCenterX() - FIELD_WIDTH / 2, a.getY() - FIELD_HEIGHT - 12, FIELD_WIDTH, FIELD_HEIGHT));
    }

    /** Asks how often the selected block stands there in a row. */
    void repeat() {
        selected()
                .ifPresent(id -> inPlace.open(
                        () -> stage.scene().node(id).map(BlockTools::below),
                        times(id),
                        Texts.get("canvas.block.repeat"),
                        BlockTools::problemOfTimes,
                        text -> stage.edit(BlockEdits.repeat(editor().scope(), id, Integer.parseInt(text.strip())))));
    }

    private static Rectangle2D below(SceneNode node) {
        Rectangle2D b = node.bounds();
        return new Rectangle2D.Double(b.getX() + 14, b.getMaxY() + 8, FIELD_WIDTH / 2, FIELD_HEIGHT);
    }

    private String times(String id) {
        Object repeat = editor().body()
                .node(id)
                .map(n -> ((Content.BlockUse) n.content()).repeat())
                .orElse(1L);
        return repeat.toString();
    }

    private static Optional<String> problemOfTimes(String text) {
        boolean number = text.strip().matches("\\d{1,4}");
        int times = number ? Integer.parseInt(text.strip()) : 0;
        return times >= 1 && times <= MOST_REPEATS
                ? Optional.empty()
                : Optional.of(Texts.get("canvas.block.times", MOST_REPEATS));
    }

    void dissolve() {
        selected()
                .ifPresent(id ->
                        stage.attempt(() -> BlockEdits.dissolve(editor(), id).apply(editor())));
    }

    // ---- seeing the inside ------------------------------------------------------------------------------------------

    boolean open() {
        return selected().filter(stage.view()::isOpen).isPresent();
    }

    /** Shows the inside of a block where it stands, or no longer. */
    void toggle(String id) {
        stage.view().setOpen(id, !stage.view().isOpen(id));
    }

    /**
     * Goes into a block.
     *
     * @param inner what was hit in an open block, as ids joined by points; empty for nothing
     */
    void enter(String id, String inner) {
        if (!isBlock(id)) {
            return;
        }
        editor().show(editor().scope().inside(id));
        String[] way = inner.isEmpty() ? new String[0] : inner.split("\\.");
        for (int i = 0; i < way.length; i++) {
            if (i == way.length - 1) {
                editor().select(Selection.of(way[i]));
            } else {
                editor().show(editor().scope().inside(way[i]));
            }
        }
    }

    /** Goes out of a block, and selects it. */
    void leave() {
        var uses = editor().scope().uses();
        editor().show(editor().scope().outer(uses.size() - 1));
        editor().select(Selection.of(uses.getLast()));
    }
}
