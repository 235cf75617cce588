package org.netloom.designer.canvas;

import java.awt.geom.Rectangle2D;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.design.Edge;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

/** What is drawn of a body: finished texts at finished places. Never changed; every change of the design makes another. */
public final class Scene {
    /** Nothing. */
    public static final Scene EMPTY = new Scene(Map.of(), Map.of(), List.of(), Direction.DOWN, Optional.empty());

    private final Map<String, SceneNode> nodes;
    private final Map<Edge, SceneEdge> edges;
    private final List<SceneNote> notes;
    private final Direction direction;
    private final Optional<String> exit;
    private Rectangle2D bounds;
    private EdgeLabels labels;

    Scene(
            Map<String, SceneNode> nodes,
            Map<Edge, SceneEdge> edges,
            List<SceneNote> notes,
            Direction direction,
            Optional<String> exit) {
        this.nodes = nodes;
        this.edges = edges;
        this.notes = List.copyOf(notes);
        this.direction = direction;
        this.exit = exit;
    }

    /** All nodes, from back to front. */
    public Collection<SceneNode> nodes() {
        return nodes.values();
    }

    public Optional<SceneNode> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** All edges between nodes that are there. */
    public Collection<SceneEdge> edges() {
        return edges.values();
    }

    public Optional<SceneEdge> edge(Edge edge) {
        return Optional.ofNullable(edges.get(edge));
    }

    /** Pieces of text; only the design itself has some. */
    public List<SceneNote> notes() {
        return notes;
    }

    /** The same with some notes elsewhere. */
    Scene withNotes(Map<Integer, Place> elsewhere) {
        List<SceneNote> moved = notes.stream()
                .map(n -> elsewhere.containsKey(n.index()) ? n.at(elsewhere.get(n.index())) : n)
                .toList();
        return new Scene(nodes, edges, moved, direction, exit);
    }

    /** Where data flows to: inputs are at the top and outputs at the bottom, or left and right. */
    public Direction direction() {
        return direction;
    }

    /** The node whose output leaves the body. */
    public Optional<String> exit() {
        return exit;
    }

    /** Where data enters the body of a block. */
    Optional<SceneNode> entry() {
        return nodes.values().stream()
                .filter(n -> n.card().kind() == Card.Kind.ENTRY)
                .findFirst();
    }

    /** Where the nodes lie. */
    public Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        nodes.forEach((id, n) -> places.put(id, n.place()));
        return places;
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && notes.isEmpty();
    }

    /** What nodes, edges and notes span; empty where there are none. */
    public Rectangle2D bounds() {
        if (bounds == null) {
            Rectangle2D all = null;
            for (SceneNode n : nodes.values()) {
                all = joined(all, n.bounds());
            }
            for (SceneEdge e : edges.values()) {
                all = joined(all, e.route().bounds());
            }
            for (SceneNote n : notes) {
                Place p = n.place();
                all = joined(all, new Rectangle2D.Double(p.x(), p.y(), p.width(), p.height()));
            }
            bounds = all == null ? new Rectangle2D.Double() : all;
        }
        return (Rectangle2D) bounds.clone();
    }

    private static Rectangle2D joined(Rectangle2D all, Rectangle2D one) {
        return all == null ? one : all.createUnion(one);
    }

    /** Where the shapes stand beside the edges. */
    EdgeLabels labels() {
        if (labels == null) {
            labels = new EdgeLabels(this);
        }
        return labels;
    }
}
