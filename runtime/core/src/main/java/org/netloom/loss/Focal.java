package org.netloom.loss;

import java.util.Arrays;
import java.util.List;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Softmax cross-entropy that looks away from what is easy. */
@Doc(
        summary = "Softmax cross-entropy in which samples that are right already count little.",
        formula =
                "L = -(1 - p)^gamma * log(p) with p = softmax(x)[t], mean over the batch, divided by the class weights",
        use =
                "For one class out of several where one class is far more frequent than others, as background among pixels. gamma 0 is SoftmaxCrossEntropy; with 2 a sample of p = 0.9 counts a hundredth. No Softmax layer in front: it is inside.",
        avoid = "Not for even classes or wrong labels: it keeps pulling at what cannot be learned.",
        source = "Lin et al. 2017")
public record Focal(
        @Param(doc = "how strongly easy samples are toned down", min = 0, max = 10, def = "2")
        double gamma,

        @Param(doc = "one factor per class, against uneven classes; empty: all 1", min = 0, def = "[]")
        List<Double> classWeights,

        @Param(doc = "label of rows that count for nothing, such as unknown pixels", def = "-1")
        int ignore)
        implements LossSpec {
    public static Focal of() {
        return new Focal(2, List.of(), -1);
    }

    public Focal gamma(double value) {
        return new Focal(value, classWeights, ignore);
    }

    public Focal classWeights(List<Double> value) {
        return new Focal(gamma, value, ignore);
    }

    public Focal classWeights(double... value) {
        return classWeights(Arrays.stream(value).boxed().toList());
    }

    public Focal ignore(int value) {
        return new Focal(gamma, classWeights, value);
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
