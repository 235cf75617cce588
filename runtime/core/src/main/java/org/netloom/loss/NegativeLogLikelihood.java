package org.netloom.loss;

import java.util.Arrays;
import java.util.List;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Cross-entropy of outputs that are logarithms of probabilities already. */
@Doc(
        summary = "Negative logarithm of the probability of the right class, of outputs that are log probabilities.",
        formula =
                "L = -w[t]*x[t], mean over the batch, divided by the sum of the weights w[t]; its gradient is -w[t] at the right class",
        use =
                "Behind a layer that gives log probabilities itself. With logits use SoftmaxCrossEntropy, which is the same in one and numerically safer.",
        avoid = "Not on logits: they need the softmax of SoftmaxCrossEntropy.",
        source = "Bishop 2006, section 4.3")
public record NegativeLogLikelihood(
        @Param(doc = "one factor per class, against uneven classes; empty: all 1", min = 0, def = "[]")
        List<Double> classWeights,

        @Param(doc = "label of rows that count for nothing, such as unknown pixels", def = "-1")
        int ignore)
        implements LossSpec {
    public static NegativeLogLikelihood of() {
        return new NegativeLogLikelihood(List.of(), -1);
    }

    public NegativeLogLikelihood classWeights(List<Double> value) {
        return new NegativeLogLikelihood(value, ignore);
    }

    public NegativeLogLikelihood classWeights(double... value) {
        return classWeights(Arrays.stream(value).boxed().toList());
    }

    public NegativeLogLikelihood ignore(int value) {
        return new NegativeLogLikelihood(classWeights, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.CLASS;
    }
}
