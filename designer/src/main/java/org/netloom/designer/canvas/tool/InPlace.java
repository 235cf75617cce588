package org.netloom.designer.canvas.tool;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.UIManager;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.canvas.SceneNote;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.NodeEdits;

/** What is typed on the canvas itself: names of nodes and blocks, notes. */
final class InPlace {
    private static final int LEAST_WIDTH = 120;
    private static final int LEAST_HEIGHT = 26;
    private static final Rectangle OUT_OF_SIGHT = new Rectangle(-500, -500, LEAST_WIDTH, LEAST_HEIGHT);

    private final Stage stage;
    private Runnable follow = () -> {};
    private Runnable given = () -> {};
    private Optional<InPlaceField> field = Optional.empty();

    InPlace(Stage stage) {
        this.stage = stage;
        CanvasView view = stage.view();
        view.viewport().addListener(() -> follow.run());
        view.addSceneListener(() -> follow.run());
    }

    /** The field that is or was open last. */
    Optional<InPlaceField> field() {
        return field;
    }

    /** Gives up what is being typed. */
    void leave() {
        given.run();
        given = () -> {};
        follow = () -> {};
    }

    // ---- names ------------------------------------------------------------------------------------------------------

    /** Lets the user type another name for a node. */
    void rename(String id) {
        Editor editor = stage.editor();
        stage.view().reveal(id);
        open(
                () -> stage.scene().node(id).map(SceneNode::nameBounds),
                id,
                Texts.get("canvas.rename"),
                name -> NodeEdits.problemOfName(editor.body(), id, name),
                name -> {
                    if (stage.edit(NodeEdits.rename(editor.scope(), id, name))) {
                        editor.select(Selection.of(name));
                    }
                });
    }

    /** Opens a field; what was open is given up. */
    void open(
            Supplier<Optional<Rectangle2D>> at,
            String text,
            String accessibleName,
            Function<String, Optional<String>> problem,
            Consumer<String> taken) {
        leave();
        Font label = UIManager.getFont("Label.font");
        InPlaceField made = InPlaceField.open(
                stage.view(),
                () -> onScreen(at.get()),
                label.deriveFont(Font.BOLD),
                text,
                accessibleName,
                problem,
                taken);
        field = Optional.of(made);
        follow = made::follow;
        given = made::leave;
    }

    /** Large enough to type in, whatever the zoom. */
    private Rectangle onScreen(Optional<Rectangle2D> at) {
        return at.map(r -> {
                    Rectangle2D s = stage.viewport().toScreen(r);
                    int width = (int) Math.max(LEAST_WIDTH, Math.rint(s.getWidth() + 16));
                    return new Rectangle(
                            (int) Math.rint(s.getX()) - 7,
                            (int) Math.rint(s.getCenterY()) - LEAST_HEIGHT / 2,
                            width,
                            LEAST_HEIGHT);
                })
                .orElse(OUT_OF_SIGHT);
    }

    // ---- notes ------------------------------------------------------------------------------------------------------

    /** Lets the user change the text of a note. */
    void editNote(int index) {
        Supplier<Rectangle> at = () -> stage.scene().notes().stream()
                .filter(n -> n.index() == index)
                .map(SceneNote::place)
                .findFirst()
                .map(this::noteOnScreen)
                .orElse(OUT_OF_SIGHT);
        String text = stage.editor().design().notes().get(index).text();
        NoteArea area = NoteArea.open(
                stage.view(),
                text,
                at,
                now -> stage.edit(now.isEmpty() ? NodeEdits.deleteNote(index) : NodeEdits.changeNote(index, now)),
                () -> {});
        follow = area::follow;
        given = area::leave;
    }

    /** Lets the user type a new note; nothing is added where nothing is typed. */
    void newNote(Point2D at) {
        if (!stage.editor().scope().isRoot()) {
            stage.say(Texts.get("canvas.note.inside"));
            return;
        }
        Place place = new Place(Math.rint(at.getX()), Math.rint(at.getY()), 208, 72);
        NoteArea area = NoteArea.open(
                stage.view(),
                "",
                () -> noteOnScreen(place),
                text -> {
                    int index = stage.editor().design().notes().size();
                    if (!text.isEmpty() && stage.edit(NodeEdits.addNote(text, Position.of(place.x(), place.y())))) {
                        stage.editor().select(Selection.note(index));
                    }
                },
                () -> {});
        follow = area::follow;
        given = area::leave;
    }

    private Rectangle noteOnScreen(Place p) {
        Rectangle2D s = stage.viewport().toScreen(new Rectangle2D.Double(p.x(), p.y(), p.width(), p.height()));
        return new Rectangle(
                (int) Math.rint(s.getX()),
                (int) Math.rint(s.getY()),
                (int) Math.max(160, Math.rint(s.getWidth())),
                (int) Math.max(64, Math.rint(s.getHeight()) + 8));
    }
}
