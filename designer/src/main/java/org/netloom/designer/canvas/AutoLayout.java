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
import org.netloom.render.Diagram;
import org.netloom.render.Direction;
import org.netloom.render.LayeredLayout;
import org.netloom.render.Placement;

/**
 * Automatic layout in layers. Takes its time: call it beside the event thread.
 *
 * @param places whole pixels
 * @param routes ways of the edges, for as long as both their ends stay
 */
record AutoLayout(LayoutTask task, Map<String, Place> places, Map<Edge, Route> routes) {
    /** Room between neighbours. */
    static final double BESIDE = 32;

    private static final double BETWEEN = 44;
    private static final double TURN = 24;

    /** The layout of a body without branches, which takes no time; empty for others. */
    static Optional<AutoLayout> atOnce(LayoutTask task) {
        return Chain.layout(task, between(task));
    }

    private static double between(LayoutTask task) {
        return task.direction() == Direction.DOWN ? BETWEEN : Math.max(BETWEEN, task.labelRoom() + 32);
    }

    /** Lays a body out. */
    static AutoLayout of(LayoutTask task) {
        return of(task, Map.of());
    }

    /**
     * Lays a body out around some nodes that stay where they are.
     *
     * @param pinned places of nodes that may not move
     */
    static AutoLayout of(LayoutTask task, Map<String, Place> pinned) {
        Optional<AutoLayout> chain = atOnce(task);
        if (chain.isPresent()) {
            return pinned.isEmpty()
                    ? chain.get()
                    : new AutoLayout(
                            task, new Pinning(chain.get().places, pinned, task.direction()).places(), Map.of());
        }
        boolean down = task.direction() == Direction.DOWN;
        double between = between(task);
        double turn = down ? TURN : Math.max(TURN, task.labelRoom() + 18);
        List<Diagram.Link> links = task.edges().stream()
                .map(e -> new Diagram.Link(e.from(), e.to(), "", false))
                .toList();
        Placement placement = new LayeredLayout(task.direction(), between, turn, BESIDE).layout(task.extents(), links);
        Map<String, Place> places = new LinkedHashMap<>();
        placement
                .places()
                .forEach((id, p) ->
                        places.put(id, new Place(Math.rint(p.x()), Math.rint(p.y()), p.width(), p.height())));
        if (!pinned.isEmpty()) {
            return new AutoLayout(task, new Pinning(places, pinned, task.direction()).places(), Map.of());
        }
        Map<Edge, Route> routes = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            Edge edge = task.edges().get(i);
            List<Placement.Point> points = placement.routes().get(i).points();
            if (points.size() >= 2) {
                routes.put(edge, route(points, task, edge, places.get(edge.from()), places.get(edge.to())));
            }
        }
        return new AutoLayout(task, places, routes);
    }

    /** The way of an edge, moved with its ends to whole pixels. */
    private static Route route(List<Placement.Point> points, LayoutTask task, Edge edge, Place from, Place to) {
        boolean down = task.direction() == Direction.DOWN;
        Placement.Extent out = task.extents().get(edge.from());
        Placement.Extent in = task.extents().get(edge.to());
        Point2D start = down
                ? new Point2D.Double(from.x() + out.out(), from.bottom())
                : new Point2D.Double(from.right(), from.y() + out.out());
        Point2D end =
                down ? new Point2D.Double(to.x() + in.in(), to.y()) : new Point2D.Double(to.x(), to.y() + in.in());
        List<Point2D> moved = new ArrayList<>();
        points.forEach(p -> moved.add(new Point2D.Double(p.x(), p.y())));
        int last = moved.size() - 1;
        if (last > 1) {
            keepStraight(moved.get(0), moved.get(1), start, down);
            keepStraight(moved.get(last), moved.get(last - 1), end, down);
        }
        moved.set(0, start);
        moved.set(last, end);
        return new Route(moved);
    }

    /** Moves the bend next to an end along, so that the piece between them keeps its direction. */
    private static void keepStraight(Point2D end, Point2D bend, Point2D moved, boolean down) {
        if (down && end.getX() == bend.getX()) {
            bend.setLocation(moved.getX(), bend.getY());
        } else if (!down && end.getY() == bend.getY()) {
            bend.setLocation(bend.getX(), moved.getY());
        }
    }

    /** The same elsewhere. */
    AutoLayout moved(double dx, double dy) {
        Map<String, Place> elsewhere = new LinkedHashMap<>();
        places.forEach((id, p) -> elsewhere.put(id, p.at(p.x() + dx, p.y() + dy)));
        Map<Edge, Route> ways = new HashMap<>();
        routes.forEach((edge, r) -> ways.put(edge, r.plus(dx, dy)));
        return new AutoLayout(task, elsewhere, ways);
    }

    /**
     * Moved so that a node gets its data where it got it before: what the user looks at stays where it is.
     *
     * @param wanted the node; if it is not there, the first one that was there before
     */
    AutoLayout anchoredIn(Scene before, Optional<String> wanted) {
        Optional<String> anchor = wanted.filter(
                        id -> places.containsKey(id) && before.node(id).isPresent())
                .or(() -> places.keySet().stream()
                        .filter(id -> before.node(id).isPresent())
                        .findFirst());
        if (anchor.isEmpty()) {
            return this;
        }
        String id = anchor.get();
        Point2D was = before.node(id).orElseThrow().arrival();
        double in = task.extents().get(id).in();
        boolean down = task.direction() == Direction.DOWN;
        double x = places.get(id).x() + (down ? in : 0);
        double y = places.get(id).y() + (down ? 0 : in);
        return moved(Math.rint(was.getX() - x), Math.rint(was.getY() - y));
    }

    boolean holds(Edge edge, Place from, Place to) {
        return routes.containsKey(edge) && from.equals(places.get(edge.from())) && to.equals(places.get(edge.to()));
    }
}
