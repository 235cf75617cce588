package org.netloom.design;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netloom.check.DesignMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.Problem;

/**
 * A design with its blocks written out: a flat list of layers with paths ("stage1[0].conv1"; without a number where the
 * block is used once: "stage1.conv1"). Blocks may be nested and repeated; values of parameters are filled in. What is
 * broken is left out or left open, and reported.
 */
public final class Expansion {
    /** Most layers an expansion may have: a short file can describe billions. */
    public static final int LIMIT = 100_000;

    /** Prefix of the paths inside a block that nothing uses: "Residual::conv1". */
    public static final String DEFINITION = "::";

    private final Design design;
    private final Findings findings;
    private final Map<String, FlatNode> nodes = new LinkedHashMap<>();
    /** Of what is no layer: uses and inputs of blocks. */
    private final Map<String, Value> passed = new HashMap<>();

    private final List<Use> uses = new ArrayList<>();
    private final Map<Body, String> prefixes = new HashMap<>();
    private final Map<Body, Map<String, String>> owners = new HashMap<>();
    private final Deque<String> stack = new ArrayDeque<>();
    private boolean overflow;

    /**
     * One instance of a block.
     *
     * @param path "stage1" or "stage1[2]"
     * @param outer path of the node that uses it: "stage1"
     * @param definition the block
     * @param arguments values of all its parameters
     * @param in what comes in, one for each input of the block
     */
    public record Use(
            String path,
            String outer,
            BlockDefinition definition,
            Map<String, Object> arguments,
            List<Value> in,
            Value out) {
        public Use {
            in = List.copyOf(in);
        }

        /** The layer whose output comes in at the first input. */
        public Optional<FlatNode> input() {
            return input(0);
        }

        /** The layer whose output comes in at an input; empty where nothing is connected. */
        public Optional<FlatNode> input(int port) {
            return port < in.size() ? Optional.ofNullable(in.get(port).producer()) : Optional.empty();
        }

        /** The layer that gives its output; empty where it has no single end. */
        public Optional<FlatNode> output() {
            return Optional.ofNullable(out.producer());
        }
    }

    /** Output of a layer, or of something that stands for a layer found later. */
    static final class Value {
        private final FlatNode node;
        private Value alias;

        Value(FlatNode node) {
            this.node = node;
        }

        /** The layer; null where the way to it is broken or runs in a circle. */
        FlatNode producer() {
            Value v = this;
            for (int hops = 0; v != null && hops <= LIMIT; hops++) {
                if (v.node != null) {
                    return v.node;
                }
                v = v.alias;
            }
            return null;
        }
    }

    private Expansion(Design design, Findings findings) {
        this.design = design;
        this.findings = findings;
    }

    /** Expands a design. */
    public static Expansion of(Design design) {
        return of(design, new Findings());
    }

    /** Expands a design and reports what is broken. Blocks that nothing uses are expanded too, with their defaults. */
    public static Expansion of(Design design, Findings findings) {
        Expansion e = new Expansion(design, findings);
        e.expand(design, new Place("", ""), Map.of(), List.of());
        for (BlockDefinition block : design.blocks()) {
            if (!e.prefixes.containsKey(block)) {
                e.stack.push(block.name());
                String prefix = block.name() + DEFINITION;
                e.expand(block, new Place(prefix, prefix), block.parameters(), List.of());
                e.stack.pop();
            }
        }
        if (e.overflow) {
            findings.add(DesignMessage.TOO_MANY_NODES.problem("", LIMIT));
        }
        return e;
    }

    /** All layers, in the order of the document, blocks written out where they stand. */
    public Collection<FlatNode> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    public Optional<FlatNode> node(String path) {
        return Optional.ofNullable(nodes.get(path));
    }

    /** All instances of blocks, outer ones before inner ones. */
    public List<Use> uses() {
        return Collections.unmodifiableList(uses);
    }

    /**
     * The layer whose output leaves a node, given by its path: the layer itself, the last one of a block, or the one in front
     * of an input of a block. Empty where there is none.
     */
    public Optional<FlatNode> producer(String path) {
        return nodes.containsKey(path)
                ? node(path)
                : Optional.ofNullable(passed.get(path)).map(Value::producer);
    }

    /** The layer that gives the main output of the design; empty where there is none. */
    public Optional<FlatNode> output() {
        return design.output().flatMap(n -> producer(n.id()));
    }

    /** Prefix of the first place where a body is written out: "" for the design, "stage1[0]." for a block. */
    public String prefix(Body body) {
        return prefixes.getOrDefault(body, body.name() + DEFINITION);
    }

    // ---- expanding --------------------------------------------------------------------------------------------------

    /** @param inputs of the block, in order; one that lacks stays open */
    private Map<String, Value> expand(Body body, Place place, Map<String, Object> arguments, List<Value> inputs) {
        String prefix = place.prefix;
        prefixes.putIfAbsent(body, prefix);
        Map<String, String> owners = owners(body);
        Map<String, Value> outputs = new HashMap<>();
        Map<String, List<Value>> blockInputs = new HashMap<>();
        Iterator<Value> left = inputs.iterator();
        for (Node node : body.nodes()) {
            String path = prefix + node.id();
            Site site = new Site(body, node, path, place.owner + owners.getOrDefault(node.id(), node.id()), arguments);
            switch (node.content()) {
                case Content.BlockInput _ -> {
                    Value in = left.hasNext() ? left.next() : new Value(null);
                    passed.put(path, in);
                    outputs.put(node.id(), in);
                }
                case Content.BlockUse use -> {
                    List<Value> in = open(use);
                    blockInputs.put(node.id(), in);
                    Value out = expandUse(site, use, in);
                    passed.put(path, out);
                    outputs.put(node.id(), out);
                }
                default -> outputs.put(node.id(), new Value(flat(site)));
            }
        }
        for (Edge e : body.edges()) {
            wire(e, prefix, outputs, blockInputs);
        }
        return outputs;
    }

    /** A body is written out often: who shares with whom is found once. */
    private Map<String, String> owners(Body body) {
        return owners.computeIfAbsent(body, Body::owners);
    }

    /** Values for the inputs of a use, to be connected later. */
    private List<Value> open(Content.BlockUse use) {
        int count = design.block(use.block()).map(b -> b.inputs().size()).orElse(1);
        return Stream.generate(() -> new Value(null)).limit(count).toList();
    }

    private void wire(Edge e, String prefix, Map<String, Value> outputs, Map<String, List<Value>> blockInputs) {
        Value from = outputs.get(e.from());
        FlatNode to = nodes.get(prefix + e.to());
        if (from == null) {
            return;
        }
        if (to != null) {
            to.connect(e, from);
        } else if (e.port() < blockInputs.getOrDefault(e.to(), List.of()).size()) {
            blockInputs.get(e.to()).get(e.port()).alias = from;
        }
    }

    private FlatNode flat(Site site) {
        if (nodes.size() >= LIMIT) {
            overflow = true;
            return null;
        }
        return nodes.computeIfAbsent(
                site.path, path -> FlatNode.of(site.body, site.node, path, site.owner, nodes.size(), content(site)));
    }

    private Content content(Site site) {
        if (!(site.node.content() instanceof Content.Template template)) {
            return site.node.content();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        template.values().forEach((name, value) -> values.put(name, substitute(site, name, value)));
        // An unknown reference was reported; its node stays without a spec.
        return values.containsValue(MISSING)
                ? new Content.Unreadable(template.type(), template.values(), List.of())
                : SpecReader.read(template.type(), values);
    }

    private Value expandUse(Site site, Content.BlockUse use, List<Value> inputs) {
        BlockDefinition block = design.block(use.block()).orElse(null);
        if (block == null) {
            List<String> names = design.blocks().stream().map(Body::name).toList();
            Problem problem = DesignMessage.UNKNOWN_BLOCK.problem(
                    "block", use.block(), NearestMatch.suggestion(use.block(), names));
            report(site, near(problem, use.block(), names, n -> new Fix.SetParameter("use " + n, "block", n)));
            return new Value(null);
        }
        if (stack.contains(block.name())) {
            List<String> circle = new ArrayList<>(stack.reversed());
            circle = circle.subList(circle.indexOf(block.name()), circle.size());
            String names = String.join(" contains ", circle) + " contains " + block.name();
            report(site, DesignMessage.RECURSIVE_BLOCK.problem("block", names));
            return new Value(null);
        }
        Map<String, Object> arguments = arguments(site, use, block);
        int repeat = repeat(site, use);
        stack.push(block.name());
        // The output of each goes into the first input of the next; the other inputs get the same value in each of
        // them.
        List<Value> in = new ArrayList<>(inputs);
        Value value = in.isEmpty() ? new Value(null) : in.getFirst();
        for (int i = 0; i < repeat && !overflow; i++) {
            String number = repeat == 1 ? "" : "[" + i + "]";
            Place inside = new Place(site.path + number + ".", site.owner + number + ".");
            value = instance(site.path + number, site.path, block, inside, arguments, in);
            if (!in.isEmpty()) {
                in.set(0, value);
            }
        }
        stack.pop();
        return value;
    }

    private Value instance(
            String path,
            String outer,
            BlockDefinition block,
            Place place,
            Map<String, Object> arguments,
            List<Value> inputs) {
        Value out = new Value(null);
        if (uses.size() >= LIMIT) {
            overflow = true;
            return out;
        }
        uses.add(new Use(path, outer, block, arguments, inputs, out));
        Map<String, Value> inside = expand(block, place, arguments, inputs);
        block.output().ifPresent(end -> out.alias = inside.get(end.id()));
        return out;
    }

    private Map<String, Object> arguments(Site site, Content.BlockUse use, BlockDefinition block) {
        Map<String, Object> all = new LinkedHashMap<>(block.parameters());
        use.arguments().forEach((name, value) -> {
            if (!all.containsKey(name)) {
                String hint = NearestMatch.suggestion(name, all.keySet());
                String has = all.isEmpty() ? "none" : String.join(", ", all.keySet());
                Problem problem = DesignMessage.UNKNOWN_ARGUMENT.problem(name, block.name(), name, hint, has);
                report(site, near(problem, name, all.keySet(), n -> new Fix.SetParameter("call it " + n, n, value)));
                return;
            }
            Object v = substitute(site, name, value);
            if (v != MISSING) {
                all.put(name, v);
            }
        });
        return all;
    }

    private int repeat(Site site, Content.BlockUse use) {
        Object times = substitute(site, "repeat", use.repeat());
        if (times instanceof Number n
                && n.doubleValue() == n.intValue()
                && n.intValue() >= 1
                && n.intValue() <= LIMIT) {
            return n.intValue();
        }
        if (times != MISSING) {
            report(
                    site,
                    DesignMessage.BAD_REPEAT
                            .problem("repeat", LIMIT, Values.show(times))
                            .with(new Fix.SetParameter("repeat 1", "repeat", 1L)));
        }
        return 1;
    }

    // ---- parameters of blocks ---------------------------------------------------------------------------------------

    private static final Object MISSING = new Object();

    /** Fills in "$name", also inside lists and maps; {@link #MISSING} where there is no such parameter. */
    private Object substitute(Site site, String parameter, Object value) {
        return switch (value) {
            case String s when s.startsWith("$") -> lookUp(site, parameter, s.substring(1));
            case List<?> list -> {
                List<Object> filled = new ArrayList<>();
                list.forEach(v -> filled.add(substitute(site, parameter, v)));
                yield filled.contains(MISSING) ? MISSING : filled;
            }
            case Map<?, ?> map -> {
                Map<Object, Object> filled = new LinkedHashMap<>();
                map.forEach((k, v) -> filled.put(k, substitute(site, parameter, v)));
                yield filled.containsValue(MISSING) ? MISSING : filled;
            }
            case null, default -> value;
        };
    }

    private Object lookUp(Site site, String parameter, String name) {
        if (site.arguments.containsKey(name)) {
            return site.arguments.get(name);
        }
        if (site.body instanceof BlockDefinition block) {
            Collection<String> names = block.parameters().keySet();
            String there = names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
            Problem problem = DesignMessage.UNKNOWN_REFERENCE.problem(
                    parameter, name, block.name(), NearestMatch.suggestion(name, names), there);
            boolean plain = ("$" + name).equals(written(site, parameter));
            report(
                    site,
                    plain
                            ? near(problem, name, names, n -> new Fix.SetParameter("use $" + n, parameter, "$" + n))
                            : problem);
        } else {
            report(site, DesignMessage.REFERENCE_OUTSIDE.problem(parameter, name));
        }
        return MISSING;
    }

    /** The value of a parameter as the document has it. */
    private static Object written(Site site, String parameter) {
        return switch (site.node.content()) {
            case Content.Template t -> t.values().get(parameter);
            case Content.BlockUse u ->
                parameter.equals("repeat") ? u.repeat() : u.arguments().get(parameter);
            default -> null;
        };
    }

    /** The problem with the fix for the name that was probably meant, where there is one. */
    private static Problem near(Problem problem, String name, Collection<String> names, Function<String, Fix> fix) {
        return NearestMatch.of(name, names).map(n -> problem.with(fix.apply(n))).orElse(problem);
    }

    private void report(Site site, Problem problem) {
        findings.add(site.body, site.node.id(), problem.at(site.path));
    }

    /** A node at one place of the expansion, with the values of the parameters around it. */
    private record Site(Body body, Node node, String path, String owner, Map<String, Object> arguments) {}

    /**
     * Where a body is written out.
     *
     * @param prefix of the paths of its nodes
     * @param owner prefix of the place whose parameters it has; the same where it has its own
     */
    private record Place(String prefix, String owner) {}
}
