package org.netloom.designer.canvas;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.netloom.designer.document.Scope;
import org.netloom.render.Direction;

/** Moves the view of a canvas: to all of it, to a node, to where it was when a body was shown last. */
final class Camera {
    private static final int GLIDE_MS = 220;
    private static final double MARGIN = 48;
    /** The first view of a drawing is not smaller than this: who wants to see all of it can zoom out. */
    private static final double READABLE = 0.7;

    private static final double FIRST = 0.8;

    private final CanvasView view;
    private final Viewport viewport;
    private final Map<Scope, double[]> seen = new HashMap<>();
    private Scope shown;
    private Glide glide;
    private boolean placed;
    /** The view that was chosen without the user; as long as it is the present one it follows the size of the canvas. */
    private double[] own = {};

    Camera(CanvasView view) {
        this.view = view;
        this.viewport = view.viewport();
        this.shown = view.editor().scope();
    }

    private Scene scene() {
        return view.scene();
    }

    void fit() {
        show(scene().bounds(), 1);
    }

    void fitSelection() {
        Rectangle2D all = null;
        for (String id : view.editor().selection().nodes()) {
            Optional<SceneNode> node = scene().node(id);
            if (node.isPresent()) {
                Rectangle2D one = node.get().bounds();
                all = all == null ? one : all.createUnion(one);
            }
        }
        if (all != null) {
            show(all, 2);
        }
    }

    private void show(Rectangle2D area, double most) {
        if (!scene().isEmpty() && view.getWidth() > 0) {
            glideTo(Viewport.fitting(area, view.getSize(), MARGIN, most));
        }
    }

    void zoomTo(double zoom) {
        Viewport target = new Viewport();
        target.set(viewport.zoom(), viewport.x(), viewport.y());
        target.zoomAt(new Point2D.Double(view.getWidth() / 2.0, view.getHeight() / 2.0), zoom);
        glideTo(new double[] {target.zoom(), target.x(), target.y()});
    }

    void reveal(String id) {
        scene().node(id).ifPresent(n -> {
            Rectangle2D seenNow = viewport.toScreen(n.bounds());
            Rectangle inner = new Rectangle(24, 24, view.getWidth() - 48, view.getHeight() - 48);
            boolean readable = viewport.zoom() >= ScenePainter.FULL;
            if (inner.contains(seenNow) && readable) {
                return;
            }
            double zoom = readable ? viewport.zoom() : 1;
            Rectangle2D b = n.bounds();
            glideTo(new double[] {
                zoom, view.getWidth() / 2.0 - b.getCenterX() * zoom, view.getHeight() / 2.0 - b.getCenterY() * zoom
            });
        });
    }

    void stop() {
        if (glide != null) {
            glide.stop();
            glide = null;
        }
    }

    private void glideTo(double[] target) {
        stop();
        if (!view.isShowing()) {
            viewport.set(target[0], target[1], target[2]);
            return;
        }
        double zoom = viewport.zoom();
        double x = viewport.x();
        double y = viewport.y();
        glide = Glide.start(
                GLIDE_MS,
                share -> viewport.set(
                        share >= 1 ? target[0] : zoom * Math.pow(target[0] / zoom, share),
                        x + (target[1] - x) * share,
                        y + (target[2] - y) * share),
                () -> glide = null);
    }

    /** Remembers the view of the body shown so far, and shows another one as it was seen last. */
    void show(Scope scope) {
        stop();
        if (placed) {
            seen.put(shown, new double[] {viewport.zoom(), viewport.x(), viewport.y()});
        }
        shown = scope;
        own = new double[0];
        placed = false;
        placeOnce();
    }

    /** The canvas has another size. */
    void resized() {
        boolean untouched =
                own.length == 3 && own[0] == viewport.zoom() && own[1] == viewport.x() && own[2] == viewport.y();
        if (untouched && glide == null) {
            placed = false;
        }
        placeOnce();
    }

    /** The first view of a body: all of it where it can be read then, else its beginning. */
    void placeOnce() {
        if (placed || view.getWidth() == 0 || !view.keeper().ready()) {
            return;
        }
        placed = true;
        double[] known = seen.get(shown);
        if (known != null) {
            viewport.set(known[0], known[1], known[2]);
            own = new double[0];
            return;
        }
        Rectangle2D all = scene().bounds();
        double[] fit = Viewport.fitting(all, view.getSize(), MARGIN, 1);
        if (scene().isEmpty()) {
            viewport.set(1, view.getWidth() / 2.0 - Card.WIDTH / 2, MARGIN);
        } else if (fit[0] >= READABLE) {
            viewport.set(fit[0], fit[1], fit[2]);
        } else {
            beginning(all);
        }
        own = new double[] {viewport.zoom(), viewport.x(), viewport.y()};
    }

    private void beginning(Rectangle2D all) {
        SceneNode first = scene().nodes().iterator().next();
        if (scene().direction() == Direction.DOWN) {
            viewport.set(FIRST, view.getWidth() / 2.0 - first.place().centreX() * FIRST, MARGIN - all.getY() * FIRST);
        } else {
            viewport.set(
                    FIRST,
                    MARGIN - all.getX() * FIRST,
                    view.getHeight() / 2.0 - first.place().centreY() * FIRST);
        }
    }
}
