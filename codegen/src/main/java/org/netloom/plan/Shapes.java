package org.netloom.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;
import org.netloom.design.Node;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;

/** Shapes of all values of a checked design, and the layers that stand behind the nodes of its bodies. */
final class Shapes {
    private final Expansion expansion;
    private final List<FlatNode> nodes = new ArrayList<>();
    private final Map<FlatNode, Shape> shapes = new HashMap<>();
    private final Map<Body, Map<String, List<FlatNode>>> places = new HashMap<>();
    private final Map<Body, List<Expansion.Use>> uses = new HashMap<>();

    Shapes(Expansion expansion) {
        this.expansion = expansion;
        for (FlatNode n : expansion.nodes().stream().filter(Shapes::counts).toList()) {
            nodes.add(n);
            places.computeIfAbsent(n.body(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(n.node().id(), _ -> new ArrayList<>())
                    .add(n);
            shape(n);
        }
        expansion.uses().stream()
                .filter(u -> !u.path().contains(Expansion.DEFINITION))
                .forEach(u -> uses.computeIfAbsent(u.definition(), _ -> new ArrayList<>())
                        .add(u));
    }

    /** False inside blocks that nothing uses. */
    static boolean counts(FlatNode n) {
        return !n.path().contains(Expansion.DEFINITION);
    }

    /** Of one layer and all in front of it, without recursion: a design may be thousands of layers deep. */
    private Shape shape(FlatNode node) {
        Deque<FlatNode> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            FlatNode n = open.peek();
            List<FlatNode> missing =
                    sources(n).stream().filter(s -> !shapes.containsKey(s)).toList();
            if (missing.isEmpty()) {
                shapes.put(n, spec(n).outputShape(inputs(n)));
                open.pop();
            } else {
                missing.forEach(open::push);
            }
        }
        return shapes.get(node);
    }

    private static List<FlatNode> sources(FlatNode n) {
        return n.inputs().stream()
                .map(i -> i.source().orElseThrow(() -> broken(n)))
                .toList();
    }

    private static IllegalArgumentException broken(FlatNode n) {
        return new IllegalArgumentException("only a design without errors can be planned; see " + n.path());
    }

    private static LayerSpec spec(FlatNode n) {
        return n.spec().orElseThrow(() -> broken(n));
    }

    private List<Shape> inputs(FlatNode n) {
        return sources(n).stream().map(shapes::get).toList();
    }

    /** The layers that a node of a body stands for, the first place first. */
    List<FlatNode> places(Body body, Node node) {
        return places.getOrDefault(body, Map.of()).getOrDefault(node.id(), List.of());
    }

    /** The layer a node stands for where its body is used first. */
    LayerSpec first(Body body, Node node) {
        return spec(places(body, node).getFirst());
    }

    /** The uses of a block, repetitions counted; none for the design itself. */
    List<Expansion.Use> uses(Body body) {
        return uses.getOrDefault(body, List.of());
    }

    /** True where a layer has trained parameters or running state at any of its places. */
    boolean hasParameters(Body body, Node node) {
        return places(body, node).stream()
                .anyMatch(n -> !spec(n).parameters(inputs(n)).isEmpty());
    }

    /** True where a layer has trained parameters at any of its places. */
    boolean learns(Body body, Node node) {
        return places(body, node).stream().anyMatch(n -> spec(n).parameterCount(inputs(n)) > 0);
    }

    /** Shape of a node's output where its body is used first. */
    Shape output(Body body, Node node) {
        return switch (node.content()) {
            case Content.BlockInput _ ->
                shapes.get(uses(body)
                        .getFirst()
                        .input(((BlockDefinition) body).inputs().indexOf(node))
                        .orElseThrow());
            case Content.BlockUse _ -> {
                String path = expansion.prefix(body) + node.id();
                yield shapes.get(expansion.uses().stream()
                        .filter(u -> u.outer().equals(path))
                        .reduce((_, last) -> last)
                        .flatMap(Expansion.Use::output)
                        .orElseThrow());
            }
            default -> shapes.get(places(body, node).getFirst());
        };
    }

    /** Shape of the output of a layer of the expansion. */
    Shape of(FlatNode node) {
        return shapes.get(node);
    }

    /** True where the layers of a body have other shapes at other places. */
    boolean varied(Body body) {
        return places.getOrDefault(body, Map.of()).values().stream()
                .anyMatch(all -> all.stream().map(shapes::get).distinct().count() > 1);
    }

    /** Sum over all layers of trained numbers; what several share counts once. */
    long parameters() {
        return nodes.stream()
                .filter(n -> !(spec(n) instanceof Input) && n.sharedWith().isEmpty())
                .mapToLong(n -> spec(n).parameterCount(inputs(n)))
                .sum();
    }

    /** Multiplications with an addition that one sample takes. */
    long multiplyAdds() {
        return nodes.stream()
                .filter(n -> !(spec(n) instanceof Input))
                .mapToLong(n -> spec(n).multiplyAdds(inputs(n)).value())
                .sum();
    }
}
