package org.netloom.designer.canvas;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.design.Body;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

/**
 * Where the nodes of the bodies of a design lie: where the document says so, else where the last automatic layout put
 * them, else for the time being somewhere sensible. Bodies that nobody placed by hand are laid out again when they change.
 */
final class BodyPlaces {
    private static final int MOST_RECENT = 24;
    private static final int MOST_HELD = 24;
    private static final double GAP = 44;

    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Direction> directions = new HashMap<>();
    private final Deque<AutoLayout> recent = new ArrayDeque<>();
    private Direction preferred = Direction.DOWN;

    /** A body that should be laid out. */
    record Wanted(String key, LayoutTask task) {}

    /** The layouts of a body: uses of one block may differ in what stands on its cards, and undo comes back to old ones. */
    private static final class Held {
        private final Map<LayoutTask, AutoLayout> layouts = new LinkedHashMap<>();
        private AutoLayout latest;

        void add(AutoLayout layout) {
            latest = layout;
            layouts.remove(layout.task());
            layouts.put(layout.task(), layout);
            if (layouts.size() > MOST_HELD) {
                layouts.remove(layouts.keySet().iterator().next());
            }
        }

        boolean has(LayoutTask task) {
            return layouts.containsKey(task);
        }

        AutoLayout best(LayoutTask task) {
            return layouts.getOrDefault(task, latest);
        }
    }

    /** True where no position of the body is in the document. */
    static boolean untouched(Body body) {
        return body.nodes().stream().allMatch(n -> n.position().isEmpty());
    }

    private static boolean placed(Body body) {
        return body.nodes().stream().allMatch(n -> n.position().isPresent());
    }

    /** True where the places of a body are more than provisional. */
    boolean ready(String key, Body body) {
        return held.containsKey(key) || placed(body);
    }

    /** The task that should be laid out beside the event thread, because the body is untouched and the last layout is not of it. */
    Optional<Wanted> wanted(String key, Body body, Map<String, Card> cards) {
        if (!untouched(body) || cards.isEmpty()) {
            return Optional.empty();
        }
        LayoutTask task = task(key, body, cards);
        boolean known = held.containsKey(key) && held.get(key).has(task);
        return known ? Optional.empty() : Optional.of(new Wanted(key, task));
    }

    private LayoutTask task(String key, Body body, Map<String, Card> cards) {
        return LayoutTask.of(cards, body.edges(), direction(key, body));
    }

    /** Keeps a layout: as the places of an untouched body, and for the ways of edges. */
    void hold(String key, AutoLayout layout) {
        held.computeIfAbsent(key, _ -> new Held()).add(layout);
        remember(layout);
    }

    /** Keeps the ways of the edges of a layout. */
    void remember(AutoLayout layout) {
        recent.addFirst(layout);
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
    }

    /** The way that a layout found for an edge, if both its ends are where that layout put them. */
    Optional<Route> route(Edge edge, Place from, Place to) {
        for (AutoLayout layout : recent) {
            if (layout.holds(edge, from, to)) {
                return Optional.of(layout.routes().get(edge));
            }
        }
        return Optional.empty();
    }

    // ---- direction --------------------------------------------------------------------------------------------------

    /** Where data flows to in a body. */
    Direction direction(String key, Body body) {
        if (untouched(body)) {
            return preferred;
        }
        return directions.computeIfAbsent(key, _ -> inferred(body));
    }

    /** Direction of bodies that nobody placed by hand. */
    void prefer(Direction direction) {
        preferred = direction;
    }

    /** Untouched bodies get the direction again in which one of them was laid out: an arrangement was undone. */
    void preferAsHeld(String key, Body body) {
        if (untouched(body) && held.containsKey(key)) {
            preferred = held.get(key).latest.task().direction();
        }
    }

    void direction(String key, Direction direction) {
        directions.put(key, direction);
    }

    /** Forgets the directions: they are read off the places again. */
    void inferAgain() {
        directions.clear();
    }

    private Direction inferred(Body body) {
        int votes = 0;
        for (Edge e : body.edges()) {
            Optional<Position> from = body.node(e.from()).flatMap(Node::position);
            Optional<Position> to = body.node(e.to()).flatMap(Node::position);
            if (from.isPresent() && to.isPresent()) {
                boolean below = to.get().y() - from.get().y() >= Card.HEADER + Card.FOOTER;
                boolean beside = to.get().x() - from.get().x() >= Card.WIDTH;
                votes += (below ? 1 : 0) - (beside ? 1 : 0);
            }
        }
        return votes == 0 ? preferred : votes > 0 ? Direction.DOWN : Direction.RIGHT;
    }

    // ---- places -----------------------------------------------------------------------------------------------------

    /** A place for each card. */
    Map<String, Place> places(String key, Body body, Map<String, Card> cards) {
        AutoLayout layout = held.containsKey(key) ? held.get(key).best(task(key, body, cards)) : null;
        Map<String, Place> known = new LinkedHashMap<>();
        for (Node node : body.nodes()) {
            Card card = cards.get(node.id());
            if (node.position().isPresent()) {
                Position p = node.position().get();
                known.put(node.id(), new Place(p.x(), p.y(), card.width(), card.height()));
            } else if (layout != null && layout.places().containsKey(node.id())) {
                Place p = layout.places().get(node.id());
                double x = p.x() + Math.rint((p.width() - card.width()) / 2);
                known.put(node.id(), new Place(x, p.y(), card.width(), card.height()));
            }
        }
        if (known.size() == cards.size()) {
            return known;
        }
        return known.isEmpty()
                ? rows(body, cards, direction(key, body) == Direction.DOWN)
                : completed(body, cards, known, direction(key, body) == Direction.DOWN);
    }

    /** Rows (or columns) by the number of nodes in front. */
    private static Map<String, Place> rows(Body body, Map<String, Card> cards, boolean down) {
        Map<String, Integer> depths = new HashMap<>();
        Map<Integer, Integer> filled = new HashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        cards.keySet().forEach(id -> places.put(id, null));
        for (String id : body.order()) {
            Card card = cards.get(id);
            if (card == null) {
                continue;
            }
            int depth = body.edgesInto(id).stream()
                    .mapToInt(e -> depths.getOrDefault(e.from(), -1) + 1)
                    .max()
                    .orElse(0);
            depths.put(id, depth);
            int beside = filled.merge(depth, 1, Integer::sum) - 1;
            double along = depth * ((down ? 76 : Card.WIDTH) + GAP);
            double across = beside * ((down ? Card.WIDTH : 76) + GAP);
            double centring = (Card.WIDTH - card.width()) / 2;
            places.put(
                    id,
                    down
                            ? new Place(across + centring, along, card.width(), card.height())
                            : new Place(along, across, card.width(), card.height()));
        }
        return places;
    }

    /** Puts nodes without a place behind the one they come from, aside of what is there. */
    private static Map<String, Place> completed(
            Body body, Map<String, Card> cards, Map<String, Place> known, boolean down) {
        Grid taken = new Grid();
        known.forEach(taken::add);
        Map<String, Place> all = new LinkedHashMap<>(known);
        for (String id : body.order()) {
            Card card = cards.get(id);
            if (card == null || all.containsKey(id)) {
                continue;
            }
            Place before = body.edgesInto(id).stream()
                    .map(e -> all.get(e.from()))
                    .filter(p -> p != null)
                    .findFirst()
                    .orElse(all.values().iterator().next());
            Place p = down
                    ? new Place(before.x(), before.bottom() + GAP, card.width(), card.height())
                    : new Place(before.right() + GAP, before.y(), card.width(), card.height());
            while (taken.any(
                    new Rectangle2D.Double(p.x() - 8, p.y() - 8, p.width() + 16, p.height() + 16), _ -> true)) {
                p = down ? p.at(p.x() + 24, p.y()) : p.at(p.x(), p.y() + 24);
            }
            taken.add(id, p);
            all.put(id, p);
        }
        return all;
    }

    /** Places of the nodes that automatic layout must leave where they are. */
    static Map<String, Place> pinned(Body body, Map<String, Place> places) {
        Map<String, Place> pinned = new LinkedHashMap<>();
        List.copyOf(body.nodes())
                .forEach(n ->
                        n.position().filter(Position::pinned).ifPresent(_ -> pinned.put(n.id(), places.get(n.id()))));
        return pinned;
    }
}
