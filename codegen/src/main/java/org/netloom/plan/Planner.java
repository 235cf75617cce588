package org.netloom.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.Node;
import org.netloom.plan.BackwardPass.Asked;
import org.netloom.spec.Activation;
import org.netloom.spec.Add;
import org.netloom.spec.Flatten;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.PositionalEncoding;
import org.netloom.spec.Reshape;

/**
 * Decides how a design becomes Java: the order in which layers run, what runs in one pass, which gradients add, and all
 * names. The design must be free of errors.
 */
public final class Planner {
    private final Design design;
    private final PlanOptions options;
    private final Expansion expansion;
    private final Shapes shapes;
    private final ParameterTypes types;
    private final NameAllocator classNames = NameAllocator.forFiles();
    private final Map<String, ClassPlan> blocks = new LinkedHashMap<>();
    private final Set<String> firstInLine = new LinkedHashSet<>();

    private Planner(Design design, PlanOptions options) {
        this.design = design;
        this.options = options;
        this.expansion = Expansion.of(design);
        this.shapes = new Shapes(expansion);
        this.types = new ParameterTypes(design, shapes);
        classNames.reserve(options.reservedClasses());
    }

    /** The plan of a design. */
    public static NetworkPlan plan(Design design) {
        return plan(design, PlanOptions.of());
    }

    /**
     * The plan of a design.
     *
     * @throws IllegalArgumentException if the design has errors; check it first
     */
    public static NetworkPlan plan(Design design, PlanOptions options) {
        return new Planner(design, options).plan();
    }

    private NetworkPlan plan() {
        String className = options.className().isEmpty()
                ? className(design.name(), "Network")
                : classNames.take(options.className());
        List<Node> inputs = design.inputs();
        if (inputs.isEmpty() || design.outputs().isEmpty()) {
            throw new IllegalArgumentException("the design has no input, or no output");
        }
        List<BlockDefinition> used =
                design.blocks().stream().filter(b -> !shapes.uses(b).isEmpty()).toList();
        Map<String, String> names = new LinkedHashMap<>();
        used.forEach(b -> names.put(b.name(), className(b.name(), "Block")));
        findFirstInLine(design, inputs);
        for (BlockDefinition b : innerFirst(used)) {
            blocks.put(b.name(), new ClassPlanner(b, b.inputs(), names.get(b.name()), types.of(b)).plan());
        }
        ClassPlan network = new ClassPlanner(design, inputs, className, Map.of()).plan();
        String packageName = JavaNames.packageName(design.packageName().orElse("netloom." + design.name()));
        return new NetworkPlan(
                design,
                expansion,
                network,
                used.stream().map(b -> blocks.get(b.name())).toList(),
                packageName,
                shapes.parameters(),
                shapes.multiplyAdds(),
                DesignHash.of(expansion));
    }

    private String className(String name, String kind) {
        String wanted = JavaNames.type(name, kind);
        return classNames.free(wanted) ? classNames.take(wanted) : classNames.take(wanted + kind);
    }

    private List<BlockDefinition> innerFirst(List<BlockDefinition> used) {
        Set<BlockDefinition> order = new LinkedHashSet<>();
        used.forEach(b -> collect(b, order));
        return List.copyOf(order);
    }

    private void collect(BlockDefinition block, Set<BlockDefinition> order) {
        if (order.contains(block)) {
            return;
        }
        for (Node n : block.nodes()) {
            if (n.content() instanceof Content.BlockUse use) {
                collect(design.block(use.block()).orElseThrow(), order);
            }
        }
        order.add(block);
    }

    /** Finds the blocks that stand at least once where nothing learns in front of any of their inputs. */
    private void findFirstInLine(Body body, List<Node> inputs) {
        Map<String, Boolean> learns = new LinkedHashMap<>();
        boolean asked = body == design && options.inputGradients();
        inputs.forEach(n -> learns.put(n.id(), asked));
        for (Fusion.Group g : groups(body, inputs)) {
            Node n = g.node();
            boolean before = body.edgesInto(n.id()).stream().anyMatch(e -> learns.getOrDefault(e.from(), false));
            if (n.content() instanceof Content.BlockUse use
                    && !before
                    && learns(body, g)
                    && firstInLine.add(use.block())) {
                BlockDefinition inner = design.block(use.block()).orElseThrow();
                findFirstInLine(inner, inner.inputs());
            }
            learns.put(g.last().id(), before || learns(body, g));
        }
    }

    private boolean learns(Body body, Fusion.Group group) {
        if (group.node().content() instanceof Content.BlockUse use) {
            BlockDefinition inner = design.block(use.block()).orElseThrow();
            return inner.nodes().stream().anyMatch(n -> learns(inner, new Fusion.Group(n)));
        }
        return shapes.learns(body, group.node())
                || group.norm().filter(n -> shapes.learns(body, n)).isPresent();
    }

    private List<Fusion.Group> groups(Body body, List<Node> inputs) {
        return Fusion.groups(body, inputs, outputs(body), n -> isFusible(body, n));
    }

    private List<Node> outputs(Body body) {
        return body == design ? design.outputs() : List.of(body.output().orElseThrow());
    }

    /** Element-wise, with a derivative that follows from the output. */
    private boolean isFusible(Body body, Node node) {
        return !shapes.places(body, node).isEmpty()
                && shapes.first(body, node) instanceof Activation a
                && a.function().kind().fusible();
    }

    /** Plans one class. */
    private final class ClassPlanner {
        private final Body body;
        private final List<Node> in;
        private final String className;
        private final Map<String, Class<?>> parameterTypes;
        private final NameAllocator names = NameAllocator.forVariables();
        private final Map<String, Value> values = new LinkedHashMap<>();

        ClassPlanner(Body body, List<Node> in, String className, Map<String, Class<?>> parameterTypes) {
            this.body = body;
            this.in = in;
            this.className = className;
            this.parameterTypes = parameterTypes;
        }

        ClassPlan plan() {
            boolean isBlock = body instanceof BlockDefinition;
            boolean branched = !isBlock && (in.size() > 1 || outputs(body).size() > 1);
            if (branched) {
                names.reserve(List.of(ClassPlan.INPUTS, ClassPlan.GRADIENTS));
            }
            List<Value> inputs = inputs();
            List<BlockParameter> parameters = new ArrayList<>();
            parameterTypes.forEach((name, type) ->
                    parameters.add(new BlockParameter(name, names.take(JavaNames.variable(name)), type)));
            String nameParameter = isBlock ? names.take("name") : "";
            List<Step> steps = steps(groups(body, in));
            List<Value> outputs =
                    outputs(body).stream().map(n -> values.get(n.id())).toList();
            List<String> inputGradients = inputs.stream()
                    .map(v -> names.take("d" + JavaNames.capitalized(v.variable())))
                    .toList();
            Map<String, String> outputGradients = outputGradients(steps, outputs);
            String loop = names.take("block");
            Asked asked = isBlock ? Asked.BY_THE_USER : options.inputGradients() ? Asked.OF_THE_NETWORK : Asked.NOT;
            List<Statement> backward = backward(steps, inputs, inputGradients, outputGradients, asked);
            List<String> given =
                    outputs.stream().map(v -> outputGradients.get(v.id())).toList();
            return new ClassPlan(
                    body,
                    className,
                    parameters,
                    inputs,
                    steps,
                    mainSteps(steps),
                    outputs,
                    outputs.size() - (isBlock ? 0 : design.auxiliary().size()),
                    given,
                    inputGradients,
                    backward,
                    isBlock ? SharedGradients.of(backward, given.getFirst(), inputGradients) : List.of(),
                    isBlock && firstInLine.contains(body.name())
                            ? backward(steps, inputs, inputGradients, outputGradients, Asked.NOT)
                            : List.of(),
                    nameParameter,
                    loop,
                    shapes.uses(body).stream()
                            .findFirst()
                            .map(Expansion.Use::path)
                            .orElse(""),
                    Math.max(1, shapes.uses(body).size()),
                    shapes.varied(body));
        }

        /** What auxiliary outputs alone need comes last. */
        private int mainSteps(List<Step> steps) {
            Set<String> late = body == design ? design.onlyForTraining() : Set.of();
            return (int)
                    steps.stream().filter(s -> !late.contains(s.node().id())).count();
        }

        private List<Value> inputs() {
            List<Value> inputs = new ArrayList<>();
            for (Node n : in) {
                Value input = new Value(n.id(), names.take(JavaNames.variable(n.id())), shapes.output(body, n));
                inputs.add(input);
                values.put(n.id(), input);
            }
            return inputs;
        }

        /** Variables for the gradients of the outputs, by the value. */
        private Map<String, String> outputGradients(List<Step> steps, List<Value> outputs) {
            Map<String, String> gradients = new LinkedHashMap<>();
            for (Step s : steps) {
                if (outputs.contains(s.output())) {
                    gradients.put(s.output().id(), names.take(BackwardPass.nameOf(s)));
                }
            }
            return gradients;
        }

        private List<Statement> backward(
                List<Step> steps,
                List<Value> inputs,
                List<String> inputGradients,
                Map<String, String> outputGradients,
                Asked asked) {
            return new BackwardPass(steps, inputs, inputGradients, asked, names.copy()).write(outputGradients);
        }

        private List<Step> steps(List<Fusion.Group> groups) {
            Map<String, String> fields = new LinkedHashMap<>();
            groups.forEach(g -> fields.put(
                    g.node().id(), names.take(JavaNames.variable(g.node().id()))));
            Map<String, String> owners = body.owners();
            List<Step> steps = new ArrayList<>();
            for (Fusion.Group g : groups) {
                String field = fields.get(g.node().id());
                Value output = new Value(g.node().id(), names.take(field + "Out"), shapes.output(body, g.last()));
                List<Value> inputs = body.edgesInto(g.node().id()).stream()
                        .map(e -> values.get(e.from()))
                        .toList();
                Optional<String> shared = Optional.ofNullable(
                                owners.get(g.node().id()))
                        .filter(_ -> hasParameters(g))
                        .map(fields::get);
                steps.add(step(g, field, inputs, output, shared));
                values.put(g.last().id(), output);
            }
            return steps;
        }

        private boolean hasParameters(Fusion.Group g) {
            return g.node().content() instanceof Content.BlockUse || shapes.hasParameters(body, g.node());
        }

        private Step step(Fusion.Group g, String field, List<Value> inputs, Value output, Optional<String> sharedWith) {
            Node n = g.node();
            if (n.content() instanceof Content.BlockUse use) {
                String path = expansion.prefix(body) + n.id();
                int times = (int) expansion.uses().stream()
                        .filter(u -> u.outer().equals(path))
                        .count();
                boolean repeated = times > 1 || use.repeat() instanceof String;
                return new Step.BlockStep(
                        n,
                        blocks.get(use.block()),
                        repeated,
                        times,
                        field,
                        inputs,
                        output,
                        learns(body, g),
                        sharedWith);
            }
            return new Step.LayerStep(
                    n,
                    g.norm(),
                    g.activation(),
                    layerClass(g),
                    field,
                    inputs,
                    output,
                    learns(body, g),
                    sharedWith,
                    flow(g));
        }

        private String layerClass(Fusion.Group g) {
            if (shapes.first(body, g.node()) instanceof Activation) {
                return "ActivationLayer";
            }
            String type = g.node().content().type();
            return g.norm().isEmpty() ? type + "Layer" : type.replace("2d", "") + "BatchNormLayer";
        }

        private Step.Flow flow(Fusion.Group g) {
            return switch (shapes.first(body, g.node())) {
                case Add _, Flatten _, Reshape _, PositionalEncoding _ -> Step.Flow.SHARED;
                case LayerSpec s -> s.arity().max() == 1 ? Step.Flow.OWN : Step.Flow.PORTS;
            };
        }
    }
}
