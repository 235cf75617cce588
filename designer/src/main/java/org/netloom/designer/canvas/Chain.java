package org.netloom.designer.canvas;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.design.Edge;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;
import org.netloom.render.Placement.Extent;

/** Layout of nodes in a single row, as most first networks are: known at once, without the search for layers. */
final class Chain {
    private Chain() {}

    /** The layout, if the nodes are such a row. */
    static Optional<AutoLayout> layout(LayoutTask task, double between) {
        return row(task).map(ids -> placed(task, ids, between));
    }

    /** The nodes in the order of the data; empty where they branch, or fall apart. */
    private static Optional<List<String>> row(LayoutTask task) {
        Map<String, String> after = new HashMap<>();
        Map<String, String> before = new HashMap<>();
        for (Edge e : task.edges()) {
            if (after.put(e.from(), e.to()) != null || before.put(e.to(), e.from()) != null) {
                return Optional.empty();
            }
        }
        List<String> row = new ArrayList<>();
        String id = task.extents().keySet().stream()
                .filter(n -> !before.containsKey(n))
                .findFirst()
                .orElse(null);
        while (id != null) {
            row.add(id);
            id = after.get(id);
        }
        return row.size() == task.extents().size() ? Optional.of(row) : Optional.empty();
    }

    private static AutoLayout placed(LayoutTask task, List<String> row, double between) {
        boolean down = task.direction() == Direction.DOWN;
        Map<String, Place> places = new LinkedHashMap<>();
        task.extents().keySet().forEach(id -> places.put(id, null));
        Map<Edge, Route> routes = new HashMap<>();
        double along = 0;
        double across = 0;
        String before = null;
        for (String id : row) {
            Extent e = task.extents().get(id);
            double side = Math.rint(across - e.in());
            places.put(
                    id,
                    down
                            ? new Place(side, along, e.width(), e.height())
                            : new Place(along, side, e.width(), e.height()));
            if (before != null) {
                routes.put(edge(task, before), straight(across, along - between, along, down));
            }
            across = side + e.out();
            along += (down ? e.height() : e.width()) + between;
            before = id;
        }
        return new AutoLayout(task, places, routes);
    }

    private static Edge edge(LayoutTask task, String from) {
        return task.edges().stream()
                .filter(e -> e.from().equals(from))
                .findFirst()
                .orElseThrow();
    }

    private static Route straight(double across, double from, double to, boolean down) {
        return new Route(
                down
                        ? List.of(new Point2D.Double(across, from), new Point2D.Double(across, to))
                        : List.of(new Point2D.Double(from, across), new Point2D.Double(to, across)));
    }
}
