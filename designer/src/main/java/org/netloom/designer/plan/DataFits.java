package org.netloom.designer.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.data.DataParts;
import org.netloom.data.TargetKind;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.loss.Comparison;
import org.netloom.loss.LossSpec;
import org.netloom.mode.Adversarial;
import org.netloom.model.OutputFit;
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
        if (plan.mode() instanceof Adversarial) {
            // The checker compares the data with what the generator makes.
            return found;
        }
        Shape sample = parts.train().inputShape();
        result.inputShape()
                .filter(s -> !s.equals(sample))
                .ifPresent(s -> found.add(
                        new Misfit(Texts.get("data.misfit.input", words(sample), words(s)), Mended.BY_DESIGN)));
        if (plan.target() == TargetKind.LABELS) {
            result.outputShape()
                    .flatMap(s -> output(
                            s,
                            plan.loss().main(),
                            OutputFit.mainTargets(plan.loss(), parts.train().targets())))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Misfit> output(Shape output, LossSpec loss, Targets targets) {
        return switch (targets) {
            case Targets.Classes c -> classes(output, loss, c);
            case Targets.Values v -> values(output, loss, v);
            case Targets.ClassMap _, Targets.Boxes _, Targets.Points _, Targets.Labels _ ->
                places(output, loss, targets);
        };
    }

    private static Optional<Misfit> classes(Shape output, LossSpec loss, Targets.Classes c) {
        return switch (loss.comparison()) {
            case CLASS ->
                output.channels() == c.count()
                        ? Optional.empty()
                        : Optional.of(new Misfit(
                                Texts.get(
                                        "data.misfit.classes",
                                        Integer.toString(c.count()),
                                        few(c.labels()),
                                        Integer.toString(output.channels())),
                                Mended.BY_DESIGN));
            case ANSWERS ->
                c.count() == 2
                        ? Optional.empty()
                        : Optional.of(new Misfit(
                                Texts.get("data.misfit.binary", Integer.toString(c.count()), few(c.labels())),
                                Mended.BY_LOSS));
            case NUMBERS ->
                Optional.of(new Misfit(
                        Texts.get(
                                "data.misfit.numbers",
                                Integer.toString(c.count()),
                                few(c.labels()),
                                loss.getClass().getSimpleName()),
                        Mended.BY_LOSS));
            case DISTRIBUTION, BOXES, PAIR, NOTHING, ORIGIN -> places(output, loss, c);
        };
    }

    private static Optional<Misfit> values(Shape output, LossSpec loss, Targets.Values v) {
        boolean mask = v.shape().isImage();
        boolean classes = loss.comparison() == Comparison.CLASS;
        Optional<Shape> wanted = OutputFit.wanted(loss, v, output);
        if (wanted.isEmpty() || (classes && !mask)) {
            return Optional.of(new Misfit(
                    Texts.get(
                            classes ? "data.misfit.softmax" : "data.misfit.places",
                            classes ? loss.getClass().getSimpleName() : OutputFit.words(v),
                            loss.getClass().getSimpleName()),
                    Mended.BY_LOSS));
        }
        // Of classes of pixels there are as many channels as classes.
        return output.elements() == wanted.get().elements()
                ? Optional.empty()
                : Optional.of(new Misfit(
                        Texts.get("data.misfit.values", words(v.shape()), words(output)),
                        mask ? Mended.BY_HAND : Mended.BY_DESIGN));
    }

    /** Masks, boxes, points and labels. */
    private static Optional<Misfit> places(Shape output, LossSpec loss, Targets targets) {
        Optional<Shape> wanted = OutputFit.wanted(loss, targets, output);
        if (wanted.isEmpty()) {
            return Optional.of(new Misfit(
                    Texts.get(
                            "data.misfit.places",
                            OutputFit.words(targets),
                            loss.getClass().getSimpleName()),
                    Mended.BY_LOSS));
        }
        Shape fit = wanted.get();
        if (fit.equals(output)) {
            return Optional.empty();
        }
        boolean sameExtent = output.isImage() == fit.isImage()
                && (!fit.isImage() || output.height() == fit.height() && output.width() == fit.width());
        return Optional.of(new Misfit(
                Texts.get("data.misfit.values", words(fit), words(output)),
                sameExtent ? Mended.BY_DESIGN : Mended.BY_HAND));
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
