package org.netloom.designer.canvas;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.design.Edge;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

/** The ways of the edges of a body from one change to the next: only those are found anew that a change concerns. */
final class Routes {
    private Map<String, Place> places = Map.of();
    private Map<Edge, Route> routes = Map.of();
    private Direction direction = Direction.DOWN;

    /** The ways of all edges between nodes that are there. */
    Map<Edge, Route> update(Map<String, SceneNode> nodes, Set<Edge> edges, Direction now, BodyPlaces layouts) {
        boolean fresh = now != direction || places.isEmpty();
        List<Rectangle2D> changed = fresh ? List.of() : changed(nodes);
        Map<Edge, Route> all = new LinkedHashMap<>();
        EdgeRouter router = null;
        Map<String, Integer> leaving = new HashMap<>();
        edges.forEach(e -> leaving.merge(e.from(), 1, Integer::sum));
        for (Edge e : edges) {
            SceneNode from = nodes.get(e.from());
            SceneNode to = nodes.get(e.to());
            if (from == null || to == null) {
                continue;
            }
            Route old = fresh ? null : routes.get(e);
            // What a detour went around may have gone.
            boolean stays = old != null && (changed.isEmpty() || !old.detours());
            if (stays && unmoved(from) && unmoved(to) && changed.stream().noneMatch(old::crosses)) {
                all.put(e, old);
                continue;
            }
            if (router == null) {
                router = new EdgeRouter(now);
                for (SceneNode n : nodes.values()) {
                    router.obstacle(n.id(), n.place());
                }
            }
            EdgeRouter finding = router;
            all.put(
                    e,
                    layouts.route(e, from.place(), to.place())
                            .filter(r -> finding.free(r, e))
                            .orElseGet(() -> finding.route(from, to, leaving.get(e.from()) > 1)));
        }
        direction = now;
        routes = all;
        places = new HashMap<>();
        nodes.forEach((id, n) -> places.put(id, n.place()));
        return all;
    }

    private boolean unmoved(SceneNode node) {
        return node.place().equals(places.get(node.id()));
    }

    /** What nodes cover now that they did not before. */
    private List<Rectangle2D> changed(Map<String, SceneNode> nodes) {
        List<Rectangle2D> changed = new ArrayList<>();
        for (SceneNode n : nodes.values()) {
            if (!unmoved(n)) {
                changed.add(n.bounds());
            }
        }
        return changed;
    }
}
