package org.netloom.designer.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.data.DataParts;
import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.loss.LossSpec;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.spec.Shape;
import org.netloom.train.TrainingPlan;

/** Whether opened data and a design go together, in words. */
final class DataFits {
    private DataFits() {}

    /**
     * What does not fit.
     *
     * @param text what there is and what the design expects
     * @param mended what a click can do about it
     */
    record Misfit(String text, Mended mended) {}

    /** What mends a misfit. */
    enum Mended {
        /** Other extents of the design's input and output. */
        BY_DESIGN,
        BY_LOSS,
        /** Another network: none that a click can make. */
        BY_HAND
    }

    static List<Misfit> of(CheckResult result, TrainingPlan plan, DataParts parts) {
        List<Misfit> found = new ArrayList<>();
        Shape sample = parts.train().inputShape();
        result.inputShape()
                .filter(s -> !s.equals(sample))
                .ifPresent(s -> found.add(
                        new Misfit(Texts.get("data.misfit.input", words(sample), words(s)), Mended.BY_DESIGN)));
        if (plan.target() == TargetKind.LABELS) {
            result.outputShape()
                    .flatMap(s -> output(s, plan.loss(), parts.train().targets()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Misfit> output(Shape output, LossSpec loss, Targets targets) {
        return switch (targets) {
            case Targets.Classes c -> classes(output, loss, c);
            case Targets.Values v -> values(output, loss, v);
            case Targets.ClassMap m -> classMap(output, loss, m);
            case Targets.Boxes b -> boxes(loss, b);
            case Targets.Points p -> numbers(output, loss, p);
            case Targets.Labels l -> numbers(output, loss, l);
        };
    }

    private static Optional<Misfit> classes(Shape output, LossSpec loss, Targets.Classes c) {
        if (loss instanceof SoftmaxCrossEntropy && output.channels() != c.count()) {
            return Optional.of(new Misfit(
                    Texts.get(
                            "data.misfit.classes",
                            Integer.toString(c.count()),
                            few(c.labels()),
                            Integer.toString(output.channels())),
                    Mended.BY_DESIGN));
        }
        if (loss instanceof BinaryCrossEntropy && c.count() != 2) {
            return Optional.of(new Misfit(
                    Texts.get("data.misfit.binary", Integer.toString(c.count()), few(c.labels())), Mended.BY_LOSS));
        }
        boolean numbers = !(loss instanceof SoftmaxCrossEntropy) && !(loss instanceof BinaryCrossEntropy);
        return numbers
                ? Optional.of(new Misfit(
                        Texts.get(
                                "data.misfit.numbers",
                                Integer.toString(c.count()),
                                few(c.labels()),
                                loss.getClass().getSimpleName()),
                        Mended.BY_LOSS))
                : Optional.empty();
    }

    private static Optional<Misfit> values(Shape output, LossSpec loss, Targets.Values v) {
        boolean mask = v.shape().isImage();
        if (loss instanceof SoftmaxCrossEntropy && !mask) {
            return Optional.of(new Misfit(Texts.get("data.misfit.softmax"), Mended.BY_LOSS));
        }
        // Of classes of pixels there are as many channels as classes.
        boolean fits = loss instanceof SoftmaxCrossEntropy
                ? output.isImage()
                        && output.height() == v.shape().height()
                        && output.width() == v.shape().width()
                : output.elements() == v.shape().elements();
        return fits
                ? Optional.empty()
                : Optional.of(new Misfit(
                        Texts.get("data.misfit.values", words(v.shape()), words(output)),
                        mask ? Mended.BY_HAND : Mended.BY_DESIGN));
    }

    /** A channel for each class of a pixel, or one for two classes. */
    private static Optional<Misfit> classMap(Shape output, LossSpec loss, Targets.ClassMap m) {
        boolean softmax = loss instanceof SoftmaxCrossEntropy;
        int channels = !softmax && m.count() == 2 && output.channels() == 1 ? 1 : m.count();
        Shape wanted = Shape.of(m.height(), m.width(), channels);
        if (output.equals(wanted)) {
            return Optional.empty();
        }
        boolean sameExtent = output.isImage() && output.height() == m.height() && output.width() == m.width();
        return Optional.of(new Misfit(
                Texts.get("data.misfit.values", words(wanted), words(output)),
                sameExtent && softmax ? Mended.BY_DESIGN : Mended.BY_HAND));
    }

    private static Optional<Misfit> boxes(LossSpec loss, Targets.Boxes b) {
        return Optional.of(new Misfit(
                Texts.get("data.misfit.boxes", few(b.labels()), loss.getClass().getSimpleName()), Mended.BY_HAND));
    }

    private static Optional<Misfit> numbers(Shape output, LossSpec loss, Targets targets) {
        if (loss instanceof SoftmaxCrossEntropy) {
            return Optional.of(new Misfit(Texts.get("data.misfit.softmax"), Mended.BY_LOSS));
        }
        return output.elements() == targets.shape().elements()
                ? Optional.empty()
                : Optional.of(new Misfit(
                        Texts.get("data.misfit.values", words(targets.shape()), words(output)), Mended.BY_DESIGN));
    }

    private static String few(List<String> labels) {
        String all = String.join(", ", labels.subList(0, Math.min(5, labels.size())));
        return labels.size() > 5 ? all + ", \u2026" : all;
    }

    static String words(Shape s) {
        return s.isVector()
                ? Texts.get(s.channels() == 1 ? "data.number" : "data.numbers", Integer.toString(s.channels()))
                : s.toString();
    }
}
