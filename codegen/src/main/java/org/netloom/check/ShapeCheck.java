package org.netloom.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.netloom.design.Content;
import org.netloom.design.DepthFirst;
import org.netloom.design.Expansion;
import org.netloom.design.Findings;
import org.netloom.design.FlatNode;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.Arity;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;

/**
 * Walks the layers in the order of the data and works out shapes and costs. Behind a broken layer the shape is the one it
 * would have if the first of its fixes were applied, so that later mistakes are seen too; where that is not known either,
 * the layers behind are left alone.
 */
final class ShapeCheck {
    private final Expansion expansion;
    private final Findings findings;
    private final LayerCosts.Memo memo = new LayerCosts.Memo();
    private final Map<FlatNode, NodeReport> reports = new LinkedHashMap<>();
    private final Remedies remedies;

    ShapeCheck(Expansion expansion, Findings findings) {
        this.expansion = expansion;
        this.findings = findings;
        this.remedies = new Remedies(expansion, reports);
    }

    /** A report for every layer, in the order of the data. */
    Map<FlatNode, NodeReport> run() {
        List<FlatNode> order = DepthFirst.order(expansion.nodes(), ShapeCheck::sources);
        for (FlatNode node : order) {
            reports.put(node, check(node));
        }
        return reports;
    }

    private static List<FlatNode> sources(FlatNode node) {
        List<FlatNode> sources = new ArrayList<>();
        node.inputs().forEach(i -> i.source().ifPresent(sources::add));
        return sources;
    }

    private NodeReport check(FlatNode node) {
        if (!node.node().unknown().isEmpty()) {
            node.node()
                    .unknown()
                    .keySet()
                    .forEach(name -> report(
                            node,
                            DesignMessage.UNKNOWN_FIELD.problem(
                                    name, node.content().type(), name)));
        }
        List<NodeReport> before = before(node);
        boolean known = !before.contains(null)
                && before.stream().allMatch(r -> r.output().isPresent());
        List<Shape> inputs =
                known ? before.stream().map(r -> r.output().orElseThrow()).toList() : List.of();
        Optional<LayerSpec> spec = node.spec();
        if (spec.isEmpty()) {
            return unreadable(node, inputs);
        }
        if (!known || !spec.get().arity().accepts(inputs.size())) {
            return unconnected(node, spec.get(), inputs);
        }
        LayerCosts costs = memo.of(spec.get(), inputs);
        if (costs.output() == null) {
            List<Problem> mended = joined(costs.problems()).stream()
                    .map(p -> remedies.offer(p, node, spec.get(), inputs))
                    .toList();
            mended.forEach(p -> report(node, p));
            Optional<Shape> guess = guess(node, inputs, mended).or(() -> remedies.plausible(spec.get(), inputs));
            return report(node, inputs, guess, costs, false, Optional.empty());
        }
        joined(costs.problems()).forEach(p -> report(node, remedies.offer(p, node, spec.get(), inputs)));
        return report(node, inputs, Optional.of(costs.output()), costs, true, field(spec.get(), inputs, before));
    }

    /** What is wrong with height and width alike is said once. */
    private static List<Problem> joined(List<Problem> problems) {
        List<Problem> joined = new ArrayList<>();
        for (Problem p : problems) {
            Problem before = joined.isEmpty() ? null : joined.getLast();
            String vertical = p.text().replace("width", "height").replace("columns", "rows");
            if (before != null
                    && before.key() == p.key()
                    && !vertical.equals(p.text())
                    && vertical.equals(before.text())) {
                String both = vertical.replace("height", "height and width").replace("rows", "rows and columns");
                joined.set(
                        joined.size() - 1,
                        new Problem(before.key(), before.node(), before.parameter(), both, before.fixes()));
            } else {
                joined.add(p);
            }
        }
        return joined;
    }

    /** Reports of the layers in front, by port; null where there is none, or none yet because of a cycle. */
    private List<NodeReport> before(FlatNode node) {
        List<NodeReport> before = new ArrayList<>();
        int port = 0;
        for (FlatNode.Input in : node.inputs()) {
            // Several edges into one port and gaps between ports are reported as what they are.
            if (in.port() == port - 1) {
                continue;
            }
            before.add(in.port() == port ? in.source().map(reports::get).orElse(null) : null);
            port = in.port() + 1;
        }
        return before;
    }

    private Optional<ReceptiveField> field(LayerSpec spec, List<Shape> inputs, List<NodeReport> before) {
        List<ReceptiveField> fields =
                before.stream().map(r -> r.receptiveField().orElse(null)).toList();
        return fields.stream().anyMatch(Objects::isNull)
                ? Optional.empty()
                : Optional.of(memo.field(spec, inputs, fields));
    }

    /** A layer that could not be read: its problems are those of the reader. */
    private NodeReport unreadable(FlatNode node, List<Shape> inputs) {
        List<Problem> problems = node.content() instanceof Content.Unreadable u ? u.problems() : List.of();
        problems.forEach(p -> report(node, p));
        return report(node, inputs, guess(node, inputs, problems), LayerCosts.none(problems), false, Optional.empty());
    }

    /** A layer whose inputs are not known: only what is wrong with the layer itself can be said. */
    private NodeReport unconnected(FlatNode node, LayerSpec spec, List<Shape> inputs) {
        List<Problem> problems = remedies.ownProblems(spec);
        problems.forEach(p -> report(node, p));
        Optional<Shape> guess = inputs.size() == 1 && spec.arity().equals(Arity.MANY)
                ? Optional.of(inputs.getFirst())
                : Optional.empty();
        return report(node, inputs, guess, LayerCosts.none(problems), false, Optional.empty());
    }

    /** The output if the first fix that can be computed were applied. */
    private Optional<Shape> guess(FlatNode node, List<Shape> inputs, List<Problem> problems) {
        for (Problem p : problems) {
            for (Fix fix : p.fixes()) {
                Optional<Shape> shape = remedies.mended(node, inputs, p, fix);
                if (shape.isPresent()) {
                    return shape;
                }
            }
        }
        return Optional.empty();
    }

    private static NodeReport report(
            FlatNode node,
            List<Shape> inputs,
            Optional<Shape> output,
            LayerCosts costs,
            boolean sound,
            Optional<ReceptiveField> field) {
        return new NodeReport(
                node,
                inputs,
                output,
                sound,
                costs.shapeFormulas(),
                costs.parameters(),
                costs.parameterFormula(),
                costs.multiplyAdds(),
                field);
    }

    private void report(FlatNode node, Problem problem) {
        findings.add(node.body(), node.node().id(), problem.at(node.path()));
    }
}
