package org.netloom.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The difference of two designs, small enough to keep one for every step of an editing session. Applying it to the first
 * gives the second and reverting it the first again, to the byte of the file.
 */
public final class DesignDelta {
    /** Everything but nodes and edges; {@code cursor} aside, which only the fluent methods use. */
    private record Head(
            String name,
            Optional<String> packageName,
            List<Note> notes,
            Map<String, Object> unknown,
            Training training,
            List<String> blocks) {
        static Head of(Design d) {
            return new Head(
                    d.name(),
                    d.packageName(),
                    List.copyOf(d.notes()),
                    new LinkedHashMap<>(d.unknown()),
                    d.training(),
                    d.blocks().stream().map(BlockDefinition::name).toList());
        }
    }

    /** Nodes and edges of a body and, for a block, what else it has. */
    private record BodyDelta(
            ListChange<Node> nodes, ListChange<Map.Entry<Edge, Map<String, Object>>> edges, Extra before, Extra after) {
        boolean isEmpty() {
            return nodes.isEmpty() && edges.isEmpty() && before.equals(after);
        }
    }

    /** Parameters and unknown fields of a block, in their order, which maps do not compare. */
    private record Extra(List<Map.Entry<String, Object>> parameters, Map<String, Object> unknown) {
        static final Extra NONE = new Extra(List.of(), Map.of());

        static Extra of(Body body) {
            return body instanceof BlockDefinition b
                    ? new Extra(List.copyOf(b.parameters().entrySet()), new LinkedHashMap<>(b.unknown()))
                    : NONE;
        }
    }

    private final Head headBefore;
    private final Head headAfter;

    /** By name of the block; "" is the design itself. */
    private final Map<String, BodyDelta> bodies;

    private DesignDelta(Head headBefore, Head headAfter, Map<String, BodyDelta> bodies) {
        this.headBefore = headBefore;
        this.headAfter = headAfter;
        this.bodies = bodies;
    }

    /** What makes the second design of the first. */
    public static DesignDelta between(Design before, Design after) {
        Map<String, BodyDelta> bodies = new LinkedHashMap<>();
        Set<String> names = Stream.concat(
                        Stream.of(""),
                        Stream.of(before, after)
                                .flatMap(d -> d.blocks().stream())
                                .map(BlockDefinition::name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String name : names) {
            BodyDelta delta = between(body(before, name), body(after, name));
            if (!delta.isEmpty()) {
                bodies.put(name, delta);
            }
        }
        Head headBefore = Head.of(before);
        Head headAfter = Head.of(after);
        return new DesignDelta(headBefore, headBefore.equals(headAfter) ? headBefore : headAfter, bodies);
    }

    private static Optional<Body> body(Design design, String name) {
        return name.isEmpty() ? Optional.of(design) : design.block(name).map(b -> b);
    }

    private static BodyDelta between(Optional<Body> before, Optional<Body> after) {
        return new BodyDelta(
                ListChange.between(nodes(before), nodes(after)),
                ListChange.between(edges(before), edges(after)),
                before.map(Extra::of).orElse(Extra.NONE),
                after.map(Extra::of).orElse(Extra.NONE));
    }

    private static List<Node> nodes(Optional<Body> body) {
        return body.map(b -> List.copyOf(b.nodes())).orElse(List.of());
    }

    private static List<Map.Entry<Edge, Map<String, Object>>> edges(Optional<Body> body) {
        return body.map(Body::wires).orElse(List.of());
    }

    /** True where the two designs are the same. */
    public boolean isEmpty() {
        return bodies.isEmpty() && headBefore == headAfter;
    }

    /** Names of the blocks whose inside differs; "" where nodes or edges of the design itself do. */
    public Set<String> bodies() {
        return Set.copyOf(bodies.keySet());
    }

    /** The second design, made of the first; that one stays as it is. */
    public Design apply(Design before) {
        return made(before, headAfter, true);
    }

    /** The first design, made of the second; that one stays as it is. */
    public Design revert(Design after) {
        return made(after, headBefore, false);
    }

    private Design made(Design from, Head head, boolean forward) {
        Design made = from.copy();
        made.rename(head.name()).packageName(head.packageName().orElse(""));
        made.notes().clear();
        made.notes().addAll(head.notes());
        made.unknown().clear();
        made.unknown().putAll(head.unknown());
        made.training(head.training());
        Map<String, BlockDefinition> blocks = new HashMap<>();
        made.blocks().forEach(b -> blocks.put(b.name(), b));
        Collection<BlockDefinition> ordered = new ArrayList<>();
        for (String name : head.blocks()) {
            ordered.add(blocks.getOrDefault(name, new BlockDefinition(name)));
        }
        made.blocks(ordered);
        bodies.forEach((name, delta) -> body(made, name).ifPresent(b -> change(b, delta, forward)));
        return made;
    }

    private static void change(Body body, BodyDelta delta, boolean forward) {
        List<Node> nodes = List.copyOf(body.nodes());
        List<Map.Entry<Edge, Map<String, Object>>> edges = body.wires();
        body.become(
                forward ? delta.nodes.apply(nodes) : delta.nodes.revert(nodes),
                forward ? delta.edges.apply(edges) : delta.edges.revert(edges));
        if (body instanceof BlockDefinition block) {
            Extra extra = forward ? delta.after : delta.before;
            Map<String, Object> parameters = new LinkedHashMap<>();
            extra.parameters().forEach(e -> parameters.put(e.getKey(), e.getValue()));
            block.parameters(parameters);
            block.unknown().clear();
            block.unknown().putAll(extra.unknown());
        }
    }
}
