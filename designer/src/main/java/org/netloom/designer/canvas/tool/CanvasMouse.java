package org.netloom.designer.canvas.tool;

import java.awt.Cursor;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.netloom.design.Edge;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.canvas.Hit;
import org.netloom.designer.canvas.Hit.EdgeHit;
import org.netloom.designer.canvas.Hit.Near;
import org.netloom.designer.canvas.Hit.NodeHit;
import org.netloom.designer.canvas.Hit.NoteHit;
import org.netloom.designer.canvas.Hit.Nothing;
import org.netloom.designer.canvas.Hit.Part;
import org.netloom.designer.canvas.Hit.PortHit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;

/** The mouse on the canvas: clicks select, drags are {@link Gesture gestures}, double clicks go in or edit. */
final class CanvasMouse extends MouseAdapter {
    /** A drag begins this far from where the button went down. */
    private static final double THRESHOLD = 4;

    private final Stage stage;
    private final Actions actions;
    private final Timer goingOn = new Timer(Stage.GO_ON_MS, _ -> goOn());
    private Optional<Gesture> gesture = Optional.empty();
    private Optional<Supplier<Gesture>> pending = Optional.empty();
    private Runnable click = () -> {};
    private Point pressed = new Point();
    private MouseEvent last;

    /** What the mouse asks others to do. */
    interface Actions {
        void rename(String id);

        void editNote(int index);

        void enter(String id, String inner);

        void toggle(String id);

        void menu(Hit hit, Point at);

        void quickAdd(Point2D at);

        void connectNew(ConnectGesture from, Point2D at);
    }

    CanvasMouse(Stage stage, Actions actions) {
        this.stage = stage;
        this.actions = actions;
        CanvasView view = stage.view();
        view.addMouseListener(this);
        view.addMouseMotionListener(this);
    }

    void close() {
        goingOn.stop();
    }

    // ---- gestures ---------------------------------------------------------------------------------------------------

    /** What is done with the mouse just now. */
    Optional<Gesture> gesture() {
        return gesture;
    }

    /** Gives up what is done just now; false where nothing is. */
    boolean cancel() {
        pending = Optional.empty();
        click = () -> {};
        goingOn.stop();
        boolean was = gesture.isPresent();
        gesture.ifPresent(Gesture::cancel);
        gesture = Optional.empty();
        cursor(Hit.NOTHING);
        return was;
    }

    void paint(Graphics2D g) {
        gesture.ifPresent(now -> now.paint(g));
    }

    @Override
    public void mousePressed(MouseEvent e) {
        if (e.isConsumed() || stage.view().panning()) {
            return;
        }
        stage.view().requestFocusInWindow();
        stage.hush();
        if (gesture.isPresent()) {
            cancel();
            return;
        }
        Hit hit = stage.view().hit(e.getPoint());
        if (e.isPopupTrigger() || SwingUtilities.isRightMouseButton(e)) {
            selectFor(hit);
            actions.menu(hit, e.getPoint());
        } else if (SwingUtilities.isLeftMouseButton(e)) {
            pressed = e.getPoint();
            press(hit, e);
        }
    }

    /** A menu is for what lies below the mouse: that is selected, unless it was among other things. */
    private void selectFor(Hit hit) {
        Editor editor = stage.editor();
        Selection now = editor.selection();
        switch (hit) {
            case NodeHit n when !now.nodes().contains(n.id()) -> editor.select(Selection.of(n.id()));
            case PortHit p when !now.nodes().contains(p.id()) -> editor.select(Selection.of(p.id()));
            case EdgeHit h when !now.edges().contains(h.edge()) -> editor.select(Selection.edge(h.edge()));
            case NoteHit n when !now.notes().contains(n.index()) -> editor.select(Selection.note(n.index()));
            default -> {}
        }
    }

    private void press(Hit hit, MouseEvent e) {
        Point2D at = stage.viewport().toScene(e.getPoint());
        boolean adds = adds(e);
        pending = Optional.empty();
        click = () -> {};
        switch (hit) {
            case NodeHit n -> node(n, at, adds);
            case PortHit p -> port(p, at, adds);
            case EdgeHit h -> {
                stage.editor().select(adds ? toggled(h.edge()) : Selection.edge(h.edge()));
                if (h.near() == Near.TO) {
                    pending = Optional.of(() -> ConnectGesture.moveEnd(stage, h.edge(), at));
                } else if (h.near() == Near.FROM) {
                    pending = Optional.of(() -> ConnectGesture.moveStart(stage, h.edge(), at));
                }
            }
            case NoteHit n -> {
                Selection now = stage.editor().selection();
                if (!now.notes().contains(n.index())) {
                    stage.editor().select(adds ? toggled(n.index()) : Selection.note(n.index()));
                }
                pending = Optional.of(() -> new MoveGesture(stage, at));
            }
            case Nothing _ -> {
                pending = Optional.of(() -> new MarqueeGesture(stage, at, adds));
                click = () -> {
                    if (!adds) {
                        stage.editor().select(Selection.NONE);
                    }
                };
            }
        }
    }

    private void node(NodeHit n, Point2D at, boolean adds) {
        Editor editor = stage.editor();
        if (n.part() == Part.TOGGLE) {
            click = () -> actions.toggle(n.id());
            return;
        }
        boolean selected = editor.selection().nodes().contains(n.id());
        if (adds) {
            editor.select(editor.selection().toggled(n.id()));
        } else if (!selected) {
            editor.select(Selection.of(n.id()));
        } else {
            // Several are selected and one is pressed: a drag moves all, a click selects the one.
            click = () -> editor.select(Selection.of(n.id()));
        }
        pending = Optional.of(() -> new MoveGesture(stage, at));
    }

    private void port(PortHit p, Point2D at, boolean adds) {
        Editor editor = stage.editor();
        click = () -> editor.select(adds ? editor.selection().toggled(p.id()) : Selection.of(p.id()));
        if (!p.input()) {
            pending = Optional.of(() -> ConnectGesture.fromOutput(stage, p.id(), at, actions::connectNew));
            return;
        }
        Optional<Edge> there = editor.body().edgesInto(p.id()).stream()
                .filter(e -> e.port() == p.port())
                .findFirst();
        pending = Optional.of(() -> there.map(edge -> ConnectGesture.moveEnd(stage, edge, at))
                .orElseGet(() -> ConnectGesture.fromInput(stage, p.id(), p.port(), at, actions::connectNew)));
    }

    private Selection toggled(Edge edge) {
        Selection now = stage.editor().selection();
        java.util.Set<Edge> edges = new java.util.LinkedHashSet<>(now.edges());
        if (!edges.remove(edge)) {
            edges.add(edge);
        }
        return new Selection(now.nodes(), edges, now.notes());
    }

    private Selection toggled(int note) {
        Selection now = stage.editor().selection();
        java.util.Set<Integer> notes = new java.util.LinkedHashSet<>(now.notes());
        if (!notes.remove(note)) {
            notes.add(note);
        }
        return new Selection(now.nodes(), now.edges(), notes);
    }

    static boolean adds(InputEvent e) {
        return e.isShiftDown() || e.isControlDown() || e.isMetaDown();
    }

    @Override
    public void mouseDragged(MouseEvent e) {
        if (e.isConsumed()) {
            return;
        }
        last = e;
        if (gesture.isEmpty() && pending.isPresent() && pressed.distance(e.getPoint()) >= THRESHOLD) {
            gesture = Optional.of(pending.get().get());
            pending = Optional.empty();
            stage.mark(Hit.NOTHING);
            gesture.ifPresent(g -> stage.view().setCursor(g.cursor()));
        }
        gesture.ifPresent(g -> {
            g.drag(stage.viewport().toScene(e.getPoint()), e);
            boolean outside = stage.atBorder(e.getPoint());
            if (g.goesOn() && outside && !goingOn.isRunning()) {
                goingOn.start();
            } else if (!outside) {
                goingOn.stop();
            }
        });
    }

    /** The mouse rests at the border: the view moves on below it. */
    private void goOn() {
        if (gesture.isEmpty() || last == null) {
            goingOn.stop();
            return;
        }
        Point p = last.getPoint();
        stage.goOn(p);
        gesture.get().drag(stage.viewport().toScene(p), last);
    }

    @Override
    public void mouseReleased(MouseEvent e) {
        if (e.isConsumed()) {
            return;
        }
        goingOn.stop();
        Optional<Gesture> done = gesture;
        Runnable clicked = click;
        gesture = Optional.empty();
        pending = Optional.empty();
        click = () -> {};
        if (done.isPresent()) {
            done.get().release();
            hover(e.getPoint());
        } else if (SwingUtilities.isLeftMouseButton(e)) {
            clicked.run();
        }
    }

    // ---- clicks and hovering ----------------------------------------------------------------------------------------

    @Override
    public void mouseClicked(MouseEvent e) {
        if (e.isConsumed()
                || e.getClickCount() != 2
                || !SwingUtilities.isLeftMouseButton(e)
                || adds(e)
                || stage.view().panning()) {
            return;
        }
        switch (stage.view().hit(e.getPoint())) {
            case NodeHit n when n.part() == Part.NAME -> actions.rename(n.id());
            case NodeHit n when n.part() == Part.BODY -> actions.enter(n.id(), n.inner());
            case NoteHit n -> actions.editNote(n.index());
            case Nothing _ -> actions.quickAdd(stage.viewport().toScene(e.getPoint()));
            default -> {}
        }
    }

    @Override
    public void mouseMoved(MouseEvent e) {
        hover(e.getPoint());
    }

    @Override
    public void mouseExited(MouseEvent e) {
        if (gesture.isEmpty()) {
            stage.mark(Hit.NOTHING);
        }
    }

    private void hover(Point at) {
        Hit hit = stage.view().hit(at);
        stage.mark(hit);
        cursor(hit);
    }

    private void cursor(Hit hit) {
        if (stage.view().panning()) {
            return;
        }
        Function<Integer, Cursor> of = Cursor::getPredefinedCursor;
        Cursor cursor = switch (hit) {
            case PortHit _ -> of.apply(Cursor.CROSSHAIR_CURSOR);
            case EdgeHit h when h.near() != Near.MIDDLE -> of.apply(Cursor.CROSSHAIR_CURSOR);
            case NodeHit n when n.part() == Part.TOGGLE -> of.apply(Cursor.HAND_CURSOR);
            default -> Cursor.getDefaultCursor();
        };
        if (!stage.view().getCursor().equals(cursor)) {
            stage.view().setCursor(cursor);
        }
    }
}
