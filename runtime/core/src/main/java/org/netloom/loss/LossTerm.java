package org.netloom.loss;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** One term of a {@link WeightedSum}. */
@Doc(
        summary = "A loss of some outputs of a network, with the weight that it has in a sum.",
        formula = "weight * L(outputs, target[from .. from + count])",
        use = "One term for each thing that a network shall learn: a class and a box, a result and an auxiliary "
                + "classifier. Choose weights so that the terms are of one size.",
        avoid = "Not for a single loss: it needs no sum around it.",
        source = "Caruana 1997 (multi-task learning); auxiliary classifiers: Szegedy et al. 2015")
public record LossTerm(
        @Param(doc = "names of the outputs that it takes, as many as the loss compares")
        List<String> outputs,

        @Param(doc = "what it minimises") LossSpec loss,

        @Param(doc = "factor of the loss", min = 0, def = "1")
        double weight,

        @Param(doc = "counts in training only, as an auxiliary classifier does", def = "false")
        boolean trainingOnly,

        @Param(doc = "first number of the target that it is compared with", min = 0, def = "0")
        int from,

        @Param(doc = "how many numbers of the target; 0: the whole target", min = 0, def = "0")
        int count)
        implements Spec {
    public static LossTerm of(List<String> outputs, LossSpec loss) {
        return new LossTerm(outputs, loss, 1, false, 0, 0);
    }

    public static LossTerm of(String output, LossSpec loss) {
        return of(List.of(output), loss);
    }

    public LossTerm weight(double value) {
        return new LossTerm(outputs, loss, value, trainingOnly, from, count);
    }

    public LossTerm trainingOnly(boolean value) {
        return new LossTerm(outputs, loss, weight, value, from, count);
    }

    public LossTerm from(int value) {
        return new LossTerm(outputs, loss, weight, trainingOnly, value, count);
    }

    public LossTerm count(int value) {
        return new LossTerm(outputs, loss, weight, trainingOnly, from, value);
    }

    /** True where it is compared with a part of the target. */
    public boolean partial() {
        return count > 0;
    }

    @Override
    public List<Problem> conflicts() {
        List<Problem> problems = new ArrayList<>();
        if (loss instanceof WeightedSum) {
            problems.add(CoreMessage.NESTED_SUM.problem("loss"));
        } else if (outputs.size() != loss.outputs()) {
            problems.add(CoreMessage.TERM_OUTPUTS.problem(
                    "outputs", loss.getClass().getSimpleName(), loss.outputs(), outputs));
        }
        return problems;
    }
}
