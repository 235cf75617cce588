package org.netloom.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netloom.loss.LossTerm;
import org.netloom.loss.WeightedSum;
import org.netloom.train.TrainingPlan;

/**
 * What a plan says of the outputs of its network.
 *
 * @param main outputs of the main term of the loss; empty where the loss is no sum
 * @param auxiliary outputs all of whose terms count in training only
 */
record LossOutputs(List<String> main, Set<String> auxiliary) {
    static LossOutputs of(Optional<TrainingPlan> plan) {
        if (plan.isEmpty()
                || !(plan.get().loss() instanceof WeightedSum sum)
                || sum.terms().isEmpty()) {
            return new LossOutputs(List.of(), Set.of());
        }
        Set<String> auxiliary = new HashSet<>();
        Set<String> always = new HashSet<>();
        for (LossTerm t : sum.terms()) {
            (t.trainingOnly() ? auxiliary : always).addAll(t.outputs());
        }
        auxiliary.removeAll(always);
        return new LossOutputs(sum.mainTerm().outputs(), auxiliary);
    }

    /** The main outputs first, the auxiliary ones last. */
    List<Node> sorted(List<Node> outputs) {
        List<Node> sorted = new ArrayList<>(outputs);
        sorted.sort(Comparator.comparingInt(n -> auxiliary.contains(n.id())
                ? Integer.MAX_VALUE
                : main.contains(n.id()) ? main.indexOf(n.id()) : main.size()));
        return sorted;
    }
}
