package org.netloom.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Names;
import org.netloom.design.Node;
import org.netloom.design.SpecReader;
import org.netloom.design.Training;
import org.netloom.design.Values;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/**
 * Applies the fixes of problems to a design. A problem inside a block is mended in the block's definition, or, where the
 * value comes from an argument, at the use of the block.
 */
public final class Fixes {
    private Fixes() {}

    /**
     * Applies a fix.
     *
     * @param problem one that {@link Checker} found in this design, which has not changed since
     * @param fix one of its fixes
     * @throws IllegalArgumentException if the node of the problem is not there any more
     */
    public static void apply(Design design, Problem problem, Fix fix) {
        switch (fix) {
            case Fix.SetParameter set -> setParameter(design, place(design, problem.node()), problem, set);
            case Fix.SetParameterOf set ->
                setParameter(
                        design,
                        place(design, set.node()),
                        problem,
                        new Fix.SetParameter(set.label(), set.parameter(), set.value()));
            case Fix.InsertBefore insert -> insert(place(design, problem.node()), insert);
            case Fix.RemoveNode _ -> remove(design, place(design, problem.node()));
            case Fix.Rename rename -> {
                Design.Place at = place(design, problem.node());
                at.body().rename(at.node().id(), rename.name());
            }
            case Fix.RemoveEdge r -> {
                Edge edge = new Edge(r.from(), r.to(), r.input());
                List<Body> bodies = new ArrayList<>(design.bodies());
                design.locate(problem.node()).ifPresent(at -> bodies.addFirst(at.body()));
                bodies.stream()
                        .filter(b -> b.edges().contains(edge))
                        .findFirst()
                        .ifPresent(b -> b.disconnect(edge));
            }
            case Fix.Connect connect -> connect(place(design, problem.node()), problem, connect);
            case Fix.SetPlan set -> setPlan(design, problem, set);
        }
    }

    private static Design.Place place(Design design, String path) {
        return design.locate(path).orElseThrow(() -> new IllegalArgumentException("there is no node " + path));
    }

    // ---- hyper-parameters -------------------------------------------------------------------------------------------

    private static void setParameter(Design design, Design.Place at, Problem problem, Fix.SetParameter set) {
        Node node = at.node();
        if (set.parameter().equals(Node.SHARES_WITH)) {
            String with = String.valueOf(set.value());
            at.body().replace(with.isEmpty() ? node.withOwnParameters() : node.sharing(with));
            return;
        }
        if (node.content() instanceof Content.BlockUse use) {
            at.body().replace(node.withContent(set(use, problem, set.parameter(), set.value())));
            return;
        }
        Map<String, Object> values = values(node);
        if (values.get(set.parameter()) instanceof String reference
                && at.body() instanceof BlockDefinition block
                && reference.startsWith("$")
                && block.parameters().containsKey(reference.substring(1))
                && argument(design, at, reference.substring(1), set.value())) {
            return;
        }
        String type = node.content().type();
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(node.unknown());
        if (set.parameter().equals(SpecFamily.TYPE)) {
            type = String.valueOf(set.value());
        } else {
            if (misspelled(problem)) {
                all.remove(problem.parameter());
            }
            all.put(set.parameter(), Values.normal(set.value()));
        }
        at.body().replace(SpecReader.rewrite(node, type, all));
    }

    private static boolean misspelled(Problem problem) {
        return problem.key() == CoreMessage.UNKNOWN_PARAMETER || problem.key() == DesignMessage.UNKNOWN_ARGUMENT;
    }

    private static Content.BlockUse set(Content.BlockUse use, Problem problem, String parameter, Object value) {
        Object normal = Values.normal(value);
        return switch (parameter) {
            case "block" -> new Content.BlockUse(String.valueOf(value), use.repeat(), use.arguments());
            case "repeat" -> new Content.BlockUse(use.block(), normal, use.arguments());
            default -> {
                Map<String, Object> arguments = new LinkedHashMap<>(use.arguments());
                if (misspelled(problem)) {
                    arguments.remove(problem.parameter());
                }
                arguments.put(parameter, normal);
                yield new Content.BlockUse(use.block(), use.repeat(), arguments);
            }
        };
    }

    private static Map<String, Object> values(Node node) {
        return switch (node.content()) {
            case Content.Layer(LayerSpec spec) -> json(spec);
            case Content.Template t -> t.values();
            case Content.Unreadable u -> u.values();
            case Content.BlockUse _, Content.BlockInput _ -> Map.of();
        };
    }

    private static <T extends LayerSpec> Map<String, Object> json(T spec) {
        return SpecType.of(spec).toJson(spec);
    }

    /** Sets the argument that a value comes from; false where the node is in no use of its block. */
    private static boolean argument(Design design, Design.Place at, String parameter, Object value) {
        if (at.around().isEmpty()) {
            return false;
        }
        Design.Place outer = at.around().getLast();
        Content.BlockUse use = (Content.BlockUse) outer.node().content();
        if (use.arguments().get(parameter) instanceof String reference
                && reference.startsWith("$")
                && argument(design, outer, reference.substring(1), value)) {
            return true;
        }
        outer.body().replace(outer.node().withContent(use.with(parameter, value)));
        return true;
    }

    // ---- nodes and edges --------------------------------------------------------------------------------------------

    private static void insert(Design.Place at, Fix.InsertBefore fix) {
        Body body = at.body();
        Node node = at.node();
        LayerSpec spec = (LayerSpec) fix.spec();
        String id = Names.fresh(body, spec);
        Node added = Node.of(id, spec);
        List<Edge> split = body.edgesInto(node.id()).stream()
                .filter(e -> e.port() == fix.input())
                .toList();
        body.add(between(body, split, node, added));
        for (Edge e : split) {
            body.disconnect(e);
            body.connect(e.from(), id, 0);
        }
        body.connect(id, node.id(), fix.input());
    }

    /** Puts the new node half way between its neighbours, where both were placed. */
    private static Node between(Body body, List<Edge> split, Node node, Node added) {
        if (split.isEmpty() || node.position().isEmpty()) {
            return added;
        }
        return body.node(split.getFirst().from())
                .flatMap(Node::position)
                .map(p -> added.at(
                        (p.x() + node.position().get().x()) / 2,
                        (p.y() + node.position().get().y()) / 2))
                .orElse(added);
    }

    /** Takes a node away and joins its first input to its consumers; of an input of a block, the edges at its uses go too. */
    private static void remove(Design design, Design.Place at) {
        Body body = at.body();
        if (body instanceof BlockDefinition block && at.node().content() instanceof Content.BlockInput) {
            design.removeInput(block, at.node().id());
            return;
        }
        String id = at.node().id();
        Optional<Edge> in = body.edgesInto(id).stream().findFirst();
        List<Edge> out = new ArrayList<>(body.edgesOutOf(id));
        out.removeIf(e -> e.to().equals(id));
        body.remove(id);
        in.filter(e -> !e.from().equals(id)).ifPresent(e -> out.forEach(o -> body.connect(e.from(), o.to(), o.port())));
    }

    private static void connect(Design.Place at, Problem problem, Fix.Connect fix) {
        Body body = at.body();
        String to = at.node().id();
        // An edge from nowhere into this input, or from the same node to nowhere, was meant to be the new one.
        for (Edge e : List.copyOf(body.edges())) {
            boolean fromNowhere = e.to().equals(to) && e.port() == fix.input() && !body.has(e.from());
            boolean toNowhere = e.from().equals(fix.from()) && e.port() == fix.input() && !body.has(e.to());
            if (fromNowhere || toNowhere) {
                body.disconnect(e);
            }
        }
        // Where several edges share an input, or one lies behind a gap, the one from this node moves to the new input.
        List<Edge> into = body.edgesInto(to);
        for (Edge e : into) {
            boolean shared = into.stream().filter(o -> o.port() == e.port()).count() > 1;
            boolean behindGap = problem.key() == DesignMessage.MISSING_INPUT && e.port() > fix.input();
            if ((shared || behindGap) && e.from().equals(fix.from())) {
                body.disconnect(e);
                break;
            }
        }
        body.connect(fix.from(), to, fix.input());
    }

    // ---- training ---------------------------------------------------------------------------------------------------

    private static void setPlan(Design design, Problem problem, Fix.SetPlan set) {
        Training training = design.training();
        if (misspelled(problem)) {
            Map<String, Object> section = new LinkedHashMap<>(SpecReader.write(training));
            section.remove(problem.parameter().substring(problem.parameter().lastIndexOf('.') + 1));
            training = SpecReader.training(section);
        }
        design.training(training.with(set.path(), set.value()));
    }
}
