package org.netloom.designer.canvas.tool;

import java.awt.Color;
import java.awt.Point;
import java.awt.geom.Point2D;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.design.Node;
import org.netloom.designer.canvas.CanvasColors;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.canvas.Hit;
import org.netloom.designer.canvas.Scene;
import org.netloom.designer.canvas.SceneEdge;
import org.netloom.designer.canvas.Viewport;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.EditRefused;

/** What tools know of the canvas they work on. */
final class Stage {
    /** How near, in pixels of the screen, something that is dragged has to come to an edge. */
    private static final double NEAR_EDGE = 18;

    static final int GO_ON_MS = 25;

    /** So near the border of the canvas, a drag moves the view. */
    private static final int BORDER = 24;

    private static final int FASTEST = 18;

    private final CanvasView view;
    private final Consumer<String> messages;

    /** @param messages shows a sentence to the user for a while; nothing any more for an empty one */
    Stage(CanvasView view, Consumer<String> messages) {
        this.view = view;
        this.messages = messages;
    }

    CanvasView view() {
        return view;
    }

    Editor editor() {
        return view.editor();
    }

    Scene scene() {
        return view.scene();
    }

    Viewport viewport() {
        return view.viewport();
    }

    CanvasColors colors() {
        return view.colors();
    }

    /** Colour of what a tool draws: that of the selection, brighter on a dark ground, where thin lines would be lost. */
    Color accent() {
        Color c = colors().selection();
        return colors().dark() ? new Color(lighter(c.getRed()), lighter(c.getGreen()), lighter(c.getBlue())) : c;
    }

    private static int lighter(int part) {
        return part + (255 - part) * 2 / 5;
    }

    void repaint() {
        view.repaint();
    }

    /** Marks something as the mouse would. */
    void mark(Hit hit) {
        view.setHover(hit);
    }

    void preview(Map<String, Place> nodes, Map<Integer, Place> notes) {
        view.setPreview(nodes, notes);
    }

    void noPreview() {
        view.setPreview(Map.of(), Map.of());
        view.setHover(Hit.NOTHING);
    }

    /** The edge near a point of the scene. */
    Optional<SceneEdge> edgeNear(Point2D at) {
        return edgeNear(scene().edges(), at);
    }

    /** The one of some edges that is near a point of the scene. */
    Optional<SceneEdge> edgeNear(Collection<SceneEdge> edges, Point2D at) {
        double least = NEAR_EDGE / viewport().zoom();
        SceneEdge best = null;
        for (SceneEdge e : edges) {
            double d = e.route().distance(at.getX(), at.getY());
            if (d < least) {
                least = d;
                best = e;
            }
        }
        return Optional.ofNullable(best);
    }

    // ---- at the border ----------------------------------------------------------------------------------------------

    /** True where a drag at a point of the component moves the view. */
    boolean atBorder(Point p) {
        return p.x < BORDER || p.y < BORDER || p.x >= view.getWidth() - BORDER || p.y >= view.getHeight() - BORDER;
    }

    /** Moves the view a little, faster the further out the mouse is; to be called every {@link #GO_ON_MS}. */
    void goOn(Point p) {
        viewport().pan(speed(p.x, view.getWidth()), speed(p.y, view.getHeight()));
    }

    private static double speed(int at, int extent) {
        if (at < BORDER) {
            return Math.min(FASTEST, (BORDER - at) / 2.0);
        }
        return at > extent - BORDER ? -Math.min(FASTEST, (at - extent + BORDER) / 2.0) : 0;
    }

    // ---- changing ---------------------------------------------------------------------------------------------------

    /** Does an edit; says why where it is refused. */
    boolean edit(Edit edit) {
        return attempt(() -> editor().edit(edit));
    }

    /** Does an edit that places nodes; says why where it is refused. */
    boolean editPlacing(Edit edit) {
        return attempt(() -> editor().editPlacing(edit));
    }

    /** Does something; says why where it is refused. */
    boolean attempt(Runnable change) {
        try {
            change.run();
            return true;
        } catch (EditRefused refused) {
            say(refused.getMessage());
            return false;
        }
    }

    /** Does an edit that adds nodes, and selects them. */
    boolean adding(Edit edit) {
        var before = editor().body().nodes().stream().map(Node::id).toList();
        boolean done = editPlacing(edit);
        if (done) {
            var added = editor().body().nodes().stream()
                    .map(Node::id)
                    .filter(id -> !before.contains(id))
                    .toList();
            if (!added.isEmpty()) {
                editor().select(Selection.nodes(added));
                if (added.size() == 1) {
                    view.reveal(added.getFirst());
                }
            }
        }
        return done;
    }

    /** Tells the user something. */
    void say(String sentence) {
        messages.accept(sentence);
    }

    /** What was said is known by now. */
    void hush() {
        messages.accept("");
    }

    static Color clear(Color c, int alpha) {
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), alpha);
    }
}
