package org.netloom.train;

import java.util.List;
import java.util.Optional;
import org.netloom.data.DataParts;
import org.netloom.data.Dataset;
import org.netloom.data.GameSpec;
import org.netloom.data.Inputs;
import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.layer.Network;
import org.netloom.loss.Comparison;
import org.netloom.loss.Loss;
import org.netloom.loss.LossSpec;
import org.netloom.loss.LossTerm;
import org.netloom.loss.WeightedSum;
import org.netloom.mode.Adversarial;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.mode.Supervised;
import org.netloom.model.OutputFit;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** Makes sure that a network, a loss and a data set go together, and says what to change where they do not. */
final class DataFit {
    private DataFit() {}

    /** @throws org.netloom.problem.NetloomException NL-302 to NL-304 */
    static void require(Network network, TrainingPlan plan, DataParts data) {
        if (data.train().size() == 0) {
            throw CoreMessage.NO_SAMPLES.exception(data.description());
        }
        if (plan.mode() instanceof Adversarial mode) {
            requireGenerator(network, mode, data.train());
            return;
        }
        requireInput(network, data.train().inputShape());
        Loss.of(plan.loss(), network);
        if (plan.target() == TargetKind.INPUT) {
            Shape output =
                    network.outputShapes().get(Loss.of(plan.loss(), network).mainOutput());
            requireShape(network, output, data.train().inputShape(), "its target is the input");
            return;
        }
        switch (plan.mode()) {
            case Perceptron _ -> requirePerceptron(network, data.train().targets());
            case DeepQ _ -> requireGame(network, plan, data.train().targets());
            case Supervised _, Autoencoder _, Adversarial _ ->
                requireOutputs(network, plan, data.train().targets());
        }
    }

    private static void requireGenerator(Network network, Adversarial mode, Dataset data) {
        Shape real = mode.conditional() ? data.targets().shape() : data.inputShape();
        if (!network.outputShape().equals(real)) {
            throw CoreMessage.GENERATED_SHAPE.exception(network.outputShape(), real);
        }
        if (mode.conditional()) {
            requireInput(network, data.inputShape());
        }
    }

    private static void requirePerceptron(Network network, Targets targets) {
        boolean two = targets instanceof Targets.Classes c && c.count() == 2;
        if (!two || network.outputShape().elements() != 1) {
            throw CoreMessage.PERCEPTRON_FIT.exception(
                    network.name(),
                    network.outputShape(),
                    targets instanceof Targets.Classes c ? c.count() + " classes" : "numbers to predict");
        }
    }

    private static void requireGame(Network network, TrainingPlan plan, Targets targets) {
        if (!(plan.data() instanceof GameSpec) || !(targets instanceof Targets.Classes actions)) {
            throw CoreMessage.NO_GAME.exception(plan.data().getClass().getSimpleName());
        }
        if (!network.outputShape().equals(Shape.of(actions.count()))) {
            throw CoreMessage.ACTION_COUNT.exception(
                    actions.count(),
                    String.join(", ", actions.labels()),
                    network.name(),
                    network.outputShape(),
                    actions.count());
        }
    }

    private static void requireOutputs(Network network, TrainingPlan plan, Targets targets) {
        if (plan.loss() instanceof WeightedSum sum) {
            for (LossTerm t : sum.terms()) {
                requireTerm(network, t, targets);
            }
        } else {
            requireOutput(network, network.outputShape(), plan.loss(), targets);
        }
    }

    private static void requireTerm(Network network, LossTerm term, Targets targets) {
        Targets part = targets;
        if (term.partial()) {
            part = OutputFit.part(targets, term.from(), term.count())
                    .orElseThrow(() -> CoreMessage.TARGET_PART.exception(
                            term.from(), term.from() + term.count() - 1, targets.shape()));
        }
        Shape output =
                network.outputShapes().get(WeightedSum.output(term.outputs().getFirst(), network));
        requireOutput(network, output, term.loss(), part);
    }

    private static void requireOutput(Network network, Shape output, LossSpec loss, Targets targets) {
        String name = loss.getClass().getSimpleName();
        Optional<Shape> wanted = OutputFit.wanted(loss, targets, output);
        if (wanted.isEmpty()) {
            throw CoreMessage.LOSS_TARGETS.exception(
                    name,
                    OutputFit.does(loss),
                    OutputFit.words(targets),
                    few(targets.names()),
                    remedy(output, targets));
        }
        if (targets instanceof Targets.Classes c && loss.comparison() == Comparison.CLASS) {
            if (output.channels() != c.count()) {
                throw CoreMessage.CLASS_COUNT.exception(
                        c.count(),
                        few(c.labels()),
                        network.name(),
                        output.channels(),
                        "give the last layer " + c.count() + " units");
            }
        } else if (targets instanceof Targets.Classes c
                && output.elements() != wanted.get().elements()) {
            throw CoreMessage.CLASS_COUNT.exception(
                    c.count(),
                    few(c.labels()),
                    network.name(),
                    output.elements(),
                    "use SoftmaxCrossEntropy, which compares one output per class with the class; " + name
                            + " needs a single output");
        }
        requireShape(network, output, wanted.get(), why(targets));
    }

    private static String remedy(Shape output, Targets targets) {
        String loss = OutputFit.suitable(targets);
        return targets instanceof Targets.Classes c && output.channels() != c.count()
                ? loss + " and " + c.count() + " units in the last layer"
                : loss;
    }

    private static String why(Targets targets) {
        return switch (targets) {
            case Targets.ClassMap m -> "each pixel has one of " + m.count() + " classes (" + few(m.labels()) + ")";
            case Targets.Points p -> "its target is x and y of " + few(p.names());
            case Targets.Labels l -> "its target is yes or no for " + few(l.names());
            case Targets.Boxes b -> "each cell has its boxes and a score for each of " + few(b.labels());
            case Targets.Classes _, Targets.Values _ -> "its target is " + few(targets.names());
        };
    }

    private static String few(List<String> names) {
        String all = String.join(", ", names.subList(0, Math.min(5, names.size())));
        return names.size() > 5 ? all + ", ..." : all;
    }

    private static void requireShape(Network network, Shape output, Shape target, String why) {
        if (!output.equals(target) && output.elements() != target.elements()) {
            throw CoreMessage.TARGET_SHAPE.exception(
                    target,
                    network.name(),
                    output,
                    why + "; make the last layer's output " + target
                            + (target.isVector() ? " (" + target.channels() + " units)" : ""));
        }
    }

    static void requireInput(Network network, Shape sample) {
        Shape input = network.sampleShape();
        if (!Inputs.in(sample, network.inputShapes())) {
            throw CoreMessage.DATA_SHAPE.exception(
                    words(sample),
                    network.name(),
                    words(input),
                    "set the shape of the Input layer to " + dims(sample) + ", or use data of " + words(input));
        }
    }

    private static String words(Shape s) {
        return s.isVector() ? s.channels() + (s.channels() == 1 ? " number" : " numbers") : s.toString();
    }

    private static String dims(Shape s) {
        return java.util.Arrays.toString(s.dims());
    }
}
