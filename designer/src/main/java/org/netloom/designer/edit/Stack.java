package org.netloom.designer.edit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.netloom.design.Body;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.document.Place;

/** Places for nodes that were never placed: rows by their distance from the input. */
final class Stack {
    private static final double COLUMN = 216;
    private static final double ROW = 104;

    private Stack() {}

    /** The positions of a body, from the upper left corner at 0, 0: its own where all have one, otherwise rows. */
    static Map<String, Position> of(Body body) {
        boolean placed = !body.nodes().isEmpty()
                && body.nodes().stream().allMatch(n -> n.position().isPresent());
        return placed ? own(body) : rows(body);
    }

    private static Map<String, Position> own(Body body) {
        Map<String, Position> places = new LinkedHashMap<>();
        body.nodes().forEach(n -> places.put(n.id(), n.position().orElseThrow()));
        return shifted(places, -left(places), -top(places));
    }

    private static Map<String, Position> rows(Body body) {
        Map<String, Integer> depth = new HashMap<>();
        Map<Integer, Integer> filled = new HashMap<>();
        Map<String, Position> places = new LinkedHashMap<>();
        for (String id : body.order()) {
            int row = 0;
            for (Edge e : body.edgesInto(id)) {
                row = Math.max(row, depth.getOrDefault(e.from(), -1) + 1);
            }
            depth.put(id, row);
            int column = filled.merge(row, 1, Integer::sum) - 1;
            places.put(id, Position.of(column * COLUMN, row * ROW));
        }
        return places;
    }

    /** Positions of places, as whole pixels. */
    static Position of(Place place) {
        return Position.of(Math.rint(place.x()), Math.rint(place.y()));
    }

    static double left(Map<String, Position> places) {
        return places.values().stream().mapToDouble(Position::x).min().orElse(0);
    }

    static double top(Map<String, Position> places) {
        return places.values().stream().mapToDouble(Position::y).min().orElse(0);
    }

    static double bottom(Map<String, Position> places) {
        return places.values().stream().mapToDouble(Position::y).max().orElse(0);
    }

    static Map<String, Position> shifted(Map<String, Position> places, double dx, double dy) {
        Map<String, Position> shifted = new LinkedHashMap<>();
        places.forEach((id, p) ->
                shifted.put(id, new Position(Math.rint(p.x() + dx), Math.rint(p.y() + dy), p.pinned())));
        return shifted;
    }

    static Node at(Node node, Map<String, Position> places) {
        Position p = places.get(node.id());
        return p == null ? node : node.at(p);
    }
}
