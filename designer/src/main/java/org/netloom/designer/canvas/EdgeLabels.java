package org.netloom.designer.canvas;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.Edge;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

/** Where the shapes stand beside the edges: once for each output, and only where neither a card nor a line is in the way. */
final class EdgeLabels {
    private static final double HEIGHT = 12;
    private static final double ASIDE = 8;

    private final Scene scene;
    private final Grid taken = new Grid();
    private final Set<Edge> chosen = new HashSet<>();
    private final Map<Edge, Optional<Point2D>> spots = new HashMap<>();

    EdgeLabels(Scene scene) {
        this.scene = scene;
        scene.nodes().forEach(n -> taken.add(n.id(), n.place()));
        scene.notes().forEach(n -> taken.add("note " + n.index(), n.place()));
        Set<String> sources = new HashSet<>();
        for (SceneEdge e : scene.edges()) {
            pieces(e.route());
            if (!e.shape().isEmpty() && sources.add(e.edge().from())) {
                chosen.add(e.edge());
            }
        }
    }

    private void pieces(Route r) {
        for (int i = 1; i < r.size(); i++) {
            Point2D a = r.point(i - 1);
            Point2D b = r.point(i);
            double x = Math.min(a.getX(), b.getX()) - 1;
            double y = Math.min(a.getY(), b.getY()) - 1;
            taken.add("", new Place(x, y, Math.abs(a.getX() - b.getX()) + 2, Math.abs(a.getY() - b.getY()) + 2));
        }
    }

    /** Beginning of the base line; empty where there is no room. */
    Optional<Point2D> spot(SceneEdge e, double width) {
        return chosen.contains(e.edge()) ? spots.computeIfAbsent(e.edge(), _ -> find(e, width)) : Optional.empty();
    }

    private Optional<Point2D> find(SceneEdge e, double width) {
        Point2D start = e.route().start();
        double x = start.getX();
        double y = start.getY();
        if (scene.direction() == Direction.DOWN) {
            double middle = y + Math.min((e.route().point(1).getY() - y) / 2 + 4, 28);
            double end = Math.max(y + 17, e.route().point(1).getY());
            for (double base : new double[] {middle, y + 17, Math.min(end, y + 38)}) {
                Optional<Point2D> spot =
                        fitting(x + ASIDE, base, width).or(() -> fitting(x - ASIDE - width, base, width));
                if (spot.isPresent()) {
                    return spot;
                }
            }
            return Optional.empty();
        }
        return fitting(x + ASIDE, y - 6, width).or(() -> fitting(x + ASIDE, y + HEIGHT + 4, width));
    }

    private Optional<Point2D> fitting(double x, double y, double width) {
        Rectangle2D area = new Rectangle2D.Double(x - 2, y - HEIGHT + 1, width + 4, HEIGHT + 2);
        return taken.any(area, _ -> true) ? Optional.empty() : Optional.of(new Point2D.Double(x, y));
    }
}
