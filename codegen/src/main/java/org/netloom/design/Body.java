package org.netloom.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedPseudograph;
import org.netloom.spec.LayerSpec;

/**
 * Nodes and edges: of a whole design, or of a block. May hold broken content (cycles, edges to nothing, layers that could
 * not be read), which the checker reports. Nodes and edges keep the order in which they were added.
 */
public abstract sealed class Body permits Design, BlockDefinition {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Edge, Map<String, Object>> unknownOfEdges = new LinkedHashMap<>();
    private Graph<String, Edge> graph = empty();
    private String last = "";

    private static Graph<String, Edge> empty() {
        return new DirectedPseudograph<>(Edge.class);
    }

    /** Name of the design or block. */
    public abstract String name();

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** All nodes, in the order of the document. */
    public final Collection<Node> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    public final Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public final boolean has(String id) {
        return nodes.containsKey(id);
    }

    /** All edges, in the order of the document; some may lead from or to nodes that are not there. */
    public final Set<Edge> edges() {
        return Collections.unmodifiableSet(graph.edgeSet());
    }

    /** The edges into a node, by port. */
    public final List<Edge> edgesInto(String id) {
        return graph.containsVertex(id)
                ? graph.incomingEdgesOf(id).stream()
                        .sorted(Comparator.comparingInt(Edge::port))
                        .toList()
                : List.of();
    }

    /** The edges out of a node, in the order of the document. */
    public final List<Edge> edgesOutOf(String id) {
        return graph.containsVertex(id) ? List.copyOf(graph.outgoingEdgesOf(id)) : List.of();
    }

    /** Nodes whose output nobody takes. */
    public final List<Node> ends() {
        return nodes.values().stream()
                .filter(n -> graph.outgoingEdgesOf(n.id()).stream().noneMatch(e -> nodes.containsKey(e.to())))
                .toList();
    }

    /**
     * The node that gives the output: the end with the most nodes in a row in front of it, of equal ones the first. An input
     * of a block that nobody reads is none, as long as there is another. Empty where there is no end.
     */
    public Optional<Node> output() {
        List<Node> all = ends();
        List<Node> inner = all.stream()
                .filter(n -> !(n.content() instanceof Content.BlockInput))
                .toList();
        List<Node> ends = inner.isEmpty() ? all : inner;
        if (ends.size() <= 1) {
            return ends.stream().findFirst();
        }
        Map<String, Integer> depths = depths();
        Node deepest = ends.getFirst();
        for (Node end : ends) {
            deepest = depths.get(end.id()) > depths.get(deepest.id()) ? end : deepest;
        }
        return Optional.of(deepest);
    }

    /** Longest way in front of each node, in nodes; edges that close a cycle do not count. */
    private Map<String, Integer> depths() {
        Map<String, Integer> depths = new HashMap<>();
        for (String id : order()) {
            int depth = 0;
            for (Edge e : graph.incomingEdgesOf(id)) {
                depth = Math.max(depth, depths.getOrDefault(e.from(), -1) + 1);
            }
            depths.put(id, depth);
        }
        return depths;
    }

    /**
     * The nodes so that each stands behind those it takes its inputs from; where there is a choice, in the order of the
     * document. In a cycle, some edge is passed over.
     */
    public final List<String> order() {
        Map<String, List<Edge>> into = new HashMap<>();
        for (Edge e : graph.edgeSet()) {
            if (nodes.containsKey(e.from())) {
                into.computeIfAbsent(e.to(), _ -> new ArrayList<>()).add(e);
            }
        }
        into.values().forEach(edges -> edges.sort(Comparator.comparingInt(Edge::port)));
        return DepthFirst.order(
                nodes.keySet(),
                id -> into.getOrDefault(id, List.of()).stream().map(Edge::from).toList());
    }

    /**
     * The nodes in the order in which they run: each behind those it takes its inputs from, otherwise as in the document.
     * What is in a cycle comes last.
     */
    public final List<Node> runOrder() {
        return RunOrder.of(this);
    }

    /** For each node that has the parameters of another one: that other one, which runs earlier and has its own. */
    public final Map<String, String> owners() {
        return Sharing.owners(this);
    }

    /** The structure for graph algorithms: a view. Its vertices are ids, also those that edges name without a node. */
    public final Graph<String, Edge> graph() {
        return new AsUnmodifiableGraph<>(graph);
    }

    // ---- changing ---------------------------------------------------------------------------------------------------

    /**
     * Adds a node.
     *
     * @throws IllegalArgumentException if there is one of that id
     */
    public Body add(Node node) {
        if (nodes.putIfAbsent(node.id(), node) != null) {
            throw new IllegalArgumentException("there is a node " + node.id() + " in " + name());
        }
        graph.addVertex(node.id());
        last = node.id();
        return this;
    }

    /**
     * Adds a node behind another one in the order of the document, or at the end where that is not there.
     *
     * @throws IllegalArgumentException if there is one of its id
     */
    public final void addBehind(Node node, String before) {
        addBehind(List.of(node), before);
    }

    /** Adds several nodes, in their order, as {@link #addBehind(Node, String)}. */
    public final void addBehind(List<Node> added, String before) {
        List<Node> order = new ArrayList<>(nodes.values());
        added.forEach(this::add);
        if (!has(before)) {
            return;
        }
        nodes.clear();
        for (Node n : order) {
            nodes.put(n.id(), n);
            if (n.id().equals(before)) {
                added.forEach(a -> nodes.put(a.id(), a));
            }
        }
    }

    public Body add(String id, LayerSpec spec) {
        return add(Node.of(id, spec));
    }

    public Body add(String id, Content content) {
        return add(Node.of(id, content));
    }

    /** Adds a node and connects the node added last to it. */
    public Body then(String id, LayerSpec spec) {
        return then(id, new Content.Layer(spec));
    }

    /** Adds a node and connects the node added last to it. */
    public Body then(String id, Content content) {
        String before = last;
        add(Node.of(id, content));
        return before.isEmpty() ? this : connect(before, id);
    }

    /** Adds layers in a row, behind the node added last, and names them: conv1, relu1, pool1, ... */
    public Body chain(LayerSpec... specs) {
        for (LayerSpec spec : specs) {
            then(Names.fresh(this, spec), spec);
        }
        return this;
    }

    /** Lets a node have the parameters of another one. */
    public Body share(String id, String with) {
        replace(require(id).sharing(with));
        return this;
    }

    /** Makes a node the one that {@link #then} continues from. */
    public Body after(String id) {
        last = require(id).id();
        return this;
    }

    /** Connects the output of one node to the first input of another. */
    public Body connect(String from, String to) {
        return connect(from, to, 0);
    }

    /** Connects the output of one node to an input of another. Does nothing where that edge is there. */
    public Body connect(String from, String to, int port) {
        connect(new Edge(from, to, port));
        return this;
    }

    /** Adds an edge; false where it is there already. */
    public final boolean connect(Edge edge) {
        graph.addVertex(edge.from());
        graph.addVertex(edge.to());
        return graph.addEdge(edge.from(), edge.to(), edge);
    }

    /** Takes an edge away; false where there is none. */
    public final boolean disconnect(Edge edge) {
        boolean removed = graph.removeEdge(edge);
        unknownOfEdges.remove(edge);
        if (removed) {
            forget(edge.from());
            forget(edge.to());
        }
        return removed;
    }

    /**
     * Puts edges in the place of another, in the order of the document too; the first gets its unknown fields. Those that are
     * there already stay where they are. Does nothing where the old edge is not there.
     */
    public final void replace(Edge old, Edge... now) {
        if (!graph.containsEdge(old)) {
            return;
        }
        Map<Edge, Edge> all = new LinkedHashMap<>();
        for (Edge edge : graph.edgeSet()) {
            if (!edge.equals(old)) {
                all.put(edge, edge);
                continue;
            }
            Edge origin = old;
            for (Edge e : now) {
                if (e.equals(old) || !graph.containsEdge(e)) {
                    all.put(e, origin);
                    origin = e;
                }
            }
        }
        rewire(all);
    }

    /**
     * Gives this body other edges.
     *
     * @param now the edges in their order, each with the present one whose unknown fields it takes over; itself for those
     *     that stay
     */
    public final void rewire(Map<Edge, Edge> now) {
        List<Map.Entry<Edge, Map<String, Object>>> wires = new ArrayList<>();
        now.forEach((edge, origin) -> wires.add(Map.entry(edge, unknown(origin))));
        String cursor = last;
        become(List.copyOf(nodes.values()), wires);
        last = cursor;
    }

    /** Drops a vertex without a node that no edge names any more. */
    private void forget(String id) {
        if (graph.containsVertex(id) && !nodes.containsKey(id) && graph.degreeOf(id) == 0) {
            graph.removeVertex(id);
        }
    }

    /** Puts another node of the same id in its place; order and edges stay. */
    public final void replace(Node node) {
        require(node.id());
        nodes.put(node.id(), node);
    }

    /** Takes a node and its edges away. Of those that share its parameters the first gets them. */
    public final void remove(String id) {
        require(id);
        handOn(id);
        List.copyOf(graph.edgesOf(id)).forEach(this::disconnect);
        nodes.remove(id);
        graph.removeVertex(id);
        last = last.equals(id) ? "" : last;
    }

    private void handOn(String id) {
        List<Node> sharers = sharers(id);
        for (Node n : sharers) {
            boolean heir = n.id().equals(sharers.getFirst().id());
            replace(heir ? n.withOwnParameters() : n.sharing(sharers.getFirst().id()));
        }
    }

    private List<Node> sharers(String id) {
        return nodes.values().stream()
                .filter(n -> n.sharesWith().filter(id::equals).isPresent())
                .filter(n -> !n.id().equals(id))
                .toList();
    }

    /**
     * Gives a node another id; order and edges stay, and those that share its parameters do so on.
     *
     * @throws IllegalArgumentException if there is one of that id
     */
    public final void rename(String id, String now) {
        require(id);
        if (id.equals(now)) {
            return;
        }
        if (nodes.containsKey(now)) {
            throw new IllegalArgumentException("there is a node " + now + " in " + name());
        }
        List<Node> order = new ArrayList<>(nodes.values());
        nodes.clear();
        order.forEach(n -> {
            Node kept = n.id().equals(id) ? n.withId(now) : n;
            nodes.put(kept.id(), kept);
        });
        rewire(e -> e.renamed(id, now));
        nodes.replaceAll((_, n) -> n.sharesWith().filter(id::equals).isPresent() ? n.sharing(now) : n);
        last = last.equals(id) ? now : last;
    }

    private void rewire(UnaryOperator<Edge> changed) {
        List<Edge> edges = graph.edgeSet().stream().map(changed).toList();
        Map<Edge, Map<String, Object>> unknown = new LinkedHashMap<>();
        unknownOfEdges.forEach((e, fields) -> unknown.put(changed.apply(e), fields));
        unknownOfEdges.clear();
        unknownOfEdges.putAll(unknown);
        graph = empty();
        nodes.keySet().forEach(graph::addVertex);
        edges.forEach(this::connect);
    }

    private Node require(String id) {
        return node(id).orElseThrow(() -> new IllegalArgumentException("there is no node " + id + " in " + name()));
    }

    // ---- fields of the file that this version does not know
    // ----------------------------------------------------------

    /** Unknown fields of an edge. */
    final Map<String, Object> unknown(Edge edge) {
        return unknownOfEdges.getOrDefault(edge, Map.of());
    }

    final void unknown(Edge edge, Map<String, Object> fields) {
        if (!fields.isEmpty()) {
            unknownOfEdges.put(edge, fields);
        }
    }

    /** Every edge with its unknown fields, in the order of the document. */
    final List<Map.Entry<Edge, Map<String, Object>>> wires() {
        return graph.edgeSet().stream().map(e -> Map.entry(e, unknown(e))).toList();
    }

    /** Gives this body other content. */
    final void become(List<Node> nodesNow, List<Map.Entry<Edge, Map<String, Object>>> wires) {
        nodes.clear();
        unknownOfEdges.clear();
        graph = empty();
        last = "";
        nodesNow.forEach(this::add);
        wires.forEach(w -> {
            connect(w.getKey());
            unknown(w.getKey(), w.getValue());
        });
    }

    /** Makes this body equal to another. */
    final void copyFrom(Body other) {
        other.nodes.values().forEach(this::add);
        other.edges().forEach(this::connect);
        unknownOfEdges.putAll(other.unknownOfEdges);
        last = other.last;
    }
}
