package org.netloom.designer.canvas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.design.Edge;
import org.netloom.render.Direction;
import org.netloom.render.Placement;

/**
 * What an automatic layout needs to know of a body. Two tasks that are equal have the same layout.
 *
 * @param extents width, height and ports of the nodes
 * @param edges between nodes that are there
 * @param labelRoom longest text beside an edge
 */
record LayoutTask(Map<String, Placement.Extent> extents, List<Edge> edges, Direction direction, double labelRoom) {
    private static final double LETTER = 6;

    LayoutTask {
        extents = new LinkedHashMap<>(extents);
        edges = List.copyOf(edges);
    }

    static LayoutTask of(Map<String, Card> cards, Set<Edge> edges, Direction direction) {
        boolean down = direction == Direction.DOWN;
        Map<String, Placement.Extent> extents = new LinkedHashMap<>();
        double room = 0;
        for (Card c : cards.values()) {
            extents.put(c.id(), new Placement.Extent(c.width(), c.height(), c.in(direction), c.out(direction)));
            room = down ? 0 : Math.max(room, c.shape().length() * LETTER);
        }
        List<Edge> there = edges.stream()
                .filter(e -> cards.containsKey(e.from()) && cards.containsKey(e.to()))
                .toList();
        return new LayoutTask(extents, there, direction, Math.ceil(room / 8) * 8);
    }
}
