package org.netloom.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.netloom.data.GameSpec;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;
import org.netloom.design.Node;
import org.netloom.loss.AdversarialLoss;
import org.netloom.loss.Huber;
import org.netloom.loss.MeanAbsolute;
import org.netloom.loss.MeanSquared;
import org.netloom.mode.Adversarial;
import org.netloom.mode.Autoencoder;
import org.netloom.optimize.Sgd;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.Problem;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.Step;
import org.netloom.train.TrainingPlan;

/** Whether a network and a plan suit a training mode, beside what holds in every mode. */
final class ModeCheck {
    private final TrainingPlan plan;
    private final Design design;
    private final Expansion expansion;
    private final Map<FlatNode, NodeReport> reports;
    private final BiConsumer<FlatNode, Problem> atNode;
    private final List<Problem> found = new ArrayList<>();

    /** @param atNode is told the problems of nodes */
    ModeCheck(
            TrainingPlan plan,
            Design design,
            Expansion expansion,
            Map<FlatNode, NodeReport> reports,
            BiConsumer<FlatNode, Problem> atNode) {
        this.plan = plan;
        this.design = design;
        this.expansion = expansion;
        this.reports = reports;
        this.atNode = atNode;
    }

    /** Problems of the plan, their parameters as paths within it. */
    List<Problem> found() {
        return found;
    }

    private static String name(Object spec) {
        return spec.getClass().getSimpleName();
    }

    private Optional<Shape> shape(FlatNode node) {
        return Optional.ofNullable(reports.get(node)).flatMap(NodeReport::output);
    }

    // ---- perceptron -------------------------------------------------------------------------------------------------

    /** One Dense unit with Step behind it, on two classes. */
    void perceptron(FlatNode output, Optional<Integer> classes) {
        if (!(output.spec().orElse(null) instanceof Step)) {
            atNode.accept(
                    output,
                    DesignMessage.PERCEPTRON_STEP.problem(
                            "", output.spec().map(LayerSpec::typeName).orElse("no layer")));
        }
        int dense = 0;
        for (FlatNode node : expansion.nodes()) {
            switch (node.spec().orElse(null)) {
                case Dense d -> {
                    dense++;
                    if (dense > 1) {
                        atNode.accept(node, DesignMessage.PERCEPTRON_LAYERS.problem("", node.path()));
                    } else if (d.units() != 1) {
                        atNode.accept(
                                node,
                                DesignMessage.PERCEPTRON_UNITS
                                        .problem("units", d.units())
                                        .with(new Fix.SetParameter("units 1", "units", 1L)));
                    }
                }
                case Input _, Flatten _, Step _ -> {}
                case null -> {}
                default -> atNode.accept(node, DesignMessage.PERCEPTRON_LAYERS.problem("", node.path()));
            }
        }
        if (!(plan.loss() instanceof MeanSquared)) {
            found.add(DesignMessage.MODE_LOSS
                    .problem("loss", "Perceptron", "MeanSquared", name(plan.loss()))
                    .with(new Fix.SetPlan("loss MeanSquared", "loss", Map.of("type", "MeanSquared"))));
        }
        if (!(plan.optimizer() instanceof Sgd)) {
            found.add(DesignMessage.PERCEPTRON_OPTIMIZER
                    .problem("optimizer", name(plan.optimizer()))
                    .with(new Fix.SetPlan("optimizer Sgd", "optimizer", Map.of("type", "Sgd", "learningRate", 1.0))));
        }
        classes.filter(n -> n != 2)
                .ifPresent(n -> found.add(DesignMessage.PERCEPTRON_CLASSES.problem("data", name(plan.data()), n)));
    }

    // ---- games ------------------------------------------------------------------------------------------------------

    /** From what a player sees to a number per action. */
    void deepQ(FlatNode output) {
        if (!(plan.data() instanceof GameSpec game)) {
            found.add(DesignMessage.MODE_GAME
                    .problem("data", name(plan.data()))
                    .with(new Fix.SetPlan("data Catch", "data", Map.of("type", "Catch"))));
            return;
        }
        boolean numbers = plan.loss() instanceof MeanSquared
                || plan.loss() instanceof MeanAbsolute
                || plan.loss() instanceof Huber;
        if (!numbers) {
            found.add(DesignMessage.MODE_LOSS
                    .problem("loss", "DeepQ", "Huber or MeanSquared", name(plan.loss()))
                    .with(new Fix.SetPlan("loss Huber", "loss", Map.of("type", "Huber"))));
        }
        List<String> actions = game.environment().actions();
        shape(output).filter(s -> !s.equals(Shape.of(actions.size()))).ifPresent(s -> {
            Problem p = DesignMessage.MODE_ACTIONS.problem(
                    "", s, name(game), actions.size(), String.join(", ", actions), actions.size());
            boolean dense = output.spec().orElse(null) instanceof Dense;
            atNode.accept(
                    output,
                    dense
                            ? p.with(new Fix.SetParameter("units " + actions.size(), "units", (long) actions.size()))
                            : p);
        });
    }

    // ---- adversarial ------------------------------------------------------------------------------------------------

    /**
     * The named node makes samples of the data's shape, and all that leads past it is the condition.
     *
     * @param data extent of what is to be made
     */
    void adversarial(Adversarial mode, Optional<Shape> data) {
        if (!(plan.loss() instanceof AdversarialLoss)) {
            found.add(DesignMessage.MODE_LOSS
                    .problem("loss", "Adversarial", "AdversarialMinimax or AdversarialLeastSquares", name(plan.loss()))
                    .with(new Fix.SetPlan("loss AdversarialMinimax", "loss", Map.of("type", "AdversarialMinimax"))));
        }
        List<String> names = design.nodes().stream().map(Node::id).toList();
        if (!design.has(mode.sample())) {
            Problem p = DesignMessage.MODE_NODE.problem(
                    "mode.sample", mode.sample(), NearestMatch.suggestion(mode.sample(), names));
            found.add(NearestMatch.of(mode.sample(), names)
                    .map(n -> p.with(new Fix.SetPlan("sample " + n, "mode.sample", n)))
                    .orElse(p));
            return;
        }
        Set<String> generator = reached(mode.sample(), true);
        Set<String> discriminator = reached(mode.sample(), false);
        discriminator.remove(mode.sample());
        if (discriminator.isEmpty() || generator.size() == 1) {
            found.add(DesignMessage.SAMPLE_PLACE.problem("mode.sample", mode.sample()));
            return;
        }
        conditions(mode, generator, discriminator);
        expansion.nodes().stream()
                .filter(n -> n.path().equals(mode.sample()))
                .findFirst()
                .ifPresent(n -> shape(n).filter(
                                s -> data.isPresent() && !data.get().equals(s))
                        .ifPresent(s -> atNode.accept(
                                n, DesignMessage.SAMPLE_SHAPE.problem("", s, name(plan.data()), data.get()))));
    }

    /** What leads past the sample into the discriminator: nothing, or the condition alone. */
    private void conditions(Adversarial mode, Set<String> generator, Set<String> discriminator) {
        List<String> inputs = design.inputs().stream().map(Node::id).toList();
        List<String> own = inputs.stream().filter(generator::contains).toList();
        if (own.size() != 1) {
            found.add(DesignMessage.GENERATOR_INPUTS.problem("mode.sample", own.size(), String.join(", ", own)));
        }
        int past = 0;
        for (Edge e : design.edges()) {
            boolean leadsPast = discriminator.contains(e.to())
                    && !discriminator.contains(e.from())
                    && !e.from().equals(mode.sample());
            if (leadsPast && !(mode.conditional() && own.contains(e.from()))) {
                found.add(DesignMessage.PAST_THE_SAMPLE
                        .problem("mode.sample", e.from(), e.to(), mode.sample())
                        .with(new Fix.SetPlan("conditional", "mode.conditional", true)));
            }
            past += leadsPast ? 1 : 0;
        }
        if (mode.conditional() && past == 0 && !own.isEmpty()) {
            found.add(DesignMessage.NO_CONDITION.problem("mode.conditional", own.getFirst(), mode.sample()));
        }
    }

    /** The node, and all that leads to it or all that it leads to. */
    private Set<String> reached(String from, boolean backwards) {
        Set<String> reached = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (reached.add(next)) {
                if (backwards) {
                    design.edgesInto(next).forEach(e -> open.add(e.from()));
                } else {
                    design.edgesOutOf(next).forEach(e -> open.add(e.to()));
                }
            }
        }
        return reached;
    }

    // ---- autoencoder ------------------------------------------------------------------------------------------------

    /** The node of the code is there, and lies between input and output. */
    void autoencoder(Autoencoder mode, FlatNode output) {
        if (mode.code().isEmpty()) {
            return;
        }
        List<String> names =
                expansion.nodes().stream().map(n -> n.node().id()).distinct().toList();
        Optional<FlatNode> code = expansion.nodes().stream()
                .filter(n -> n.path().equals(mode.code()))
                .findFirst();
        if (code.isEmpty()) {
            Problem p = DesignMessage.MODE_NODE.problem(
                    "mode.code", mode.code(), NearestMatch.suggestion(mode.code(), names));
            found.add(NearestMatch.of(mode.code(), names)
                    .map(n -> p.with(new Fix.SetPlan("code " + n, "mode.code", n)))
                    .orElse(p));
        } else if (code.get().equals(output) || code.get().spec().orElse(null) instanceof Input) {
            found.add(DesignMessage.CODE_PLACE.problem("mode.code", mode.code()));
        }
    }
}
