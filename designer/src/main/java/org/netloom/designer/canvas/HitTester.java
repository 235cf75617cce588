package org.netloom.designer.canvas;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.designer.canvas.Hit.EdgeHit;
import org.netloom.designer.canvas.Hit.Near;
import org.netloom.designer.canvas.Hit.NodeHit;
import org.netloom.designer.canvas.Hit.NoteHit;
import org.netloom.designer.canvas.Hit.Part;
import org.netloom.designer.canvas.Hit.PortHit;

/** Says what lies at a point of a scene. What can be hit grows on the scene as it gets small on the screen. */
final class HitTester {
    private static final double PORT_REACH = 9;
    private static final double EDGE_REACH = 6;
    private static final double END_REACH = 28;
    /** Below this zoom ports are too small to be meant. */
    private static final double PORTS_FROM = 0.45;

    private final Scene scene;
    private final double zoom;

    HitTester(Scene scene, double zoom) {
        this.scene = scene;
        this.zoom = zoom;
    }

    Hit at(double x, double y) {
        List<SceneNode> frontFirst = new ArrayList<>(scene.nodes()).reversed();
        for (SceneNode n : frontFirst) {
            if (NodeShapes.badge(n).filter(b -> b.contains(x, y)).isPresent() && zoom >= PORTS_FROM) {
                return new NodeHit(n.id(), Part.BADGE, "");
            }
        }
        if (zoom >= PORTS_FROM) {
            Optional<Hit> port = port(frontFirst, x, y);
            if (port.isPresent()) {
                return port.get();
            }
        }
        for (SceneNode n : frontFirst) {
            if (n.contains(x, y)) {
                return node(n, x, y);
            }
        }
        return note(x, y).or(() -> edge(x, y)).orElse(Hit.NOTHING);
    }

    private Optional<Hit> port(List<SceneNode> nodes, double x, double y) {
        double reach = PORT_REACH / Math.min(1, zoom);
        Hit best = null;
        double least = reach;
        for (SceneNode n : nodes) {
            if (x < n.place().x() - reach
                    || x > n.place().right() + reach
                    || y < n.place().y() - reach
                    || y > n.place().bottom() + reach) {
                continue;
            }
            for (int i = 0; i < n.inputs(); i++) {
                double d = n.input(i).distance(x, y);
                if (d < least) {
                    least = d;
                    best = new PortHit(n.id(), true, i);
                }
            }
            double d = n.output().distance(x, y);
            if (d < least) {
                least = d;
                best = new PortHit(n.id(), false, 0);
            }
        }
        return Optional.ofNullable(best);
    }

    private static Hit node(SceneNode n, double x, double y) {
        if (NodeShapes.toggle(n).filter(t -> t.contains(x, y)).isPresent()) {
            return new NodeHit(n.id(), Part.TOGGLE, "");
        }
        if (NodeShapes.name(n).contains(x, y)) {
            return new NodeHit(n.id(), Part.NAME, "");
        }
        return new NodeHit(n.id(), Part.BODY, inner(n, x, y));
    }

    private static String inner(SceneNode n, double x, double y) {
        if (!n.card().open()) {
            return "";
        }
        Point2D offset = n.inner();
        double ix = x - offset.getX();
        double iy = y - offset.getY();
        for (SceneNode in : n.card().inside().orElseThrow().nodes()) {
            if (in.contains(ix, iy)) {
                String deeper = inner(in, ix, iy);
                return in.id() + (deeper.isEmpty() ? "" : "." + deeper);
            }
        }
        return "";
    }

    private Optional<Hit> note(double x, double y) {
        for (SceneNote n : scene.notes().reversed()) {
            if (x >= n.place().x()
                    && x < n.place().right()
                    && y >= n.place().y()
                    && y < n.place().bottom()) {
                return Optional.of(new NoteHit(n.index()));
            }
        }
        return Optional.empty();
    }

    private Optional<Hit> edge(double x, double y) {
        double reach = EDGE_REACH / zoom;
        SceneEdge best = null;
        double least = reach;
        for (SceneEdge e : scene.edges()) {
            if (!e.route().bounds().intersects(x - reach, y - reach, 2 * reach, 2 * reach)
                    && !e.route().bounds().contains(x, y)
                    && e.route().distance(x, y) > reach) {
                continue;
            }
            double d = e.route().distance(x, y);
            if (d < least) {
                least = d;
                best = e;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        Route r = best.route();
        double end = Math.min(END_REACH / zoom, length(r) / 3);
        double from = r.start().distance(x, y);
        double to = r.end().distance(x, y);
        Near near = to <= end && to <= from ? Near.TO : from <= end ? Near.FROM : Near.MIDDLE;
        return Optional.of(new EdgeHit(best.edge(), near));
    }

    private static double length(Route r) {
        double length = 0;
        for (int i = 1; i < r.size(); i++) {
            length += r.point(i - 1).distance(r.point(i));
        }
        return length;
    }
}
