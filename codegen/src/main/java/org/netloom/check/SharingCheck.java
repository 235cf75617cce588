package org.netloom.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.Findings;
import org.netloom.design.FlatNode;
import org.netloom.design.Node;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.Problem;
import org.netloom.spec.ParameterShape;

/** Whether nodes that share parameters can: of one type, with parameters of one shape, one of them the owner. */
final class SharingCheck {
    private final Design design;
    private final Expansion expansion;
    private final Map<FlatNode, NodeReport> reports;
    private final Findings findings;

    SharingCheck(Design design, Expansion expansion, Map<FlatNode, NodeReport> reports, Findings findings) {
        this.design = design;
        this.expansion = expansion;
        this.reports = reports;
        this.findings = findings;
    }

    void run() {
        boolean any = false;
        for (Body body : design.bodies()) {
            for (Node node : body.nodes()) {
                if (node.sharesWith().isPresent()) {
                    any = true;
                    check(body, node, node.sharesWith().get());
                }
            }
        }
        if (any) {
            reports.forEach(this::shapes);
        }
    }

    private void report(Body body, Node node, Problem problem, Fix... fixes) {
        List<Fix> all = new ArrayList<>(List.of(fixes));
        all.add(own());
        findings.add(
                body,
                node.id(),
                new Problem(
                        problem.key(), expansion.prefix(body) + node.id(), problem.parameter(), problem.text(), all));
    }

    private static Fix own() {
        return new Fix.SetParameter("parameters of its own", Node.SHARES_WITH, "");
    }

    private static Fix with(String other) {
        return new Fix.SetParameter("share with " + other, Node.SHARES_WITH, other);
    }

    private void check(Body body, Node node, String with) {
        if (!body.has(with)) {
            List<String> others = body.nodes().stream()
                    .filter(n -> n.sharesWith().isEmpty())
                    .filter(n -> kind(n).equals(kind(node)))
                    .map(Node::id)
                    .toList();
            Problem p =
                    DesignMessage.SHARES_UNKNOWN.problem(Node.SHARES_WITH, with, NearestMatch.suggestion(with, others));
            Optional<Fix> near = NearestMatch.of(with, others).map(SharingCheck::with);
            report(body, node, p, near.stream().toArray(Fix[]::new));
            return;
        }
        Node other = body.node(with).orElseThrow();
        if (inCircle(body, node)) {
            report(body, node, DesignMessage.SHARES_CIRCLE.problem(Node.SHARES_WITH, circle(body, node)));
        } else if (other.sharesWith().filter(body::has).isPresent()) {
            String end = other.sharesWith().get();
            report(body, node, DesignMessage.SHARES_CHAIN.problem(Node.SHARES_WITH, with, end), with(end));
        } else if (!kind(other).equals(kind(node))) {
            report(
                    body,
                    node,
                    DesignMessage.SHARES_TYPE.problem(Node.SHARES_WITH, node.id(), words(node), with, words(other)));
        } else if (repeats(body, node) != repeats(body, other)) {
            report(
                    body,
                    node,
                    DesignMessage.SHARES_SHAPES.problem(
                            Node.SHARES_WITH,
                            node.id(),
                            with,
                            "the block stands " + repeats(body, node) + " times in a row here, and "
                                    + repeats(body, other) + " times there"));
        } else if (hasNothing(body, node)) {
            findings.add(
                    body,
                    node.id(),
                    DesignMessage.SHARES_NOTHING
                            .problem(Node.SHARES_WITH, words(node))
                            .with(own())
                            .at(expansion.prefix(body) + node.id()));
        }
    }

    /** What must be the same: the type of a layer, the definition of a block. */
    private static String kind(Node node) {
        return node.content() instanceof Content.BlockUse use
                ? "block " + use.block()
                : node.content().type();
    }

    private static String words(Node node) {
        return node.content() instanceof Content.BlockUse use
                ? "the block " + use.block()
                : node.content().type();
    }

    private static boolean inCircle(Body body, Node node) {
        return circleOf(body, node).isPresent();
    }

    private static String circle(Body body, Node node) {
        return String.join(" -> ", circleOf(body, node).orElseThrow());
    }

    /** The nodes on the way from a node back to itself. */
    private static Optional<List<String>> circleOf(Body body, Node node) {
        List<String> way = new ArrayList<>(List.of(node.id()));
        Set<String> seen = new HashSet<>();
        Optional<String> next = node.sharesWith();
        while (next.isPresent() && body.has(next.get()) && seen.add(next.get())) {
            way.add(next.get());
            if (next.get().equals(node.id())) {
                return Optional.of(way);
            }
            next = body.node(next.get()).flatMap(Node::sharesWith);
        }
        return Optional.empty();
    }

    private long repeats(Body body, Node node) {
        String path = expansion.prefix(body) + node.id();
        return expansion.uses().stream().filter(u -> u.outer().equals(path)).count();
    }

    /** True for a layer without parameters; a block may have none at this place only. */
    private boolean hasNothing(Body body, Node node) {
        return switch (node.content()) {
            case Content.BlockInput _ -> true;
            case Content.BlockUse _, Content.Unreadable _ -> false;
            case Content.Layer _, Content.Template _ ->
                expansion
                        .node(expansion.prefix(body) + node.id())
                        .map(reports::get)
                        .filter(r -> r.sound() && r.parameters().isEmpty())
                        .isPresent();
        };
    }

    /** At every place: the parameters here, and those it has from elsewhere. */
    private void shapes(FlatNode flat, NodeReport here) {
        if (flat.sharedWith().isEmpty() || !here.sound()) {
            return;
        }
        Optional<NodeReport> there = expansion.node(flat.sharedWith().get()).map(reports::get);
        boolean comparable = there.isPresent()
                && there.get().sound()
                && there.get().node().content().type().equals(flat.content().type());
        if (comparable && !there.get().parameters().equals(here.parameters())) {
            Design.Place at = sharer(flat);
            String why = flat.path() + " has " + words(here.parameters()) + ", "
                    + there.get().path() + " has " + words(there.get().parameters());
            Problem p = DesignMessage.SHARES_SHAPES.problem(
                    Node.SHARES_WITH, at.node().id(), at.node().sharesWith().orElse(""), why);
            report(at.body(), at.node(), p);
        }
    }

    /** The node that says that parameters are shared: the layer itself, or a use of a block around it. */
    private Design.Place sharer(FlatNode flat) {
        Design.Place at = design.locate(flat.path()).orElseThrow();
        for (Design.Place around : at.around()) {
            if (around.node().sharesWith().isPresent()) {
                return around;
            }
        }
        return at;
    }

    private static String words(List<ParameterShape> parameters) {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream().map(p -> p.name() + " " + p.shape()).collect(Collectors.joining(", "));
    }
}
