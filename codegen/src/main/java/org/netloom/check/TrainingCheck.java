package org.netloom.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.data.GaussianNoise;
import org.netloom.data.Inputs;
import org.netloom.data.Targets;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.Findings;
import org.netloom.design.FlatNode;
import org.netloom.design.Node;
import org.netloom.design.Training;
import org.netloom.loss.LossTerm;
import org.netloom.loss.WeightedSum;
import org.netloom.mode.Adversarial;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.mode.Supervised;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.Problem;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** Whether the training plan is sound, and whether it fits the network. */
final class TrainingCheck {
    private static final String SECTION = "training";

    private final Design design;
    private final Expansion expansion;
    private final Map<FlatNode, NodeReport> reports;
    private final Findings findings;

    TrainingCheck(Design design, Expansion expansion, Map<FlatNode, NodeReport> reports, Findings findings) {
        this.design = design;
        this.expansion = expansion;
        this.reports = reports;
        this.findings = findings;
    }

    void run() {
        Training training = design.training();
        training.problems().forEach(p -> findings.add(inPlan(p)));
        training.unknown()
                .keySet()
                .forEach(name -> findings.add(
                        DesignMessage.UNKNOWN_FIELD.problem(SECTION + "." + name, "the training plan", name)));
        training.plan().ifPresent(this::check);
    }

    private void check(TrainingPlan plan) {
        SpecType.of(TrainingPlan.class).problems(plan).forEach(p -> findings.add(inPlan(p)));
        DataFacts facts = DataFacts.of(plan.data());
        if (!(plan.mode() instanceof Adversarial a) || a.conditional()) {
            // There the data meet the output of the generator.
            inputShape(plan, facts);
            augmentation(plan);
        }
        batch(plan, facts);
        new TransferCheck(expansion, reports, findings).run(plan.transfer());
        Optional<FlatNode> output = expansion.output();
        if (output.isPresent() && reports.containsKey(output.get())) {
            mode(plan, facts, output.get());
        }
    }

    private void mode(TrainingPlan plan, DataFacts facts, FlatNode output) {
        ModeCheck check = new ModeCheck(plan, design, expansion, reports, this::report);
        switch (plan.mode()) {
            case Supervised _ -> losses(plan, facts);
            case Autoencoder mode -> {
                losses(plan, facts);
                check.autoencoder(mode, output);
            }
            case Adversarial mode ->
                check.adversarial(
                        mode,
                        mode.conditional()
                                ? facts.values().or(() -> facts.places().map(Targets::shape))
                                : facts.input());
            case Perceptron _ -> check.perceptron(output, facts.classes());
            case DeepQ _ -> check.deepQ(output);
        }
        check.found().forEach(p -> findings.add(inPlan(p)));
    }

    /** A problem of the plan: its parameter is a path in the training section, as are those of its fixes. */
    private static Problem inPlan(Problem p) {
        List<Fix> fixes = p.fixes().stream()
                .map(f -> f instanceof Fix.SetParameter s ? new Fix.SetPlan(s.label(), s.parameter(), s.value()) : f)
                .toList();
        String parameter = p.parameter().isEmpty() ? SECTION : SECTION + "." + p.parameter();
        return new Problem(p.key(), "", parameter, p.text(), fixes);
    }

    private void report(FlatNode node, Problem problem) {
        findings.add(node.body(), node.node().id(), problem.at(node.path()));
    }

    private static String name(Object spec) {
        return spec.getClass().getSimpleName();
    }

    // ---- data -------------------------------------------------------------------------------------------------------

    private void inputShape(TrainingPlan plan, DataFacts facts) {
        List<FlatNode> inputs = inputs();
        if (inputs.isEmpty() || facts.input().isEmpty()) {
            return;
        }
        Shape sample = facts.input().get();
        if (inputs.size() > 1) {
            inputSizes(plan, sample);
            return;
        }
        FlatNode input = inputs.getFirst();
        Shape declared = reports.get(input).output().orElse(null);
        if (declared != null && !declared.equals(sample)) {
            Object value = java.util.Arrays.stream(sample.dims())
                    .mapToObj(d -> (Object) (long) d)
                    .toList();
            report(
                    input,
                    DesignMessage.INPUT_SHAPE
                            .problem("shape", declared, name(plan.data()), sample)
                            .with(new Fix.SetParameter("shape " + sample, "shape", value)));
        }
    }

    private List<FlatNode> inputs() {
        return design.inputs().stream()
                .flatMap(n -> expansion.node(n.id()).stream())
                .filter(reports::containsKey)
                .toList();
    }

    /** A sample is the inputs, one behind the other. */
    private void inputSizes(TrainingPlan plan, Shape sample) {
        List<Shape> shapes =
                inputs().stream().flatMap(n -> reports.get(n).output().stream()).toList();
        long numbers = shapes.stream().mapToLong(Shape::elements).sum();
        if (shapes.size() == inputs().size() && !Inputs.in(sample, shapes)) {
            String all = shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
            findings.add(DesignMessage.INPUT_SIZES.problem(
                    SECTION + ".data", numbers + " numbers", all, name(plan.data()), sample));
        }
    }

    /** Shape of a sample as the network takes it: of its only input, or the numbers of all. */
    private Optional<Shape> sampleShape() {
        List<Optional<Shape>> shapes =
                inputs().stream().map(n -> reports.get(n).output()).toList();
        if (shapes.isEmpty() || shapes.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        long numbers = shapes.stream().mapToLong(s -> s.get().elements()).sum();
        return shapes.size() == 1 || numbers > Integer.MAX_VALUE
                ? shapes.getFirst()
                : Optional.of(Shape.of((int) numbers));
    }

    // ---- losses and outputs -----------------------------------------------------------------------------------------

    private void losses(TrainingPlan plan, DataFacts facts) {
        List<Node> outputs = design.outputs();
        if (outputs.isEmpty()) {
            return;
        }
        Set<String> trained = new LinkedHashSet<>();
        if (plan.loss() instanceof WeightedSum sum) {
            for (int i = 0; i < sum.terms().size(); i++) {
                trained.addAll(term(plan, sum.terms().get(i), "loss.terms[" + i + "]", facts));
            }
        } else {
            trained.addAll(single(plan, facts, outputs));
        }
        String all = outputs.stream().map(Node::id).filter(trained::contains).collect(Collectors.joining(" and "));
        for (Node n : outputs) {
            if (!trained.contains(n.id()) && !trained.isEmpty()) {
                Problem p = DesignMessage.BEHIND_OUTPUT
                        .problem("", n.id(), all, n.id())
                        .with(new Fix.RemoveNode("remove " + n.id()));
                findings.add(design, n.id(), p.at(n.id()));
            }
        }
    }

    /** A loss that is no sum takes the first outputs; gives those it takes. */
    private List<String> single(TrainingPlan plan, DataFacts facts, List<Node> outputs) {
        int wanted = plan.loss().outputs();
        if (outputs.size() < wanted) {
            Problem p = CoreMessage.LOSS_OUTPUTS.problem("", name(plan.loss()), wanted, design.name(), outputs.size());
            findings.add(new Problem(p.key(), "", SECTION + ".loss", p.text(), p.fixes()));
            return List.of();
        }
        alike(outputs.subList(0, wanted).stream().map(Node::id).toList(), "loss");
        sound(outputs.getFirst().id())
                .ifPresent(
                        o -> new LossCheck(plan, plan.loss(), "loss", reports, findings).run(o, facts, sampleShape()));
        return outputs.subList(0, wanted).stream().map(Node::id).toList();
    }

    /** Gives the outputs that a term takes. */
    private List<String> term(TrainingPlan plan, LossTerm term, String path, DataFacts facts) {
        List<Node> outputs = design.outputs();
        List<String> ids = outputs.stream().map(Node::id).toList();
        List<String> taken = new ArrayList<>();
        for (String name : term.outputs()) {
            if (ids.size() == 1 || ids.contains(name)) {
                taken.add(ids.size() == 1 ? ids.getFirst() : name);
            } else {
                noOutput(name, ids, path);
            }
        }
        Optional<FlatNode> output = taken.stream().findFirst().flatMap(this::sound);
        if (output.isPresent() && taken.size() == term.outputs().size()) {
            alike(taken, path + ".loss");
            LossCheck check = new LossCheck(plan, term.loss(), path + ".loss", reports, findings);
            if (term.partial()) {
                check.run(output.get(), term.count());
            } else {
                check.run(output.get(), facts, sampleShape());
            }
        }
        return taken;
    }

    /** Outputs that are compared with one another must be of one size. */
    private void alike(List<String> names, String path) {
        List<Shape> shapes = names.stream()
                .flatMap(n -> sound(n).flatMap(o -> reports.get(o).output()).stream())
                .toList();
        shapes.stream()
                .filter(s -> s.elements() != shapes.getFirst().elements())
                .findFirst()
                .map(s -> CoreMessage.VECTORS_DIFFER.problem("", design.name(), shapes.getFirst(), s))
                .ifPresent(p -> findings.add(new Problem(p.key(), "", SECTION + "." + path, p.text(), p.fixes())));
    }

    private void noOutput(String name, List<String> ids, String path) {
        Problem p = CoreMessage.NO_OUTPUT.problem(
                "", name, design.name(), NearestMatch.suggestion(name, ids), String.join(", ", ids));
        List<Fix> fixes =
                NearestMatch.of(name, ids)
                        .map(n -> (Fix) new Fix.SetPlan("compare " + n, path + ".outputs", List.of(n)))
                        .stream()
                        .toList();
        findings.add(new Problem(p.key(), "", SECTION + "." + path + ".outputs", p.text(), fixes));
    }

    /** The layer that gives an output, where it could be checked. */
    private Optional<FlatNode> sound(String output) {
        return expansion.producer(output).filter(reports::containsKey);
    }

    private void batch(TrainingPlan plan, DataFacts facts) {
        facts.count()
                .filter(n -> n < plan.batchSize())
                .ifPresent(n -> findings.add(DesignMessage.BATCH_TOO_LARGE
                        .problem(SECTION + ".batchSize", plan.batchSize(), n)
                        .with(new Fix.SetPlan("batch size " + n, "batchSize", (long) n))));
        if (plan.batchSize() != 1) {
            return;
        }
        for (NodeReport r : reports.values()) {
            boolean single = r.output().filter(Shape::isVector).isPresent();
            if (single && r.spec().orElse(null) instanceof BatchNorm) {
                report(
                        r.node(),
                        DesignMessage.BATCH_OF_ONE
                                .problem("", r.output().get())
                                .with(new Fix.SetPlan("batch size 32", "batchSize", 32L)));
            }
        }
    }

    private void augmentation(TrainingPlan plan) {
        Optional<Shape> sample = sampleShape();
        if (sample.isEmpty() || sample.get().isImage()) {
            return;
        }
        plan.augmentation().stream()
                .filter(a -> !(a instanceof GaussianNoise))
                .findFirst()
                .ifPresent(a -> findings.add(DesignMessage.AUGMENTATION
                        .problem(SECTION + ".augmentation", name(a), sample.get())
                        .with(new Fix.SetPlan("no augmentation", "augmentation", List.of()))));
    }
}
