package org.netloom.train;

import java.util.List;
import org.netloom.data.DataParts;
import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.layer.Network;
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.loss.SoftmaxCrossEntropy;
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
        requireInput(network, data.train().inputShape());
        if (plan.target() == TargetKind.INPUT) {
            requireOutput(network, data.train().inputShape(), "its target is the input");
            return;
        }
        switch (data.train().targets()) {
            case Targets.Classes c -> requireClasses(network, plan, c);
            case Targets.Values v -> requireValues(network, plan, v);
            case Targets.ClassMap m -> requireMap(network, plan, m);
            case Targets.Boxes b -> requireBoxes(network, plan, b);
            case Targets.Points p -> requireNumbers(network, plan, p, "x and y of " + few(p.names()));
            case Targets.Labels l -> requireNumbers(network, plan, l, "yes or no for " + few(l.names()));
        }
    }

    static void requireInput(Network network, Shape sample) {
        Shape input = network.sampleShape();
        if (!input.equals(sample)) {
            throw CoreMessage.DATA_SHAPE.exception(
                    words(sample),
                    network.name(),
                    words(input),
                    "set the shape of the Input layer to " + dims(sample) + ", or use data of " + words(input));
        }
    }

    private static void requireClasses(Network network, TrainingPlan plan, Targets.Classes c) {
        int outputs = network.outputShape().channels();
        if (plan.loss() instanceof SoftmaxCrossEntropy) {
            if (outputs != c.count()) {
                throw CoreMessage.CLASS_COUNT.exception(
                        c.count(),
                        few(c.labels()),
                        network.name(),
                        outputs,
                        "give the last layer " + c.count() + " units");
            }
        } else if (network.outputShape().elements() != 1) {
            throw CoreMessage.CLASS_COUNT.exception(
                    c.count(),
                    few(c.labels()),
                    network.name(),
                    network.outputShape().elements(),
                    "use SoftmaxCrossEntropy, which compares one output per class with the class; "
                            + plan.loss().getClass().getSimpleName() + " needs a single output");
        } else if (plan.loss() instanceof BinaryCrossEntropy && c.count() != 2) {
            throw CoreMessage.CLASS_COUNT.exception(
                    c.count(),
                    few(c.labels()),
                    network.name(),
                    1,
                    "BinaryCrossEntropy on one output tells two classes apart; use SoftmaxCrossEntropy and " + c.count()
                            + " units in the last layer");
        }
    }

    private static String few(List<String> names) {
        String all = String.join(", ", names.subList(0, Math.min(5, names.size())));
        return names.size() > 5 ? all + ", ..." : all;
    }

    /** A logit for each class of each pixel, or one for two classes. */
    private static void requireMap(Network network, TrainingPlan plan, Targets.ClassMap m) {
        Shape output = network.outputShape();
        boolean softmax = plan.loss() instanceof SoftmaxCrossEntropy;
        int channels = !softmax && m.count() == 2 && output.channels() == 1 ? 1 : m.count();
        Shape wanted = Shape.of(m.height(), m.width(), channels);
        if (!output.equals(wanted) || (plan.loss() instanceof BinaryCrossEntropy && channels != 1)) {
            throw CoreMessage.TARGET_SHAPE.exception(
                    m.shape(),
                    network.name(),
                    output,
                    "each pixel has one of " + m.count() + " classes (" + few(m.labels())
                            + "); make the last layer's output "
                            + wanted + " and use SoftmaxCrossEntropy"
                            + (m.count() == 2 ? ", or its channels 1 and use BinaryCrossEntropy" : ""));
        }
    }

    private static void requireBoxes(Network network, TrainingPlan plan, Targets.Boxes b) {
        throw CoreMessage.TARGET_SHAPE.exception(
                b.shape(),
                network.name(),
                network.outputShape(),
                plan.loss().getClass().getSimpleName()
                        + " does not compare boxes; use a loss for detection, or data of another kind");
    }

    private static void requireNumbers(Network network, TrainingPlan plan, Targets targets, String why) {
        if (plan.loss() instanceof SoftmaxCrossEntropy) {
            throw CoreMessage.TARGET_SHAPE.exception(
                    targets.shape(),
                    network.name(),
                    network.outputShape(),
                    "SoftmaxCrossEntropy needs one class; for " + why + " use "
                            + (targets instanceof Targets.Labels ? "BinaryCrossEntropy" : "MeanSquared"));
        }
        requireOutput(network, targets.shape(), "its target is " + why);
    }

    private static void requireValues(Network network, TrainingPlan plan, Targets.Values v) {
        if (plan.loss() instanceof SoftmaxCrossEntropy) {
            boolean perPixel = network.outputShape().isImage()
                    && v.shape().isImage()
                    && v.shape().channels() == 1
                    && v.shape().elements() * network.outputShape().channels()
                            == network.outputShape().elements();
            if (!perPixel) {
                throw CoreMessage.TARGET_SHAPE.exception(
                        v.shape(),
                        network.name(),
                        network.outputShape(),
                        "SoftmaxCrossEntropy needs classes; for numbers use MeanSquared, MeanAbsolute or Huber");
            }
            return;
        }
        requireOutput(network, v.shape(), "its target is " + String.join(", ", v.names()));
    }

    private static void requireOutput(Network network, Shape target, String why) {
        if (!network.outputShape().equals(target) && network.outputShape().elements() != target.elements()) {
            throw CoreMessage.TARGET_SHAPE.exception(
                    target,
                    network.name(),
                    network.outputShape(),
                    why + "; make the last layer's output " + target
                            + (target.isVector() ? " (" + target.channels() + " units)" : ""));
        }
    }

    private static String words(Shape s) {
        return s.isVector() ? s.channels() + (s.channels() == 1 ? " number" : " numbers") : s.toString();
    }

    private static String dims(Shape s) {
        return java.util.Arrays.toString(s.dims());
    }
}
