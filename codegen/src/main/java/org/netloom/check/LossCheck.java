package org.netloom.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.design.Findings;
import org.netloom.design.FlatNode;
import org.netloom.loss.Comparison;
import org.netloom.loss.KullbackLeibler;
import org.netloom.loss.LossSpec;
import org.netloom.loss.NegativeLogLikelihood;
import org.netloom.model.OutputFit;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.Category;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Dense;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.LogSoftmax;
import org.netloom.spec.Rbf;
import org.netloom.spec.Shape;
import org.netloom.spec.Sigmoid;
import org.netloom.spec.Softmax;
import org.netloom.train.TrainingPlan;

/** Whether one loss goes together with the output that it is of, and with the data. */
final class LossCheck {
    private final TrainingPlan plan;
    private final LossSpec loss;
    private final String path;
    private final Map<FlatNode, NodeReport> reports;
    private final Findings findings;

    /**
     * A loss.
     *
     * @param plan that it is part of
     * @param path of the loss in the training section: "loss", "loss.terms[1].loss"
     */
    LossCheck(TrainingPlan plan, LossSpec loss, String path, Map<FlatNode, NodeReport> reports, Findings findings) {
        this.plan = plan;
        this.loss = loss;
        this.path = path;
        this.reports = reports;
        this.findings = findings;
    }

    /** Where the loss is compared with the whole target. */
    void run(FlatNode output, DataFacts facts, Optional<Shape> sample) {
        lastLayer(output);
        againstData(facts);
        reports.get(output).output().ifPresent(s -> outputShape(facts, output, s, sample));
    }

    /** Where it is compared with some numbers of the target, of which nothing is known but how many there are. */
    void run(FlatNode output, int count) {
        lastLayer(output);
        Optional<Shape> shape = reports.get(output).output();
        if (loss.comparison() == Comparison.NUMBERS
                && shape.isPresent()
                && shape.get().elements() != count) {
            Shape wanted = Shape.of(count);
            sized(
                    output,
                    count,
                    DesignMessage.OUTPUT_SHAPE.problem("", shape.get(), wanted, ", a part of all numbers"),
                    wanted,
                    shape.get());
        }
    }

    private void report(FlatNode node, Problem problem) {
        findings.add(node.body(), node.node().id(), problem.at(node.path()));
    }

    private static String name(Object spec) {
        return spec.getClass().getSimpleName();
    }

    // ---- the last layer ---------------------------------------------------------------------------------------------

    private void lastLayer(FlatNode output) {
        LayerSpec last = output.spec().orElse(null);
        Fix remove = new Fix.RemoveNode("remove " + output.node().id());
        String called = name(loss);
        switch (loss.inside()) {
            case SOFTMAX -> {
                if (last instanceof Softmax) {
                    report(
                            output,
                            DesignMessage.SOFTMAX_BEFORE_LOSS
                                    .problem("", called)
                                    .with(remove));
                } else if (last instanceof Rbf centers && !centers.negate()) {
                    report(
                            output,
                            DesignMessage.DISTANCES_BEFORE_LOSS
                                    .problem("negate", called)
                                    .with(new Fix.SetParameter("negate", "negate", true)));
                } else {
                    activation(output, called, "the scores of classes may be any number", remove);
                }
            }
            case SIGMOID -> {
                if (last instanceof Sigmoid || last instanceof Softmax) {
                    report(
                            output,
                            DesignMessage.SIGMOID_BEFORE_LOSS
                                    .problem("", called)
                                    .with(remove));
                } else {
                    activation(output, called, "the loss takes any number", remove);
                }
            }
            case NOTHING -> logarithms(output, last);
        }
    }

    /** A loss that takes log probabilities wants a layer that gives them. */
    private void logarithms(FlatNode output, LayerSpec last) {
        boolean wants = loss instanceof NegativeLogLikelihood || (loss instanceof KullbackLeibler k && !k.logits());
        if (wants && !(last instanceof LogSoftmax)) {
            String better = loss instanceof KullbackLeibler ? "KullbackLeibler" : "SoftmaxCrossEntropy";
            report(
                    output,
                    DesignMessage.LOG_PROBABILITIES
                            .problem("", name(loss), output.node().id(), better)
                            .with(new Fix.SetPlan("loss " + better, path, Map.of("type", better))));
        }
    }

    private void activation(FlatNode output, String called, String why, Fix remove) {
        output.spec().filter(last -> last.category() == Category.ACTIVATION).ifPresent(last -> {
            String reason = why + ", and cutting or squeezing " + (why.startsWith("the scores") ? "them" : "it")
                    + " makes learning slow";
            report(
                    output,
                    DesignMessage.ACTIVATION_BEFORE_LOSS
                            .problem("", last.typeName(), called, reason)
                            .with(remove));
        });
    }

    private void againstData(DataFacts facts) {
        boolean forClasses = loss.comparison() == Comparison.CLASS;
        boolean forNumbers = loss.comparison() == Comparison.NUMBERS;
        String data = name(plan.data());
        Fix squared = new Fix.SetPlan("loss MeanSquared", path, Map.of("type", "MeanSquared"));
        if (plan.target() == TargetKind.INPUT) {
            if (forClasses) {
                told(DesignMessage.LOSS_FOR_INPUT.problem("", name(loss)).with(squared));
            }
            return;
        }
        if (facts.places().isPresent()) {
            againstPlaces(facts.places().get());
            return;
        }
        if (forNumbers && facts.classes().isPresent()) {
            int classes = facts.classes().get();
            told(DesignMessage.LOSS_FOR_CLASSES
                    .problem("", name(loss), "compares numbers", data, classes + " classes")
                    .with(crossEntropy()));
            return;
        }
        if (loss.comparison() == Comparison.ANSWERS && facts.classes().orElse(2) > 2) {
            told(DesignMessage.LOSS_FOR_CLASSES
                    .problem(
                            "",
                            name(loss),
                            "answers yes or no",
                            data,
                            facts.classes().get() + " classes")
                    .with(crossEntropy()));
        }
        if (forClasses && facts.values().isPresent()) {
            told(DesignMessage.LOSS_FOR_VALUES.problem("", name(loss), data).with(squared));
            return;
        }
        targets(facts).filter(t -> special(loss.comparison())).ifPresent(this::againstPlaces);
    }

    /** Comparisons of which the cases before know nothing. */
    private static boolean special(Comparison comparison) {
        return switch (comparison) {
            case CLASS, ANSWERS, NUMBERS -> false;
            case DISTRIBUTION, BOXES, PAIR, NOTHING, ORIGIN -> true;
        };
    }

    /** What is known of the targets of data that were not opened; the names of their classes are not. */
    private static Optional<Targets> targets(DataFacts facts) {
        if (facts.classes().isPresent()) {
            return Optional.of(
                    new Targets.Classes(IntStream.range(0, facts.classes().get())
                            .mapToObj(Integer::toString)
                            .toList()));
        }
        return facts.values().map(v -> new Targets.Values(v, List.of()));
    }

    private void againstPlaces(Targets targets) {
        if (OutputFit.wanted(loss, targets, targets.shape()).isEmpty()) {
            String better = OutputFit.suitable(targets);
            told(DesignMessage.LOSS_FOR_PLACES
                    .problem("", name(loss), name(plan.data()), OutputFit.words(targets), better)
                    .with(new Fix.SetPlan("loss " + better, path, Map.of("type", better))));
        }
    }

    private Fix crossEntropy() {
        return new Fix.SetPlan("loss SoftmaxCrossEntropy", path, Map.of("type", "SoftmaxCrossEntropy"));
    }

    private void told(Problem problem) {
        findings.add(new Problem(problem.key(), "", "training." + path, problem.text(), problem.fixes()));
    }

    // ---- the size of the output -------------------------------------------------------------------------------------

    private void outputShape(DataFacts facts, FlatNode output, Shape shape, Optional<Shape> sample) {
        if (plan.target() == TargetKind.INPUT) {
            sample.filter(w -> !w.equals(shape))
                    .ifPresent(w -> sized(
                            output,
                            w.channels(),
                            DesignMessage.OUTPUT_SHAPE.problem("", shape, w, ", the input itself"),
                            w,
                            shape));
            return;
        }
        if (facts.places().isPresent()) {
            placesShape(facts.places().get(), output, shape);
        } else if (loss.comparison() == Comparison.CLASS) {
            int outputs = shape.channels();
            if (facts.classes().isPresent() && outputs != facts.classes().get()) {
                classCount(facts.classes().get(), output, shape);
            } else if (!loss.classWeights().isEmpty() && loss.classWeights().size() != outputs) {
                told(DesignMessage.CLASS_WEIGHTS.problem("", loss.classWeights().size(), outputs));
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
        } else if (compareAll()
                && facts.values().isPresent()
                && !facts.values().get().equals(shape)) {
            Shape wanted = facts.values().get();
            sized(output, wanted.channels(), DesignMessage.OUTPUT_SHAPE.problem("", shape, wanted, ""), wanted, shape);
        }
    }

    /** True for losses that compare each output with a number of the target. */
    private boolean compareAll() {
        return switch (loss.comparison()) {
            case ANSWERS, NUMBERS, DISTRIBUTION -> true;
            case CLASS, BOXES, PAIR, NOTHING, ORIGIN -> false;
        };
    }

    private void placesShape(Targets targets, FlatNode output, Shape shape) {
        Optional<Shape> wanted = OutputFit.wanted(loss, targets, shape).filter(w -> !w.equals(shape));
        if (wanted.isPresent()) {
            Shape w = wanted.get();
            Problem p = DesignMessage.OUTPUT_SHAPE.problem("", shape, w, ", for " + OutputFit.words(targets));
            sized(output, w.channels(), p, w, shape);
        } else if (!loss.classWeights().isEmpty() && loss.classWeights().size() != shape.channels()) {
            told(DesignMessage.CLASS_WEIGHTS.problem("", loss.classWeights().size(), shape.channels()));
        }
    }

    private static String flattenHint(Shape shape) {
        return ": end with GlobalAveragePool, or Flatten and Dense, to get one score per class from " + shape;
    }

    private void classCount(int classes, FlatNode output, Shape shape) {
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
            case Dense _, Rbf _ -> "units";
            case Conv2d _, ConvTranspose2d _ -> "filters";
            case null, default -> "";
        };
    }
}
