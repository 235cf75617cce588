package org.netloom.designer.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.NodeReport;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.document.Editor;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;
import org.netloom.spec.Arity;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;

/**
 * A design of nothing but the node that an edge would lead to and an Input for each of its inputs, with the shapes that
 * are known: checking it takes a fraction of a millisecond, whatever the size of the design.
 */
final class TrialConnection {
    private final Editor editor;
    private final Edge edge;
    private final List<Edge> others;

    private TrialConnection(Editor editor, Edge edge, List<Edge> others) {
        this.editor = editor;
        this.edge = edge;
        this.others = others;
    }

    /** @param others the edges into the node that are there */
    static TrialConnection of(Editor editor, Edge edge, List<Edge> others) {
        return new TrialConnection(editor, edge, others);
    }

    /** What the checker would say at the node and does not say now; empty also where it cannot be known. */
    Optional<String> problem() {
        Optional<Node> node = editor.body().node(edge.to());
        Optional<Content> content = node.flatMap(this::content);
        Map<Integer, Edge> inputs = new TreeMap<>();
        others.forEach(e -> inputs.put(e.port(), e));
        inputs.put(edge.port(), edge);
        boolean enough = node.flatMap(n -> Bodies.arity(editor.design(), n))
                .filter(a -> complete(a, inputs))
                .isPresent();
        if (content.isEmpty() || !enough) {
            return Optional.empty();
        }
        Design trial = Design.named("trial").add(edge.to(), content.get());
        Blocks.copyNeeded(editor.design(), trial, List.of(content.get()));
        for (Edge e : inputs.values()) {
            Optional<Shape> shape = editor.outputShape(e.from());
            if (shape.isEmpty()) {
                return Optional.empty();
            }
            // No legal name: it cannot be that of the node.
            String id = "~" + e.port();
            trial.add(id, new Input(shape.get())).connect(id, e.to(), e.port());
        }
        return newProblem(Checker.check(trial));
    }

    private static boolean complete(Arity arity, Map<Integer, Edge> inputs) {
        int last = inputs.keySet().stream().mapToInt(p -> p).max().orElse(0);
        return arity.accepts(inputs.size()) && last == inputs.size() - 1;
    }

    private Optional<String> newProblem(CheckResult result) {
        Set<String> said = editor.document().result().problems().stream()
                .map(Problem::text)
                .collect(Collectors.toSet());
        return result.problems().stream()
                .filter(p -> p.severity() == Severity.ERROR && !said.contains(p.text()))
                .filter(p -> p.node().equals(edge.to())
                        || p.node().startsWith(edge.to() + ".")
                        || p.node().startsWith(edge.to() + "["))
                .findFirst()
                .map(p -> p.node() + ": " + p.text());
    }

    /** The node with the values of parameters filled in. */
    private Optional<Content> content(Node node) {
        return switch (node.content()) {
            case Content.Layer layer -> Optional.of(layer);
            case Content.Template _ ->
                editor.report(node.id()).flatMap(NodeReport::spec).map(Content.Layer::new);
            case Content.BlockUse use -> Optional.of(References.filled(use, Surroundings.values(editor)));
            case Content.BlockInput _, Content.Unreadable _ -> Optional.empty();
        };
    }
}
