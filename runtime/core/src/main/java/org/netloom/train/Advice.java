package org.netloom.train;

import java.util.List;
import java.util.Locale;
import org.netloom.json.Json;
import org.netloom.mode.Adversarial;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.optimize.ConstantRate;

/** One line on what to try next, derived from how the training went. */
final class Advice {
    /** A gap between training and validation beyond which a network has learned its samples by heart. */
    private static final double ACCURACY_GAP = 0.03;

    private static final double LOSS_GAP = 1.3;

    /** A classifier below this on its own training part has not the capacity, or not the time. */
    private static final double LOW_ACCURACY = 0.9;

    private final TrainingPlan plan;
    private final boolean images;
    private final List<EpochResult> history;
    private final Score metrics;

    /**
     * @param images true where the samples are images
     * @param metrics of the part the result is told of
     */
    Advice(TrainingPlan plan, boolean images, List<EpochResult> history, Score metrics) {
        this.plan = plan;
        this.images = images;
        this.history = history;
        this.metrics = metrics;
    }

    /** After a training that came to its end. */
    String text() {
        if (history.isEmpty()) {
            return "train for at least one epoch to see a result";
        }
        if (plan.mode() instanceof Perceptron) {
            return metrics.value() == 1
                    ? "nothing is left to learn: try a function that no line parts, such as xor"
                    : "one line does not part the classes: put a hidden layer in front, and train with Supervised";
        }
        if (plan.mode() instanceof DeepQ) {
            return ofGames();
        }
        if (plan.mode() instanceof Adversarial) {
            return "look at samples.png: if all samples are alike, give the discriminator less (a smaller rate, Dropout); if"
                    + " they are noise, train for longer (--resume --epochs " + 2 * plan.epochs() + ")";
        }
        EpochResult last = history.getLast();
        int best = bestEpoch();
        if (neverLearned(last)) {
            return "the loss hardly moved: try a learning rate 10 times larger or smaller (now " + number(last.rate())
                    + "), and check that the labels belong to the inputs";
        }
        if (fellOff(last, best)) {
            return "validation was best in epoch " + best
                    + " and fell off since: the network overfits; stop there (early" + " stopping), or add "
                    + regularizer();
        }
        if (overfits(last)) {
            return "training is ahead of validation (" + pair(last) + "): the network overfits; try " + regularizer();
        }
        if (stillImproving()) {
            return "the loss was still falling: go on to " + 2 * plan.epochs() + " epochs (--resume --epochs "
                    + 2 * plan.epochs() + ")";
        }
        if (metrics.higherIsBetter() && last.validationMetric() - last.trainMetric() > ACCURACY_GAP) {
            return "training is behind validation (" + pair(last) + "): dropout and augmentation make it harder than"
                    + " need be; weaken them, or train for more epochs";
        }
        if (metrics.higherIsBetter() && last.trainMetric() < LOW_ACCURACY) {
            return "the network fits even its training part poorly (" + metrics.name() + " "
                    + Metrics.format(last.trainMetric()) + ") and no longer improves: try more filters or units, or a"
                    + " larger learning rate at the start";
        }
        return confused();
    }

    /** After a training that ended at a number that is none. */
    static String afterDivergence(double rate) {
        return "try a learning rate 10 times smaller (--learning-rate " + number(rate / 10)
                + "), gradient clipping (norm 1), or a warm-up of one epoch; check the data for values that are no numbers";
    }

    private String ofGames() {
        double first = history.getFirst().validationMetric();
        double last = history.getLast().validationMetric();
        double best = history.stream()
                .mapToDouble(EpochResult::validationMetric)
                .max()
                .orElse(last);
        if (best - last > 0.1 * Math.max(1, Math.abs(best))) {
            return "the return was " + Metrics.format(best)
                    + " before it fell: try a smaller learning rate, or renew the" + " copy less often (sync)";
        }
        double middle = history.get(history.size() / 2).validationMetric();
        if (history.size() > 3 && middle > first && last - middle < 0.02) {
            return "the return rose from " + Metrics.format(first) + " to " + Metrics.format(last)
                    + " and has settled: try a larger board, or another game";
        }
        return last > first + 0.05
                ? "the return rose from " + Metrics.format(first) + " to " + Metrics.format(last) + ": go on to "
                        + 2 * plan.epochs() + " epochs, or try a larger board"
                : "the return hardly moved: explore for longer (explorationMoves), remember more moves, or try another"
                        + " learning rate";
    }

    private int bestEpoch() {
        int best = 0;
        for (int i = 1; i < history.size(); i++) {
            if (history.get(i).validationLoss() < history.get(best).validationLoss()) {
                best = i;
            }
        }
        return history.get(best).epoch();
    }

    /** True where validation has become clearly worse for some epochs, not by a breath. */
    private boolean fellOff(EpochResult last, int best) {
        if (!last.validated() || history.size() - best < Math.max(2, history.size() / 5)) {
            return false;
        }
        double bestMetric = history.stream()
                .mapToDouble(EpochResult::validationMetric)
                .max()
                .orElse(0);
        boolean lossRose = last.validationLoss() > 1.1 * history.get(best - 1).validationLoss();
        return lossRose && (!metrics.higherIsBetter() || last.validationMetric() < bestMetric - 0.002);
    }

    private boolean neverLearned(EpochResult last) {
        double first = history.getFirst().trainLoss();
        boolean moved = history.size() < 2 || last.trainLoss() < 0.98 * first;
        boolean good = metrics.higherIsBetter() && last.trainMetric() > LOW_ACCURACY;
        return !moved && !good;
    }

    private boolean overfits(EpochResult last) {
        if (!last.validated()) {
            return false;
        }
        return metrics.higherIsBetter()
                ? last.trainMetric() - last.validationMetric() > ACCURACY_GAP
                : last.validationLoss() > LOSS_GAP * last.trainLoss();
    }

    private boolean stillImproving() {
        if (history.size() < 2) {
            return true;
        }
        EpochResult last = history.getLast();
        EpochResult before = history.get(history.size() - 2);
        double now = last.validated() ? last.validationLoss() : last.trainLoss();
        double then = last.validated() ? before.validationLoss() : before.trainLoss();
        return now < 0.97 * then;
    }

    private String regularizer() {
        if (plan.augmentation().isEmpty() && images) {
            return "augmentation (RandomShift, RandomRotate; RandomFlip where mirrored images are natural), Dropout in front of"
                    + " the last layers, or weight decay";
        }
        return "Dropout in front of the last layers, weight decay (AdamW, or l2 1e-4), or more training data";
    }

    private String pair(EpochResult last) {
        return metrics.higherIsBetter()
                ? metrics.name() + " " + Metrics.format(last.trainMetric()) + " against "
                        + Metrics.format(last.validationMetric())
                : "loss " + Metrics.format(last.trainLoss()) + " against " + Metrics.format(last.validationLoss());
    }

    /** What may still sharpen a result that has settled. */
    private String refinement() {
        if (plan.schedule() instanceof ConstantRate) {
            return ", or try a schedule that lowers the learning rate (CosineDecay)";
        }
        return images && plan.augmentation().isEmpty() ? ", or try augmentation (RandomShift, RandomRotate)" : "";
    }

    private String confused() {
        if (metrics instanceof Metrics m && m.main() instanceof ClassMetrics c && c.accuracy() < 1) {
            return Confusions.of(c, 1).stream()
                    .findFirst()
                    .map(p -> "the result has settled; the commonest mistake is " + p.actual() + " taken for "
                            + p.guessed()
                            + " (" + p.count() + " times): look at those samples" + refinement())
                    .orElse("");
        }
        if (metrics.higherIsBetter()) {
            return "nothing is left to gain here: try it on harder data, or a smaller network";
        }
        return "the result has settled: try more units or layers" + refinement();
    }

    /** Three digits, as a person would type it. */
    private static String number(double value) {
        return Json.number(Double.parseDouble(String.format(Locale.ROOT, "%.2e", value)));
    }
}
