package org.netloom.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.check.CheckResult;
import org.netloom.check.NodeReport;
import org.netloom.check.Summary;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.json.Json;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;
import org.netloom.render.Diagram.Card;
import org.netloom.render.Diagram.Frame;
import org.netloom.render.Diagram.Item;
import org.netloom.render.Diagram.Link;
import org.netloom.render.Diagram.Mark;
import org.netloom.render.Diagram.Part;
import org.netloom.render.Diagram.Terminal;
import org.netloom.spec.Category;
import org.netloom.spec.Formula;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;

/** What the picture of a checked design says. The design may be broken in any way. */
public final class DiagramBuilder {
    /** Layers that stand in the box of the layer in front of them where only the two are joined. */
    private static final Set<Category> ATTACHED =
            Set.of(Category.ACTIVATION, Category.NORMALIZATION, Category.REGULARIZATION);

    /** No identifier of a node has a blank, so no node is called like this. */
    private static final String EXIT = "the end";

    private final CheckResult result;
    private final boolean openBlocks;
    private final Map<Body, Map<String, String>> owners = new HashMap<>();

    private DiagramBuilder(CheckResult result, boolean openBlocks) {
        this.result = result;
        this.openBlocks = openBlocks;
    }

    /**
     * The diagram of a design.
     *
     * @param openBlocks true: blocks show their inside, false: they are boxes
     */
    public static Diagram of(CheckResult result, boolean openBlocks) {
        return new DiagramBuilder(result, openBlocks).design();
    }

    private Diagram design() {
        List<Mark> general = result.problems().stream()
                .filter(p ->
                        p.node().isEmpty() || result.design().locate(p.node()).isEmpty())
                .map(DiagramBuilder::mark)
                .toList();
        return body(result.design(), "", result.design().name(), totals(), general);
    }

    private String totals() {
        List<String> parts = new ArrayList<>();
        List<Shape> in = result.inputShapes();
        List<Shape> out = result.outputShapes();
        if (!in.isEmpty() && !out.isEmpty()) {
            parts.add(words(in) + " to " + words(out));
        }
        parts.add(Summary.grouped(result.totals().parameters()) + " parameters");
        parts.add(Summary.grouped(result.totals().multiplyAdds()) + " multiply-adds");
        return String.join(", ", parts);
    }

    private static String words(List<Shape> shapes) {
        return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
    }

    private static Mark mark(Problem p) {
        String what = p.parameter().isEmpty() ? "" : " " + p.parameter() + ":";
        return new Mark(p.severity(), p.code() + what + " " + p.text());
    }

    // ---- bodies -----------------------------------------------------------------------------------------------------

    /** @param prefix of the paths of the nodes in it: "" or "stage1[0]." */
    private Diagram body(Body body, String prefix, String title, String subtitle, List<Mark> marks) {
        Map<String, String> cardOf = new HashMap<>();
        Map<String, List<Part>> cards = new LinkedHashMap<>();
        List<Item> items = new ArrayList<>();
        boolean several = body instanceof BlockDefinition b && b.inputs().size() > 1;
        for (Node node : inOrder(body)) {
            switch (node.content()) {
                case Content.BlockInput _ -> items.add(new Terminal(node.id(), true, several ? node.id() : ""));
                case Content.BlockUse use when opened(use, node, prefix) -> items.add(frame(body, node, use, prefix));
                default -> {
                    String host = host(body, node).map(cardOf::get).orElse(node.id());
                    cardOf.put(node.id(), host);
                    cards.computeIfAbsent(host, _ -> new ArrayList<>()).add(part(body, node, prefix));
                }
            }
        }
        cards.forEach((id, parts) -> items.add(new Card(id, parts)));
        List<Link> links = new ArrayList<>();
        for (Edge e : body.edges()) {
            String from = cardOf.getOrDefault(e.from(), e.from());
            String to = cardOf.getOrDefault(e.to(), e.to());
            if (!from.equals(to) || e.from().equals(e.to())) {
                links.add(new Link(from, to, shape(prefix + e.from()), hasError(prefix + e.to())));
            }
        }
        if (body instanceof BlockDefinition) {
            body.output().ifPresent(end -> {
                items.add(new Terminal(EXIT, false, ""));
                links.add(new Link(cardOf.getOrDefault(end.id(), end.id()), EXIT, shape(prefix + end.id()), false));
            });
        }
        return new Diagram(title, subtitle, items, links, marks);
    }

    /** The nodes in the order of the data, so that a layer comes behind the one whose box it stands in. */
    private static List<Node> inOrder(Body body) {
        Set<Node> nodes = new LinkedHashSet<>();
        body.order().forEach(id -> body.node(id).ifPresent(nodes::add));
        nodes.addAll(body.nodes());
        return List.copyOf(nodes);
    }

    private boolean opened(Content.BlockUse use, Node node, String prefix) {
        return openBlocks
                && result.design().block(use.block()).isPresent()
                && instance(prefix + node.id()).isPresent();
    }

    /** Prefix of the paths inside a block: of its first instance, where it is used several times. */
    private Optional<String> instance(String path) {
        return result.expansion().uses().stream()
                .filter(u -> u.outer().equals(path))
                .findFirst()
                .map(u -> u.path() + ".");
    }

    /** The node in whose box this one stands. */
    private Optional<String> host(Body body, Node node) {
        List<Edge> into = body.edgesInto(node.id());
        if (into.size() != 1 || body.edgesOutOf(into.getFirst().from()).size() != 1) {
            return Optional.empty();
        }
        return body.node(into.getFirst().from())
                .filter(before -> isLayer(before)
                        && category(before).filter(c -> c != Category.INPUT).isPresent())
                .filter(_ -> isLayer(node)
                        && category(node).filter(ATTACHED::contains).isPresent())
                .filter(before -> !before.id().equals(node.id()))
                .map(Node::id);
    }

    private static boolean isLayer(Node node) {
        return node.content() instanceof Content.Layer || node.content() instanceof Content.Template;
    }

    /** By the type's name, so that layers inside of blocks have one before their values are filled in. */
    private Optional<Category> category(Node node) {
        if (node.content() instanceof Content.Layer(LayerSpec spec)) {
            return Optional.of(spec.category());
        }
        return result.expansion().nodes().stream()
                .filter(n -> n.node() == node)
                .findFirst()
                .flatMap(n -> n.spec().map(LayerSpec::category));
    }

    // ---- items ------------------------------------------------------------------------------------------------------

    private Frame frame(Body body, Node node, Content.BlockUse use, String prefix) {
        String path = prefix + node.id();
        BlockDefinition block = result.design().block(use.block()).orElseThrow();
        Part part = part(body, node, prefix);
        return new Frame(node.id(), part, body(block, instance(path).orElseThrow(), node.id(), "", List.of()));
    }

    private Part part(Body body, Node node, String prefix) {
        String path = prefix + node.id();
        String owner = owners.computeIfAbsent(body, Body::owners).get(node.id());
        String shared = owner == null ? "" : "shared with " + owner;
        return node.content() instanceof Content.BlockUse use
                ? block(node, use, path, shared)
                : layer(node, path, shared);
    }

    private static String joined(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + ", " + b;
    }

    private Part layer(Node node, String path, String shared) {
        Optional<LayerSpec> spec = result.expansion().node(path).flatMap(n -> n.spec());
        Optional<NodeReport> report = result.report(path);
        List<Problem> problems =
                result.problems().stream().filter(p -> p.node().equals(path)).toList();
        String shape = report.flatMap(NodeReport::output).map(Shape::toString).orElse("");
        String summary = spec.map(DiagramBuilder::settings).orElse("");
        long count = report.map(NodeReport::parameterCount).orElse(0L);
        return new Part(
                path,
                node.id(),
                node.content().type(),
                // The shape of an input is its only setting and stands below anyway.
                spec.filter(s -> s.category() == Category.INPUT).isPresent() ? "" : joined(summary, shared),
                shape,
                count == 0 ? "" : Summary.grouped(count),
                1,
                spec.map(LayerSpec::category).or(() -> Optional.of(Category.RESHAPE)),
                problems.stream().map(DiagramBuilder::mark).toList(),
                tooltip(node, path, summary, problems));
    }

    private static <T extends LayerSpec> String settings(T spec) {
        return SpecType.of(spec).summary(spec);
    }

    private Part block(Node node, Content.BlockUse use, String path, String shared) {
        long count = 0;
        for (NodeReport r : result.reports()) {
            count += inside(r.path(), path) ? r.parameterCount() : 0;
        }
        List<Problem> problems = result.problems().stream()
                .filter(p -> p.node().equals(path) || inside(p.node(), path) && !openBlocks)
                .toList();
        String arguments = use.arguments().entrySet().stream()
                .map(a -> a.getKey() + " " + Json.brief(a.getValue()).replace("\"", ""))
                .collect(Collectors.joining(", "));
        int repeat = Math.toIntExact(result.expansion().uses().stream()
                .filter(u -> u.outer().equals(path))
                .count());
        return new Part(
                path,
                node.id(),
                use.block(),
                joined(arguments, shared),
                shape(path),
                count == 0 ? "" : Summary.grouped(count),
                Math.max(1, repeat),
                Optional.empty(),
                problems.stream().map(DiagramBuilder::mark).toList(),
                tooltip(node, path, arguments, problems));
    }

    private static boolean inside(String path, String block) {
        return path.startsWith(block + ".") || path.startsWith(block + "[");
    }

    private String shape(String path) {
        return result.outputShape(path).map(Shape::toString).orElse("");
    }

    private boolean hasError(String path) {
        return result.problems().stream()
                .anyMatch(p -> p.severity() == Severity.ERROR && p.node().equals(path));
    }

    private String tooltip(Node node, String path, String summary, List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        lines.add(path + ": " + node.content().type() + (summary.isEmpty() ? "" : ", " + summary));
        result.report(path).ifPresent(r -> {
            r.shapeFormulas().stream().map(Formula::toString).forEach(lines::add);
            if (r.parameterCount() > 0) {
                lines.add("parameters: " + r.parameterFormula().equation());
            }
            if (r.multiplyAdds().value() > 0) {
                lines.add("multiply-adds: " + r.multiplyAdds().equation());
            }
        });
        if (!node.note().isBlank()) {
            lines.add(node.note());
        }
        problems.forEach(p -> lines.add(p.toString()));
        return String.join("\n", lines);
    }
}
