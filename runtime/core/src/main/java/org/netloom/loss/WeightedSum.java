package org.netloom.loss;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;

/** Several losses, each of outputs of its own, added with weights. */
@Doc(
        summary = "Several losses, each of outputs of its own, added with weights.",
        formula = "L = sum over terms of weight * L of the term",
        use = "For networks with several outputs: several tasks on one trunk, each compared with its part of the "
                + "target; auxiliary classifiers that count in training only (weight 0.3 in GoogLeNet); or one "
                + "output with two losses, such as cross-entropy plus Dice.",
        avoid = "Not where one loss says it all: every weight is one more number to choose.",
        source = "Caruana 1997; Szegedy et al. 2015")
@Example(
        settings = "{\"terms\": [{\"outputs\": [\"logits\"], \"loss\": {\"type\": \"SoftmaxCrossEntropy\"}},"
                + " {\"outputs\": [\"auxiliary\"], \"loss\": {\"type\": \"SoftmaxCrossEntropy\"}, \"weight\": 0.3,"
                + " \"trainingOnly\": true}]}")
public record WeightedSum(
        @Param(doc = "the losses, each with its outputs and its weight")
        List<LossTerm> terms) implements LossSpec {
    public static WeightedSum of(List<LossTerm> terms) {
        return new WeightedSum(terms);
    }

    public static WeightedSum of(LossTerm... terms) {
        return of(List.of(terms));
    }

    /**
     * Index of an output; the only output of a network goes by any name.
     *
     * @throws org.netloom.problem.NetloomException if there is none of that name
     */
    public static int output(String name, Network network) {
        List<String> names = network.outputNames();
        int index = names.indexOf(name);
        if (index < 0 && names.size() > 1) {
            throw CoreMessage.NO_OUTPUT.exception(
                    name, network.name(), NearestMatch.suggestion(name, names), String.join(", ", names));
        }
        return Math.max(0, index);
    }

    /** The term whose loss decides what the network is for: the first that does not count in training only. */
    public LossTerm mainTerm() {
        return terms.stream().filter(t -> !t.trainingOnly()).findFirst().orElse(terms.getFirst());
    }

    @Override
    public LossSpec main() {
        return mainTerm().loss();
    }

    @Override
    public Comparison comparison() {
        return main().comparison();
    }

    @Override
    public Inside inside() {
        return main().inside();
    }

    @Override
    public List<Problem> conflicts() {
        return terms.stream().allMatch(LossTerm::trainingOnly)
                ? List.of(CoreMessage.EMPTY_SUM.problem("terms"))
                : List.of();
    }
}
