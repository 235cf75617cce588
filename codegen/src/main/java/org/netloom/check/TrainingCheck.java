package org.netloom.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.data.GaussianNoise;
import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.Findings;
import org.netloom.design.FlatNode;
import org.netloom.design.Node;
import org.netloom.design.Training;
import org.netloom.loss.Comparison;
import org.netloom.loss.LossSpec;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.mode.Supervised;
import org.netloom.model.OutputFit;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Category;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Dense;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.Sigmoid;
import org.netloom.spec.Softmax;
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
        inputShape(plan, facts);
        batch(plan, facts);
        augmentation(plan);
        outputs();
        new TransferCheck(expansion, reports, findings).run(plan.transfer());
        Optional<FlatNode> output = expansion.output();
        if (output.isPresent() && reports.containsKey(output.get())) {
            mode(plan, facts, output.get());
        }
    }

    private void mode(TrainingPlan plan, DataFacts facts, FlatNode output) {
        ModeCheck check = new ModeCheck(plan, expansion, reports, this::report);
        switch (plan.mode()) {
            case Supervised _ -> answers(plan, facts, output);
            case Autoencoder mode -> {
                answers(plan, facts, output);
                check.autoencoder(mode, output);
            }
            case Perceptron _ -> check.perceptron(output, facts.classes());
            case DeepQ _ -> check.deepQ(output);
        }
        check.found().forEach(p -> findings.add(inPlan(p)));
    }

    /** Output, loss and what the output is compared with go together. */
    private void answers(TrainingPlan plan, DataFacts facts, FlatNode output) {
        lastLayer(plan, output);
        lossAgainstData(plan, facts);
        reports.get(output).output().ifPresent(s -> outputShape(plan, facts, output, s));
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
        if (shapes.size() == inputs().size() && numbers != sample.elements()) {
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

    /** Outputs that the loss does not look at. */
    private void outputs() {
        List<Node> outputs = design.outputs();
        for (Node n : outputs.stream().skip(1).toList()) {
            Problem p = DesignMessage.BEHIND_OUTPUT
                    .problem("", n.id(), outputs.getFirst().id(), n.id())
                    .with(new Fix.RemoveNode("remove " + n.id()));
            findings.add(design, n.id(), p.at(n.id()));
        }
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

    // ---- the last layer ---------------------------------------------------------------------------------------------

    private void lastLayer(TrainingPlan plan, FlatNode output) {
        LayerSpec last = output.spec().orElse(null);
        Fix remove = new Fix.RemoveNode("remove " + output.node().id());
        String loss = name(plan.loss());
        switch (plan.loss().inside()) {
            case SOFTMAX -> {
                if (last instanceof Softmax) {
                    report(
                            output,
                            DesignMessage.SOFTMAX_BEFORE_LOSS.problem("", loss).with(remove));
                } else {
                    activation(output, loss, "the scores of classes may be any number", remove);
                }
            }
            case SIGMOID -> {
                if (last instanceof Sigmoid || last instanceof Softmax) {
                    report(
                            output,
                            DesignMessage.SIGMOID_BEFORE_LOSS.problem("", loss).with(remove));
                } else {
                    activation(output, loss, "the loss takes any number", remove);
                }
            }
            case NOTHING -> {}
        }
    }

    private void activation(FlatNode output, String loss, String why, Fix remove) {
        output.spec().filter(last -> last.category() == Category.ACTIVATION).ifPresent(last -> {
            String reason = why + ", and cutting or squeezing " + (why.startsWith("the scores") ? "them" : "it")
                    + " makes learning slow";
            report(
                    output,
                    DesignMessage.ACTIVATION_BEFORE_LOSS
                            .problem("", last.typeName(), loss, reason)
                            .with(remove));
        });
    }

    private void lossAgainstData(TrainingPlan plan, DataFacts facts) {
        boolean forClasses = plan.loss().comparison() == Comparison.CLASS;
        boolean forNumbers = plan.loss().comparison() == Comparison.NUMBERS;
        String data = name(plan.data());
        Fix squared = new Fix.SetPlan("loss MeanSquared", "loss", Map.of("type", "MeanSquared"));
        if (plan.target() == TargetKind.INPUT) {
            if (forClasses) {
                loss(DesignMessage.LOSS_FOR_INPUT.problem("", name(plan.loss())).with(squared));
            }
            return;
        }
        if (facts.places().isPresent()) {
            lossAgainstPlaces(plan, facts.places().get());
            return;
        }
        if (forNumbers && facts.classes().isPresent()) {
            int classes = facts.classes().get();
            loss(DesignMessage.LOSS_FOR_CLASSES
                    .problem("", name(plan.loss()), "compares numbers", data, classes + " classes")
                    .with(crossEntropy()));
            return;
        }
        if (plan.loss().comparison() == Comparison.ANSWERS && facts.classes().orElse(2) > 2) {
            loss(DesignMessage.LOSS_FOR_CLASSES
                    .problem(
                            "",
                            name(plan.loss()),
                            "answers yes or no",
                            data,
                            facts.classes().get() + " classes")
                    .with(crossEntropy()));
        }
        if (forClasses && facts.values().isPresent()) {
            loss(DesignMessage.LOSS_FOR_VALUES
                    .problem("", name(plan.loss()), data)
                    .with(squared));
        }
    }

    private void lossAgainstPlaces(TrainingPlan plan, Targets targets) {
        if (OutputFit.wanted(plan.loss(), targets, targets.shape()).isEmpty()) {
            String better = OutputFit.suitable(targets);
            loss(DesignMessage.LOSS_FOR_PLACES
                    .problem("", name(plan.loss()), name(plan.data()), OutputFit.words(targets), better)
                    .with(new Fix.SetPlan("loss " + better, "loss", Map.of("type", better))));
        }
    }

    private static Fix crossEntropy() {
        return new Fix.SetPlan("loss SoftmaxCrossEntropy", "loss", Map.of("type", "SoftmaxCrossEntropy"));
    }

    private void loss(Problem problem) {
        findings.add(new Problem(problem.key(), "", SECTION + ".loss", problem.text(), problem.fixes()));
    }

    // ---- the size of the output -------------------------------------------------------------------------------------

    private void outputShape(TrainingPlan plan, DataFacts facts, FlatNode output, Shape shape) {
        LossSpec loss = plan.loss();
        if (plan.target() == TargetKind.INPUT) {
            sampleShape()
                    .filter(w -> !w.equals(shape))
                    .ifPresent(w -> sized(
                            output,
                            w.channels(),
                            DesignMessage.OUTPUT_SHAPE.problem("", shape, w, ", the input itself"),
                            w,
                            shape));
            return;
        }
        if (facts.places().isPresent()) {
            placesShape(plan, facts.places().get(), output, shape);
        } else if (loss.comparison() == Comparison.CLASS) {
            int outputs = shape.channels();
            if (facts.classes().isPresent() && outputs != facts.classes().get()) {
                classCount(plan, facts.classes().get(), output, shape);
            } else if (loss.classWeights().size() > 0 && loss.classWeights().size() != outputs) {
                loss(DesignMessage.CLASS_WEIGHTS.problem("", loss.classWeights().size(), outputs));
            } else if (facts.classes().isPresent() && !shape.isVector()) {
                report(
                        output,
                        DesignMessage.OUTPUT_SHAPE.problem("", shape, "one class of a sample", flattenHint(shape)));
            }
        } else if (loss.comparison() == Comparison.ANSWERS && facts.classes().orElse(0) == 2 && shape.elements() != 1) {
            sized(
                    output,
                    1,
                    DesignMessage.OUTPUT_SHAPE.problem(
                            "", shape, "one yes-or-no answer", ": " + name(loss) + " takes one output for two classes"),
                    Shape.of(1),
                    shape);
        } else if (facts.values().isPresent() && !facts.values().get().equals(shape)) {
            Shape wanted = facts.values().get();
            sized(output, wanted.channels(), DesignMessage.OUTPUT_SHAPE.problem("", shape, wanted, ""), wanted, shape);
        }
    }

    private void placesShape(TrainingPlan plan, Targets targets, FlatNode output, Shape shape) {
        Optional<Shape> wanted = OutputFit.wanted(plan.loss(), targets, shape).filter(w -> !w.equals(shape));
        if (wanted.isPresent()) {
            Shape w = wanted.get();
            Problem p = DesignMessage.OUTPUT_SHAPE.problem("", shape, w, ", for " + OutputFit.words(targets));
            sized(output, w.channels(), p, w, shape);
        }
    }

    private static String flattenHint(Shape shape) {
        return ": end with GlobalAveragePool, or Flatten and Dense, to get one score per class from " + shape;
    }

    private void classCount(TrainingPlan plan, int classes, FlatNode output, Shape shape) {
        String outputs = shape.channels() + (shape.channels() == 1 ? " output" : " outputs");
        String hint = shape.channels() == 1 && classes == 2 ? "; with one output use BinaryCrossEntropy" : "";
        Problem p = DesignMessage.CLASS_COUNT.problem("", outputs, name(plan.data()), classes, hint);
        sized(output, classes, p, shape, shape);
    }

    /** Reports at the layer that decides the number of channels of the output, and offers to set it. */
    private void sized(FlatNode output, int channels, Problem problem, Shape wanted, Shape came) {
        FlatNode at = decides(output);
        String parameter = parameter(at);
        boolean spatialFits = !wanted.isImage()
                || !came.isImage()
                || wanted.height() == came.height() && wanted.width() == came.width();
        List<Fix> fixes = new ArrayList<>();
        if (!parameter.isEmpty() && spatialFits && wanted.rank() == came.rank()) {
            fixes.add(new Fix.SetParameter(parameter + " " + channels, parameter, (long) channels));
        }
        report(at, new Problem(problem.key(), "", parameter, problem.text(), fixes));
    }

    private FlatNode decides(FlatNode output) {
        FlatNode at = output;
        while (parameter(at).isEmpty()) {
            Optional<FlatNode> before =
                    at.inputs().size() == 1 ? at.inputs().getFirst().source() : Optional.empty();
            boolean sameChannels =
                    before.isPresent() && reports.containsKey(before.get()) && channels(before.get()) == channels(at);
            if (!sameChannels) {
                return output;
            }
            at = before.get();
        }
        return at;
    }

    private int channels(FlatNode node) {
        return reports.get(node).output().map(Shape::channels).orElse(-1);
    }

    private static String parameter(FlatNode node) {
        return switch (node.spec().orElse(null)) {
            case Dense _ -> "units";
            case Conv2d _, ConvTranspose2d _ -> "filters";
            case null, default -> "";
        };
    }
}
