package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Names;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;

/** Puts the inside of a block where it is used: once for each repetition, one behind the other. */
final class Dissolve {
    /** Layers that one block may become. */
    private static final long MOST = 5_000;

    private static final double HEIGHT = 64;

    private final Scope scope;
    private final String id;
    private final Map<String, Place> places;

    /** @throws EditRefused if the node cannot be dissolved */
    Dissolve(Editor editor, String id) {
        this.scope = editor.scope();
        this.id = id;
        this.places = Map.copyOf(editor.places());
        Content content = Bodies.node(editor.body(), id).content();
        if (!(content instanceof Content.BlockUse use)) {
            throw EditRefused.because("edit.block.use", id);
        }
        BlockDefinition block = editor.design()
                .block(use.block())
                .orElseThrow(() -> EditRefused.because("edit.block.unknown", use.block()));
        if (editor.body() instanceof BlockDefinition around && around.name().equals(block.name())) {
            throw EditRefused.because("edit.paste.inside", block.name());
        }
        long layers = times(use) * block.nodes().size();
        if (layers > MOST) {
            throw EditRefused.because("edit.block.depth", layers, MOST);
        }
    }

    private long times(Content.BlockUse use) {
        if (use.repeat() instanceof Number n && n.doubleValue() == n.intValue() && n.intValue() >= 1) {
            return n.intValue();
        }
        throw EditRefused.because("edit.block.variable", id);
    }

    /** Dissolves; gives what came. */
    Selection in(Design design) {
        Body body = Bodies.of(design, scope);
        Content.BlockUse use = (Content.BlockUse) Bodies.node(body, id).content();
        BlockDefinition block = design.block(use.block()).orElseThrow();
        Map<String, Object> values = new HashMap<>(block.parameters());
        values.putAll(use.arguments());
        Map<String, Position> inside = Stack.of(block);
        double height = Stack.bottom(inside) + HEIGHT + Room.GAP;
        Place at = places.getOrDefault(id, new Place(0, 0, 0, HEIGHT));
        Map<String, List<String>> sources = sources(body, block);
        List<Edge> wires = new ArrayList<>();
        Set<String> added = new LinkedHashSet<>();
        // In a row, the first input gets what the one before gives.
        String first = block.inputs().stream().map(Node::id).findFirst().orElse("");
        List<String> results = sources.getOrDefault(first, List.of());
        List<Node> nodes = new ArrayList<>();
        long times = times(use);
        for (int i = 0; i < times; i++) {
            Map<String, Position> here = Stack.shifted(inside, at.x(), at.y() + i * height);
            Map<String, String> names = new LinkedHashMap<>();
            List<Node> inner = block.nodes().stream()
                    .filter(n -> !(n.content() instanceof Content.BlockInput))
                    .toList();
            for (Node node : inner) {
                String name = Names.unique(node.id(), n -> body.has(n) || added.contains(n));
                names.put(node.id(), name);
                added.add(name);
            }
            for (Node node : inner) {
                Node filled = References.filled(Stack.at(node, here), values);
                nodes.add(filled.withId(names.get(node.id())).sharingAmong(names));
            }
            wires.addAll(wires(block, names, sources));
            results = outputs(block, names, sources);
            sources.replace(first, results);
        }
        body.addBehind(nodes, id);
        connect(body, wires, results);
        body.remove(id);
        makeRoom(body, at, times * height - Room.GAP, added);
        if (Blocks.uses(design, block.name()).isEmpty()) {
            design.removeBlock(block.name());
        }
        return Selection.nodes(added);
    }

    /** What comes into each input of the block: nothing, or where the design is broken several values. */
    private Map<String, List<String>> sources(Body body, BlockDefinition block) {
        Map<String, List<String>> sources = new HashMap<>();
        for (Node input : block.inputs()) {
            int port = sources.size();
            sources.put(
                    input.id(),
                    body.edgesInto(id).stream()
                            .filter(e -> e.port() == port && !e.from().equals(id))
                            .map(Edge::from)
                            .toList());
        }
        return sources;
    }

    /** The edges of one repetition. */
    private static List<Edge> wires(
            BlockDefinition block, Map<String, String> names, Map<String, List<String>> sources) {
        List<Edge> wires = new ArrayList<>();
        for (Edge e : block.edges()) {
            String to = names.get(e.to());
            if (to != null) {
                outside(e.from(), names, sources).forEach(from -> wires.add(new Edge(from, to, e.port())));
            }
        }
        return wires;
    }

    private static List<String> outputs(
            BlockDefinition block, Map<String, String> names, Map<String, List<String>> sources) {
        return block.output().map(end -> outside(end.id(), names, sources)).orElse(List.of());
    }

    /** What a node of the block is outside of it. */
    private static List<String> outside(String inner, Map<String, String> names, Map<String, List<String>> sources) {
        if (sources.containsKey(inner)) {
            return sources.get(inner);
        }
        return names.containsKey(inner) ? List.of(names.get(inner)) : List.of();
    }

    /** Puts the edges where those of the block were. */
    private void connect(Body body, List<Edge> wires, List<String> outputs) {
        List<Edge> in = body.edgesInto(id);
        if (in.isEmpty()) {
            wires.forEach(body::connect);
        } else {
            body.replace(in.getFirst(), wires.toArray(Edge[]::new));
        }
        for (Edge e : body.edgesOutOf(id)) {
            body.replace(
                    e,
                    outputs.stream()
                            .map(from -> new Edge(from, e.to(), e.port()))
                            .toArray(Edge[]::new));
        }
    }

    private void makeRoom(Body body, Place at, double height, Set<String> added) {
        double shift = height - at.height();
        places.forEach((other, p) -> {
            if (shift > 0 && p.y() >= at.bottom() && !added.contains(other)) {
                body.node(other)
                        .filter(n -> n.position().filter(Position::pinned).isEmpty())
                        .ifPresent(n -> body.replace(n.at(Math.rint(p.x()), Math.rint(p.y() + shift))));
            }
        });
    }
}
