package org.netloom.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Expansion;
import org.netloom.design.Findings;
import org.netloom.design.Names;
import org.netloom.design.Node;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.Problem;
import org.netloom.spec.Arity;
import org.netloom.spec.Input;

/** Everything about names, edges, inputs and outputs: once for the design and once for each block. */
final class StructureCheck {
    private static final Pattern DUPLICATE = Pattern.compile("(.+)~\\d+", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    private final Design design;
    private final Expansion expansion;
    private final Findings findings;

    StructureCheck(Design design, Expansion expansion, Findings findings) {
        this.design = design;
        this.expansion = expansion;
        this.findings = findings;
    }

    void run() {
        if (!Names.legal(design.name())) {
            findings.add(DesignMessage.ILLEGAL_NAME.problem("name", design.name(), "design"));
        }
        design.packageName()
                .filter(p -> !PACKAGE.matcher(p).matches())
                .ifPresent(p -> findings.add(DesignMessage.BAD_PACKAGE.problem("package", p)));
        for (Body body : design.bodies()) {
            names(body);
            for (Edge edge : body.edges()) {
                dangling(body, edge);
            }
            for (Node node : body.nodes()) {
                inputs(body, node);
            }
            new CycleCheck(body).cycles().forEach(p -> report(body, p.node(), p));
        }
        ends();
        blocks();
    }

    /** A problem of the body's node {@code id}; of the body itself where that is empty. */
    private void report(Body body, String id, Problem problem) {
        findings.add(body, id, id.isEmpty() ? problem : problem.at(expansion.prefix(body) + id));
    }

    private void names(Body body) {
        for (Node node : body.nodes()) {
            String id = node.id();
            if (Names.legal(id)) {
                continue;
            }
            Matcher m = DUPLICATE.matcher(id);
            boolean duplicate = m.matches() && body.has(m.group(1));
            String free = Names.unique(Names.legalized(duplicate ? m.group(1) : id), body::has);
            Problem problem = duplicate
                    ? DesignMessage.DUPLICATE_NAME.problem("id", m.group(1))
                    : DesignMessage.ILLEGAL_NAME.problem("id", id, "node");
            report(body, id, problem.with(new Fix.Rename("call it " + free, free)));
        }
    }

    // ---- edges ------------------------------------------------------------------------------------------------------

    private void dangling(Body body, Edge edge) {
        boolean from = body.has(edge.from());
        boolean to = body.has(edge.to());
        if (from && to) {
            return;
        }
        List<String> ids = body.nodes().stream().map(Node::id).toList();
        String missing = from ? edge.to() : edge.from();
        // An edge from nowhere to nowhere is told at the first node, so that its body can be found again.
        String there = from ? edge.from() : to ? edge.to() : ids.isEmpty() ? "" : ids.getFirst();
        Optional<String> near = NearestMatch.of(
                missing, ids.stream().filter(id -> !id.equals(there)).toList());
        List<Fix> fixes = new ArrayList<>();
        String at = there;
        if (near.isPresent() && from) {
            at = near.get();
            fixes.add(new Fix.Connect("connect " + edge.from() + " to " + at, edge.from(), edge.port()));
        } else if (near.isPresent() && to) {
            fixes.add(new Fix.Connect("connect " + near.get() + " to " + at, near.get(), edge.port()));
        }
        fixes.add(remove(edge));
        String hint = near.map(n -> "; did you mean '" + n + "'?").orElse("");
        Problem problem = DesignMessage.DANGLING_EDGE.problem("", edge, missing, hint);
        report(body, at, new Problem(problem.key(), "", "", problem.text(), fixes));
    }

    private static Fix remove(Edge edge) {
        return new Fix.RemoveEdge("remove the edge " + edge, edge.from(), edge.to(), edge.port());
    }

    /** How many inputs a node takes; empty where it could not be read. */
    private Optional<Arity> arity(Body body, Node node) {
        return switch (node.content()) {
            case Content.BlockInput _ -> Optional.of(Arity.NONE);
            case Content.BlockUse use -> Optional.of(design.arity(use));
            case Content.Layer layer -> Optional.of(layer.spec().arity());
            case Content.Template _ ->
                expansion
                        .node(expansion.prefix(body) + node.id())
                        .flatMap(n -> n.spec())
                        .map(s -> s.arity());
            case Content.Unreadable _ -> Optional.empty();
        };
    }

    /** A node in a sentence: its type, or the block where that tells how many inputs it has. */
    private static String what(Node node, Arity arity) {
        return node.content() instanceof Content.BlockUse use && arity.max() > 1
                ? "the block " + use.block()
                : node.content().type();
    }

    /** An input in a sentence: its number, and in a block with several its name. */
    private String which(Node node, int port) {
        if (node.content() instanceof Content.BlockUse use) {
            List<Node> inputs =
                    design.block(use.block()).map(BlockDefinition::inputs).orElse(List.of());
            if (inputs.size() > 1 && port < inputs.size()) {
                return port + " (" + inputs.get(port).id() + ")";
            }
        }
        return Integer.toString(port);
    }

    private void inputs(Body body, Node node) {
        List<Edge> edges = body.edgesInto(node.id());
        Arity arity = arity(body, node).orElse(null);
        if (arity == null) {
            return;
        }
        String type = what(node, arity);
        if (arity.max() == 0) {
            for (Edge e : edges) {
                report(
                        body,
                        node.id(),
                        DesignMessage.INPUT_BEHIND.problem("", type, e).with(remove(e)));
            }
            return;
        }
        taken(body, node, edges);
        edges.stream()
                .filter(e -> e.port() >= arity.max())
                .forEach(e -> report(
                        body,
                        node.id(),
                        CoreMessage.ARITY.problem("", type, arity, edges.size()).with(remove(e))));
        int ports = arity.min() == arity.max()
                ? arity.max()
                : Math.max(
                        arity.min(),
                        edges.stream().mapToInt(e -> e.port() + 1).max().orElse(0));
        Set<Integer> used = edges.stream().map(Edge::port).collect(Collectors.toCollection(TreeSet::new));
        for (int port = 0, told = 0; port < ports && told < 3; port++) {
            if (!used.contains(port)) {
                told++;
                report(body, node.id(), missing(body, node, type, arity, port));
            }
        }
    }

    private void taken(Body body, Node node, List<Edge> edges) {
        Set<Integer> told = new HashSet<>();
        for (Edge edge : edges) {
            List<Edge> same =
                    edges.stream().filter(e -> e.port() == edge.port()).toList();
            if (same.size() < 2 || !told.add(edge.port())) {
                continue;
            }
            List<Fix> fixes = new ArrayList<>();
            int free = freePort(edges);
            if (arity(body, node).filter(a -> a.max() > free).isPresent()) {
                Edge moved = same.getLast();
                fixes.add(new Fix.Connect(
                        "connect " + moved.from() + " to input " + free + " instead", moved.from(), free));
            }
            same.reversed().forEach(e -> fixes.add(remove(e)));
            String from = same.stream().map(Edge::from).collect(Collectors.joining(" and "));
            Arity arity = arity(body, node).orElse(Arity.ONE);
            Problem p = DesignMessage.PORT_TAKEN.problem("", which(node, edge.port()), what(node, arity), from);
            report(body, node.id(), new Problem(p.key(), "", "", p.text(), fixes));
        }
    }

    private static int freePort(List<Edge> edges) {
        Set<Integer> used = edges.stream().map(Edge::port).collect(Collectors.toSet());
        int port = 0;
        while (used.contains(port)) {
            port++;
        }
        return port;
    }

    private Problem missing(Body body, Node node, String type, Arity arity, int port) {
        Problem p = DesignMessage.MISSING_INPUT.problem("", type, arity, which(node, port));
        List<Fix> fixes = new ArrayList<>();
        Set<String> behind = behind(body, node.id());
        for (Node end : body.ends()) {
            if (!behind.contains(end.id()) && fixes.size() < 3) {
                fixes.add(new Fix.Connect("connect " + end.id() + " to " + node.id(), end.id(), port));
            }
        }
        List<Edge> edges = body.edgesInto(node.id());
        edges.stream()
                .filter(e -> e.port() > port && body.has(e.from()))
                .findFirst()
                .ifPresent(e -> fixes.add(
                        new Fix.Connect("connect " + e.from() + " to input " + port + " instead", e.from(), port)));
        if (body.edgesOutOf(node.id()).isEmpty() || arity.max() > 1 && edges.size() == 1) {
            fixes.add(new Fix.RemoveNode("remove " + node.id()));
        }
        return new Problem(p.key(), "", "", p.text(), fixes);
    }

    /** A node and all that its output leads to. */
    static Set<String> behind(Body body, String id) {
        Set<String> reached = new HashSet<>();
        List<String> todo = new ArrayList<>(List.of(id));
        while (!todo.isEmpty()) {
            String next = todo.removeLast();
            if (reached.add(next)) {
                body.edgesOutOf(next).forEach(e -> todo.add(e.to()));
            }
        }
        return reached;
    }

    // ---- beginnings and ends ----------------------------------------------------------------------------------------

    private void ends() {
        List<Node> inputs = design.inputs();
        if (design.nodes().isEmpty()) {
            findings.add(DesignMessage.EMPTY.problem(""));
            return;
        }
        if (inputs.isEmpty()) {
            findings.add(DesignMessage.NO_INPUT.problem(""));
        }
        design.nodes().stream()
                .filter(n -> n.content() instanceof Content.BlockInput)
                .forEach(n -> report(
                        design,
                        n.id(),
                        DesignMessage.BLOCK_INPUT_OUTSIDE.problem("").with(removeNode(n))));
        Node output = design.output().orElse(null);
        if (output == null) {
            findings.add(DesignMessage.NO_OUTPUT.problem(""));
            return;
        }
        if (design.nodes().size() == inputs.size()) {
            findings.add(DesignMessage.EMPTY.problem(""));
        } else if (!inputs.isEmpty()) {
            unread(inputs);
            paths(inputs);
        }
    }

    /** Of several Inputs each must be read; the only one is, or there is no path. */
    private void unread(List<Node> inputs) {
        for (Node input : inputs) {
            if (inputs.size() > 1 && design.edgesOutOf(input.id()).isEmpty()) {
                report(
                        design,
                        input.id(),
                        DesignMessage.UNREAD_DESIGN_INPUT
                                .problem("", input.id())
                                .with(removeNode(input)));
            }
        }
    }

    /** Reports outputs that no Input leads to. */
    private void paths(List<Node> inputs) {
        Set<String> reached = new HashSet<>();
        inputs.forEach(n -> reached.addAll(behind(design, n.id())));
        String names = inputs.stream().map(n -> "'" + n.id() + "'").collect(Collectors.joining(", "));
        List<Node> outputs = design.outputs();
        for (Node end : outputs) {
            // A single layer that nothing leads to lacks its inputs, which is told.
            if (!reached.contains(end.id())
                    && (outputs.size() == 1 || !design.edgesInto(end.id()).isEmpty())) {
                report(
                        design,
                        end.id(),
                        DesignMessage.NO_PATH.problem("", inputs.size() == 1 ? "input" : "inputs", names, end.id()));
            }
        }
    }

    private static boolean isInput(Node node) {
        return node.content().type().equals(Input.class.getSimpleName());
    }

    private static Fix removeNode(Node node) {
        return new Fix.RemoveNode("remove " + node.id());
    }

    // ---- blocks -----------------------------------------------------------------------------------------------------

    private void blocks() {
        Set<String> used = design.bodies().stream()
                .flatMap(b -> b.nodes().stream())
                .filter(n -> n.content() instanceof Content.BlockUse)
                .map(n -> ((Content.BlockUse) n.content()).block())
                .collect(Collectors.toSet());
        for (BlockDefinition block : design.blocks()) {
            if (!Names.legal(block.name())) {
                findings.add(DesignMessage.ILLEGAL_NAME.problem("blocks", block.name(), "block"));
            }
            if (!used.contains(block.name())) {
                findings.add(DesignMessage.UNUSED_BLOCK.problem("", block.name()));
            }
            parameters(block);
            List<Node> inputs = block.inputs();
            if (inputs.isEmpty()) {
                findings.add(DesignMessage.BLOCK_INPUT.problem("", block.name()));
            }
            block.nodes().stream()
                    .filter(StructureCheck::isInput)
                    .forEach(n -> report(
                            block,
                            n.id(),
                            DesignMessage.INPUT_IN_BLOCK.problem("").with(removeNode(n))));
            blockEnds(block, inputs);
        }
    }

    private void blockEnds(BlockDefinition block, List<Node> inputs) {
        Predicate<Node> read = n -> !block.edgesOutOf(n.id()).isEmpty();
        for (Node input : inputs) {
            if (!read.test(input)) {
                Problem p = DesignMessage.UNREAD_INPUT.problem("", block.name(), input.id());
                report(block, input.id(), inputs.size() == 1 ? p : p.with(removeNode(input)));
            }
        }
        List<Node> ends = block.ends().stream().filter(n -> !inputs.contains(n)).toList();
        Node output = block.output().orElse(null);
        String names = ends.stream().map(Node::id).collect(Collectors.joining(", "));
        if (ends.isEmpty()) {
            findings.add(DesignMessage.BLOCK_END.problem("", block.name(), 0, "none"));
        }
        for (Node end : ends) {
            if (!end.equals(output)) {
                report(
                        block,
                        end.id(),
                        DesignMessage.BLOCK_END
                                .problem("", block.name(), ends.size(), names)
                                .with(removeNode(end)));
            }
        }
        inputs.stream()
                .filter(read)
                .filter(i -> !ends.isEmpty() && !behind(block, i.id()).contains(output.id()))
                .forEach(i -> report(
                        block,
                        output.id(),
                        DesignMessage.NO_PATH.problem("", "input", "'" + i.id() + "'", output.id())));
    }

    private void parameters(BlockDefinition block) {
        Set<String> named = new HashSet<>();
        for (Node node : block.nodes()) {
            switch (node.content()) {
                case Content.Template t -> references(t.values().values(), named);
                case Content.BlockUse u -> {
                    references(u.arguments().values(), named);
                    references(List.of(u.repeat()), named);
                }
                default -> {}
            }
        }
        for (String parameter : block.parameters().keySet()) {
            if (!named.contains(parameter)) {
                findings.add(DesignMessage.UNUSED_PARAMETER.problem(parameter, parameter, block.name()));
            }
        }
    }

    private static void references(Iterable<?> values, Set<String> named) {
        for (Object value : values) {
            switch (value) {
                case String s when s.startsWith("$") -> named.add(s.substring(1));
                case List<?> list -> references(list, named);
                case java.util.Map<?, ?> map -> references(map.values(), named);
                case null, default -> {}
            }
        }
    }
}
