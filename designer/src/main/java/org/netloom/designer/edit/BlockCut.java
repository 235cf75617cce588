package org.netloom.designer.edit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.spec.Arity;
import org.netloom.spec.Input;

/** Where a selection would have to be cut out of a body to become a block: what comes in, and one end. */
final class BlockCut {
    private final Design design;
    private final Body body;
    private final Set<String> ids;

    /** Edges from outside into the selection. */
    private final List<Edge> entering;

    /** Edges from the selection to the outside. */
    private final List<Edge> leaving;

    BlockCut(Design design, Body body, Collection<String> selected) {
        this.design = design;
        this.body = body;
        this.ids = body.nodes().stream()
                .map(Node::id)
                .filter(selected::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.entering = body.edges().stream()
                .filter(e -> ids.contains(e.to()) && !ids.contains(e.from()) && body.has(e.from()))
                .toList();
        this.leaving = body.edges().stream()
                .filter(e -> ids.contains(e.from()) && !ids.contains(e.to()) && body.has(e.to()))
                .toList();
    }

    /** The selected nodes in the order of the document. */
    Set<String> ids() {
        return ids;
    }

    List<Edge> entering() {
        return entering;
    }

    List<Edge> leaving() {
        return leaving;
    }

    /** The edges with both ends in the selection. */
    List<Edge> inner() {
        return body.edges().stream()
                .filter(e -> ids.contains(e.from()) && ids.contains(e.to()))
                .toList();
    }

    /**
     * What comes in, each value once, in the order in which the data needs it: of the stage of a decoder first what comes
     * from below, then what skips. Empty where nothing is connected.
     */
    List<String> sources() {
        List<String> order = body.order();
        return entering.stream()
                .sorted(Comparator.comparingInt((Edge e) -> order.indexOf(e.to()))
                        .thenComparingInt(Edge::port))
                .map(Edge::from)
                .distinct()
                .toList();
    }

    /** The inputs that become those of the block where nothing is connected: what the first layer lacks. */
    List<Edge> open(String from) {
        return unconnected().stream()
                .map(id -> new Edge(from, id, Bodies.freePort(body, id)))
                .toList();
    }

    private List<String> unconnected() {
        return ids.stream()
                .filter(id -> Bodies.arity(design, Bodies.node(body, id))
                        .filter(a -> lacks(a, id))
                        .isPresent())
                .toList();
    }

    private boolean lacks(Arity arity, String id) {
        return body.edgesInto(id).size() < arity.min();
    }

    // ---- refusals ---------------------------------------------------------------------------------------------------

    /** Why the selection cannot become a block; empty where it can. */
    Optional<String> refusal() {
        if (ids.isEmpty()) {
            return text("edit.block.empty");
        }
        for (String id : ids) {
            Node node = Bodies.node(body, id);
            if (node.spec().filter(Input.class::isInstance).isPresent()) {
                return text("edit.block.input");
            }
            if (node.content() instanceof Content.BlockInput) {
                return text("edit.block.blockInput");
            }
        }
        return detour().or(this::entrance).or(this::ends);
    }

    private static Optional<String> text(String key, Object... args) {
        return Optional.of(Texts.get(key, args));
    }

    private static String list(Collection<Edge> edges) {
        return edges.stream().map(Edge::toString).collect(Collectors.joining(", "));
    }

    /** A way out of the selection and back into it. */
    private Optional<String> detour() {
        Map<String, Edge> left = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>();
        for (Edge e : leaving) {
            if (left.putIfAbsent(e.to(), e) == null) {
                queue.add(e.to());
            }
        }
        while (!queue.isEmpty()) {
            String at = queue.remove();
            for (Edge e : body.edgesOutOf(at)) {
                if (ids.contains(e.to())) {
                    return text("edit.block.back", left.get(at), e);
                }
                if (left.putIfAbsent(e.to(), left.get(at)) == null) {
                    queue.add(e.to());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> entrance() {
        return entering.isEmpty() && unconnected().size() != 1 ? text("edit.block.none") : Optional.empty();
    }

    private Optional<String> ends() {
        Set<String> used = leaving.stream().map(Edge::from).collect(Collectors.toCollection(LinkedHashSet::new));
        if (used.size() > 1) {
            return text("edit.block.leave", list(leaving));
        }
        List<String> ends = ids.stream()
                .filter(id -> body.edgesOutOf(id).stream().noneMatch(e -> ids.contains(e.to())))
                .toList();
        for (String id : used) {
            if (!ends.contains(id)) {
                return text("edit.block.end", id);
            }
        }
        return ends.size() == 1 ? Optional.empty() : text("edit.block.ends", String.join(", ", ends));
    }
}
