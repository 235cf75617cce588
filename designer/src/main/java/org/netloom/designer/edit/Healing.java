package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.design.Body;
import org.netloom.design.Edge;

/** Takes nodes and edges out of a body and joins what is left, for many at once in one pass over the edges. */
final class Healing {
    private final Body body;

    /** The edges that there will be, each with the present one in whose place it stands. */
    private final Map<Edge, Edge> origins = new HashMap<>();

    private final Map<Edge, Integer> order = new HashMap<>();
    private final Map<String, Set<Edge>> into = new HashMap<>();
    private final Map<String, Set<Edge>> outOf = new HashMap<>();
    private final Set<String> shortened = new LinkedHashSet<>();
    private final Set<String> gone = new HashSet<>();

    Healing(Body body) {
        this.body = body;
        for (Edge e : body.edges()) {
            order.put(e, order.size());
            put(e, e);
        }
    }

    private void put(Edge edge, Edge origin) {
        if (origins.putIfAbsent(edge, origin) == null) {
            into.computeIfAbsent(edge.to(), _ -> new LinkedHashSet<>()).add(edge);
            outOf.computeIfAbsent(edge.from(), _ -> new LinkedHashSet<>()).add(edge);
        }
    }

    private Edge take(Edge edge) {
        into.get(edge.to()).remove(edge);
        outOf.get(edge.from()).remove(edge);
        return origins.remove(edge);
    }

    void disconnect(Edge edge) {
        if (origins.containsKey(edge)) {
            take(edge);
            shortened.add(edge.to());
        }
    }

    /** Leads an edge to another node. */
    void reconnect(Edge edge, Edge now) {
        if (origins.containsKey(edge)) {
            put(now, take(edge));
            shortened.add(edge.to());
        }
    }

    /** Takes a node out; where it has one input its consumers get that, in the same port. */
    void remove(String id) {
        gone.add(id);
        List<Edge> in = new ArrayList<>(into.getOrDefault(id, Set.of()));
        List<Edge> out = new ArrayList<>(outOf.getOrDefault(id, Set.of()));
        List<Edge> sources = in.stream()
                .filter(e -> !e.from().equals(id) && body.has(e.from()))
                .toList();
        out.removeIf(e -> e.to().equals(id));
        for (Edge e : out) {
            Edge origin = take(e);
            if (sources.size() == 1) {
                put(new Edge(sources.getFirst().from(), e.to(), e.port()), origin);
            } else {
                shortened.add(e.to());
            }
        }
        in.forEach(this::take);
    }

    /** Gives the body the edges that there are now. The nodes that were taken out stay, without edges. */
    void apply() {
        for (String id : shortened) {
            if (body.has(id) && !gone.contains(id) && Bodies.takesMany(body, id)) {
                closeGaps(id);
            }
        }
        Map<Edge, Edge> now = new LinkedHashMap<>();
        origins.keySet().stream()
                .sorted(Comparator.comparing(e -> order.get(origins.get(e))))
                .forEach(e -> now.put(e, origins.get(e)));
        body.rewire(now);
    }

    /** Moves later inputs up where one in front of them went away; their order stays. */
    private void closeGaps(String id) {
        List<Edge> edges = new ArrayList<>(into.getOrDefault(id, Set.of()));
        edges.sort(Comparator.comparingInt(Edge::port));
        if (edges.stream().map(Edge::port).distinct().count() < edges.size()) {
            return;
        }
        int port = 0;
        for (Edge e : edges) {
            put(new Edge(e.from(), id, port++), take(e));
        }
    }
}
