package org.netloom.designer.canvas.tool;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.Body;
import org.netloom.designer.canvas.Scene;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.document.Place;

/** Where the keyboard goes from a node: along an edge where one leads that way, otherwise to what lies there. */
final class Neighbours {
    /** What lies aside counts as this much further away. */
    private static final double ASIDE = 3;

    private Neighbours() {}

    /** The node in a direction; {@code dx} and {@code dy} are -1, 0 or 1. */
    static Optional<String> next(Scene scene, Body body, String id, int dx, int dy) {
        Optional<SceneNode> from = scene.node(id);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Set<String> connected = new HashSet<>();
        body.edgesInto(id).forEach(e -> connected.add(e.from()));
        body.edgesOutOf(id).forEach(e -> connected.add(e.to()));
        Optional<String> along = nearest(scene, from.get().place(), id, dx, dy, connected);
        return along.or(() -> nearest(scene, from.get().place(), id, dx, dy, Set.of()));
    }

    /** @param among only these; empty for all */
    private static Optional<String> nearest(Scene scene, Place from, String id, int dx, int dy, Set<String> among) {
        String best = null;
        double least = Double.MAX_VALUE;
        for (SceneNode n : scene.nodes()) {
            if (n.id().equals(id) || (!among.isEmpty() && !among.contains(n.id()))) {
                continue;
            }
            double x = n.place().centreX() - from.centreX();
            double y = n.place().centreY() - from.centreY();
            double along = x * dx + y * dy;
            double aside = Math.abs(x * dy) + Math.abs(y * dx);
            double far = along + ASIDE * aside;
            boolean thatWay = along > 1 && (!among.isEmpty() || aside <= 2 * along);
            if (thatWay && far < least) {
                least = far;
                best = n.id();
            }
        }
        return Optional.ofNullable(best);
    }

    /** The node behind or in front of another in the order of the data. */
    static Optional<String> step(Body body, Optional<String> id, int by) {
        List<String> order = body.order().stream().filter(body::has).toList();
        if (order.isEmpty()) {
            return Optional.empty();
        }
        int at = id.map(order::indexOf).orElse(by > 0 ? -1 : order.size());
        int next = at + by;
        return next < 0 || next >= order.size() ? Optional.empty() : Optional.of(order.get(next));
    }
}
