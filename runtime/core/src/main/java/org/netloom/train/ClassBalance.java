package org.netloom.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.netloom.data.Dataset;
import org.netloom.data.Targets;
import org.netloom.loss.LossSpec;
import org.netloom.loss.LossTerm;
import org.netloom.loss.WeightedSum;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.SpecType;

/** Class weights from how often each class occurs: {@code w[c] = n / (classes * n[c])}, so that all classes weigh alike. */
final class ClassBalance {
    private static final String WEIGHTS = "classWeights";

    private ClassBalance() {}

    /**
     * The loss with weights measured on the training part; those that the plan gives stay.
     *
     * @throws org.netloom.problem.NetloomException NL-319 where loss or data have no classes to weigh
     */
    static LossSpec balanced(LossSpec loss, Dataset train) {
        List<Double> weights = weights(train);
        if (weights.isEmpty() || !takesWeights(loss)) {
            throw CoreMessage.NOTHING_TO_BALANCE.exception(
                    loss.getClass().getSimpleName(),
                    weights.isEmpty() ? "the data have no classes" : "the loss takes no class weights");
        }
        return with(loss, weights);
    }

    private static boolean takesWeights(LossSpec loss) {
        return loss instanceof WeightedSum sum
                ? sum.terms().stream().anyMatch(t -> takesWeights(t.loss()))
                : SpecType.of(loss).component(WEIGHTS).isPresent();
    }

    private static <T extends LossSpec> LossSpec with(T loss, List<Double> weights) {
        if (loss instanceof WeightedSum sum) {
            List<LossTerm> terms = new ArrayList<>();
            sum.terms().forEach(t -> terms.add(SpecType.of(LossTerm.class).copy(t, "loss", with(t.loss(), weights))));
            return SpecType.of(WeightedSum.class).copy(sum, "terms", List.copyOf(terms));
        }
        SpecType<T> type = SpecType.of(loss);
        boolean own = type.component(WEIGHTS).isEmpty() || !((List<?>) type.get(loss, WEIGHTS)).isEmpty();
        return own ? loss : type.copy(loss, WEIGHTS, weights);
    }

    /** One weight for each class; empty where there are no classes. A class that never occurs has weight 1. */
    private static List<Double> weights(Dataset train) {
        int classes = switch (train.targets()) {
            case Targets.Classes c -> c.count();
            case Targets.ClassMap m -> m.count();
            default -> 0;
        };
        long[] counts = new long[classes];
        float[] target = new float[train.targets().shape().size()];
        for (int i = 0; classes > 0 && i < train.size(); i++) {
            train.target(i, target, 0);
            for (float label : target) {
                if (label >= 0 && label < classes) {
                    counts[(int) label]++;
                }
            }
        }
        double all = Arrays.stream(counts).sum();
        return Arrays.stream(counts)
                .mapToObj(n -> n == 0 ? 1 : all / (classes * (double) n))
                .toList();
    }
}
