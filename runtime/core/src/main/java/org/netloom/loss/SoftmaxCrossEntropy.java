package org.netloom.loss;

import java.util.Arrays;
import java.util.List;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Softmax and the negative logarithm of the probability of the right class, in one. */
@Doc(
        summary = "Negative logarithm of the probability that the softmax of the logits gives the right class.",
        formula = "L = -log(exp(x[t]) / sum over c of exp(x[c])), mean over the batch; its gradient is softmax(x) "
                + "- onehot(t)",
        use =
                "For one class out of several, of a sample or of each pixel. The last layer gives logits, one per class: no Softmax layer in "
                        + "front, softmax is inside and numerically safe here. Untrained, L is about log(classes): 2.3 for "
                        + "ten. Label smoothing of 0.1 keeps the network from growing too sure; class weights help rare "
                        + "classes, and the mean is then divided by the weights. Rows whose label is ignore count for nothing.",
        avoid = "Not for several labels at once, and not behind a Softmax layer, which would be applied twice.",
        source = "Bridle 1990; label smoothing: Szegedy et al. 2016")
public record SoftmaxCrossEntropy(
        @Param(doc = "share of the target spread evenly over all classes", min = 0, max = 1, below = true, def = "0")
        double labelSmoothing,

        @Param(doc = "one factor per class, against uneven classes; empty: all 1", min = 0, def = "[]")
        List<Double> classWeights,

        @Param(doc = "label of rows that count for nothing, such as unknown pixels", def = "-1")
        int ignore)
        implements LossSpec {
    public static SoftmaxCrossEntropy of() {
        return new SoftmaxCrossEntropy(0, List.of(), -1);
    }

    public SoftmaxCrossEntropy labelSmoothing(double value) {
        return new SoftmaxCrossEntropy(value, classWeights, ignore);
    }

    public SoftmaxCrossEntropy classWeights(List<Double> value) {
        return new SoftmaxCrossEntropy(labelSmoothing, value, ignore);
    }

    public SoftmaxCrossEntropy classWeights(double... value) {
        return classWeights(Arrays.stream(value).boxed().toList());
    }

    public SoftmaxCrossEntropy ignore(int value) {
        return new SoftmaxCrossEntropy(labelSmoothing, classWeights, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.CLASS;
    }

    @Override
    public Inside inside() {
        return Inside.SOFTMAX;
    }
}
