package org.netloom.designer.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.design.Body;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;

/** A place for a new node, and where the others go to make room for it, as a text makes room for a word. */
final class Room {
    /** Between two nodes in a row. */
    static final double GAP = 40;

    private static final Place FIRST = new Place(0, 0, 176, 64);

    private final Place place;
    private final Map<String, Position> moved = new LinkedHashMap<>();

    private Room(Place place) {
        this.place = place;
    }

    /** The upper left corner of the new node. */
    Position place() {
        return Position.of(Math.rint(place.x()), Math.rint(place.y()));
    }

    /** Moves the others. Pinned nodes stay. */
    void make(Body body) {
        moved.forEach((id, p) -> {
            Node node = Bodies.node(body, id);
            if (node.position().filter(Position::pinned).isEmpty()) {
                body.replace(node.at(p));
            }
        });
    }

    /** Behind a node that has no consumer, or beside those it has. */
    static Room behind(Editor editor, String id) {
        Map<String, Place> places = editor.places();
        Place from = places.getOrDefault(id, FIRST);
        boolean down = down(editor.body(), places, id);
        Place wanted = next(from, down);
        while (taken(places, wanted)) {
            wanted = down
                    ? wanted.at(wanted.x() + wanted.width() + GAP, wanted.y())
                    : wanted.at(wanted.x(), wanted.y() + wanted.height() + GAP);
        }
        return new Room(wanted);
    }

    /** On an edge: behind its first node, and its second one and all below it move on where they stand too near. */
    static Room on(Editor editor, Edge edge) {
        Map<String, Place> places = editor.places();
        Place from = places.getOrDefault(edge.from(), FIRST);
        Place to = places.getOrDefault(edge.to(), next(from, true));
        boolean down = Math.abs(to.centreY() - from.centreY()) >= Math.abs(to.centreX() - from.centreX());
        if (down) {
            return down(places, from, to);
        }
        return right(places, from, to);
    }

    private static Room down(Map<String, Place> places, Place from, Place to) {
        double free = to.y() - from.bottom();
        double centre = (from.centreX() + to.centreX()) / 2;
        double x = from.x() == to.x() ? from.x() : centre - from.width() / 2;
        boolean wide = free >= from.height() + 2 * GAP || free < 0;
        double y = wide ? (from.bottom() + to.y() - from.height()) / 2 : from.bottom() + GAP;
        Room room = new Room(from.at(x, y));
        double shift = y + from.height() + GAP - to.y();
        if (!wide && shift > 0) {
            places.forEach((id, p) -> {
                if (p.y() >= to.y()) {
                    room.moved.put(id, Position.of(Math.rint(p.x()), Math.rint(p.y() + shift)));
                }
            });
        }
        return room;
    }

    private static Room right(Map<String, Place> places, Place from, Place to) {
        double free = to.x() - from.right();
        double centre = (from.centreY() + to.centreY()) / 2;
        double y = from.y() == to.y() ? from.y() : centre - from.height() / 2;
        boolean wide = free >= from.width() + 2 * GAP || free < 0;
        double x = wide ? (from.right() + to.x() - from.width()) / 2 : from.right() + GAP;
        Room room = new Room(from.at(x, y));
        double shift = x + from.width() + GAP - to.x();
        if (!wide && shift > 0) {
            places.forEach((id, p) -> {
                if (p.x() >= to.x()) {
                    room.moved.put(id, Position.of(Math.rint(p.x() + shift), Math.rint(p.y())));
                }
            });
        }
        return room;
    }

    private static Place next(Place from, boolean down) {
        return down ? from.at(from.x(), from.bottom() + GAP) : from.at(from.right() + GAP, from.y());
    }

    private static boolean taken(Map<String, Place> places, Place wanted) {
        return places.values().stream()
                .anyMatch(p -> p.x() < wanted.right()
                        && wanted.x() < p.right()
                        && p.y() < wanted.bottom()
                        && wanted.y() < p.bottom());
    }

    /** True where the edges at a node, or else most edges of the body, lead down rather than to the right. */
    private static boolean down(Body body, Map<String, Place> places, String id) {
        List<Edge> near = body.edgesInto(id);
        Optional<Boolean> here = near.stream()
                .findFirst()
                .filter(e -> places.containsKey(e.from()))
                .map(e -> leadsDown(places.get(e.from()), places.get(id)));
        return here.orElseGet(() -> {
            long known = body.edges().stream()
                    .filter(e -> places.containsKey(e.from()) && places.containsKey(e.to()))
                    .count();
            long down = body.edges().stream()
                    .filter(e -> places.containsKey(e.from()) && places.containsKey(e.to()))
                    .filter(e -> leadsDown(places.get(e.from()), places.get(e.to())))
                    .count();
            return 2 * down >= known;
        });
    }

    private static boolean leadsDown(Place from, Place to) {
        return to == null || Math.abs(to.centreY() - from.centreY()) >= Math.abs(to.centreX() - from.centreX());
    }
}
