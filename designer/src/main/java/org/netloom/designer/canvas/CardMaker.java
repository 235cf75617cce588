package org.netloom.designer.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Edge;
import org.netloom.design.FlatNode;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.json.Json;
import org.netloom.problem.Problem;
import org.netloom.spec.Arity;
import org.netloom.spec.Category;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;

/** Writes the cards of a body. */
final class CardMaker {
    private static final int MOST_REMEMBERED = 4000;

    /** Working out the words for a layer's parameters takes longer than all the rest of its card. */
    private final Map<LayerSpec, String> settings = new HashMap<>();

    private final Map<Shape, String> shapes = new HashMap<>();

    /** Finds what an open block shows; empty where it is closed. */
    @FunctionalInterface
    interface Insides {
        Optional<Scene> of(Node block, String path);
    }

    /** The cards of all nodes, in the order of the document. */
    Map<String, Card> cards(Body body, String prefix, Facts facts, Insides insides) {
        if (settings.size() > MOST_REMEMBERED || shapes.size() > MOST_REMEMBERED) {
            settings.clear();
            shapes.clear();
        }
        Map<String, Integer> taken = new HashMap<>();
        for (Edge e : body.edges()) {
            taken.merge(e.to(), e.port() + 1, Math::max);
        }
        Map<String, Card> cards = new LinkedHashMap<>();
        for (Node node : body.nodes()) {
            String path = prefix + node.id();
            int ports = taken.getOrDefault(node.id(), 0);
            cards.put(
                    node.id(),
                    switch (node.content()) {
                        case Content.BlockInput _ -> entry(node, path, facts);
                        case Content.BlockUse use -> block(node, use, path, facts, insides.of(node, path));
                        default -> layer(node, path, ports, facts);
                    });
        }
        return cards;
    }

    private Card layer(Node node, String path, int taken, Facts facts) {
        // A node that was just edited is newer than the check.
        Optional<LayerSpec> spec = node.spec().or(() -> facts.layer(path).flatMap(FlatNode::spec));
        Optional<Category> category = spec.map(LayerSpec::category);
        boolean input = category.filter(c -> c == Category.INPUT).isPresent();
        return new Card(
                node.id(),
                path,
                Card.Kind.LAYER,
                node.content().type(),
                // The shape of an input is its only setting and stands below anyway.
                input ? "" : shared(node, spec.map(this::settings).orElse("")),
                shape(facts.output(path)),
                facts.report(path).map(r -> r.parameterCount()).orElse(0L),
                category,
                1,
                facts.problems(path).stream().map(Trouble::of).toList(),
                facts.layer(path).filter(facts::assumed).isPresent(),
                facts.layer(path).filter(facts::shaky).isPresent(),
                pinned(node),
                inputs(spec, taken),
                Optional.empty());
    }

    /** Whose parameters a node has stands in front of its settings. */
    private static String shared(Node node, String settings) {
        return node.sharesWith()
                .map(other -> Texts.get("canvas.shares", other) + (settings.isEmpty() ? "" : ", " + settings))
                .orElse(settings);
    }

    private static int inputs(Optional<LayerSpec> spec, int taken) {
        Arity arity = spec.map(LayerSpec::arity).orElse(Arity.ONE);
        return arity.max() > 1 ? Math.max(arity.min(), taken + 1) : arity.max();
    }

    private Card block(Node node, Content.BlockUse use, String path, Facts facts, Optional<Scene> inside) {
        String arguments = use.arguments().entrySet().stream()
                .map(a -> a.getKey() + " " + Json.brief(a.getValue()).replace("\"", ""))
                .collect(Collectors.joining(", "));
        return new Card(
                node.id(),
                path,
                Card.Kind.BLOCK,
                use.block(),
                shared(node, arguments),
                shape(facts.output(path)),
                facts.parametersInside(path),
                Optional.empty(),
                facts.repeat(path),
                troubles(path, facts, inside.isPresent()),
                facts.entering(path).stream().anyMatch(facts::shaky),
                facts.producer(path).filter(facts::shaky).isPresent(),
                pinned(node),
                facts.inputs(use),
                inside);
    }

    /** Problems of the block's node, and while it is closed those inside: of repeated ones each once. */
    private static List<Trouble> troubles(String path, Facts facts, boolean open) {
        List<Trouble> troubles =
                new ArrayList<>(facts.problems(path).stream().map(Trouble::of).toList());
        if (!open) {
            Set<Trouble> seen = new HashSet<>(troubles);
            for (Problem p : facts.problemsInside(path)) {
                Trouble t = Trouble.of(p);
                if (seen.add(t)) {
                    troubles.add(t);
                }
            }
        }
        return troubles;
    }

    private Card entry(Node node, String path, Facts facts) {
        boolean shaky = facts.producer(path).filter(facts::shaky).isPresent();
        return new Card(
                node.id(),
                path,
                Card.Kind.ENTRY,
                node.content().type(),
                "",
                shape(facts.output(path)),
                0,
                Optional.empty(),
                1,
                facts.problems(path).stream().map(Trouble::of).toList(),
                shaky,
                shaky,
                pinned(node),
                0,
                Optional.empty());
    }

    private static boolean pinned(Node node) {
        return node.position().filter(Position::pinned).isPresent();
    }

    /** Such as "28 × 28 × 6". */
    String shape(Optional<Shape> shape) {
        return shape.map(s -> shapes.computeIfAbsent(s, v -> v.toString().replace(" x ", " \u00d7 ")))
                .orElse("");
    }

    private String settings(LayerSpec spec) {
        String known = settings.get(spec);
        if (known == null) {
            known = summary(spec);
            settings.put(spec, known);
        }
        return known;
    }

    private static <T extends LayerSpec> String summary(T spec) {
        return SpecType.of(spec).summary(spec).replaceAll("(\\d)x(\\d)", "$1\u00d7$2");
    }
}
