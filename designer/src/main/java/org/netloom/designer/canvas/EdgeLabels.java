package org.netloom.designer.canvas;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.Edge;
import org.netloom.render.Direction;

/** Where the shapes stand beside the edges: once for each output, and only where no card is in the way. */
final class EdgeLabels {
    private static final double HEIGHT = 12;
    private static final double ASIDE = 8;

    private final Scene scene;
    private final Grid cards = new Grid();
    private final Set<Edge> chosen = new HashSet<>();
    private final Map<Edge, Optional<Point2D>> spots = new HashMap<>();

    EdgeLabels(Scene scene) {
        this.scene = scene;
        scene.nodes().forEach(n -> cards.add(n.id(), n.place()));
        scene.notes().forEach(n -> cards.add("note " + n.index(), n.place()));
        Set<String> sources = new HashSet<>();
        for (SceneEdge e : scene.edges()) {
            if (!e.shape().isEmpty() && sources.add(e.edge().from())) {
                chosen.add(e.edge());
            }
        }
    }

    /** Beginning of the base line; empty where there is no room. */
    Optional<Point2D> spot(SceneEdge e, double width) {
        return chosen.contains(e.edge()) ? spots.computeIfAbsent(e.edge(), _ -> find(e, width)) : Optional.empty();
    }

    private Optional<Point2D> find(SceneEdge e, double width) {
        Route r = e.route();
        Point2D start = r.start();
        if (scene.direction() == Direction.DOWN) {
            double room = r.point(1).getY() - start.getY();
            double y = start.getY() + Math.max(16, Math.min(room / 2 + 5, 26));
            return fitting(start.getX() + ASIDE, y, width).or(() -> fitting(start.getX() - ASIDE - width, y, width));
        }
        return fitting(start.getX() + ASIDE + 2, start.getY() - 6, width)
                .or(() -> fitting(start.getX() + ASIDE + 2, start.getY() + HEIGHT + 4, width));
    }

    private Optional<Point2D> fitting(double x, double y, double width) {
        Rectangle2D area = new Rectangle2D.Double(x - 2, y - HEIGHT, width + 4, HEIGHT + 4);
        return cards.any(area, _ -> true) ? Optional.empty() : Optional.of(new Point2D.Double(x, y));
    }
}
