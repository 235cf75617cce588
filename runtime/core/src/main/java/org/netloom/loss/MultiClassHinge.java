package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Every wrong class must stay below the right one by a margin. */
@Doc(
        summary = "Every score of a wrong class that is not below that of the right class by a margin costs.",
        formula = "L = 1/C * sum over c != t of max(0, margin - x[t] + x[c])^power, mean over the batch",
        use =
                "For one class out of several, where only the order of the scores matters: it stops pulling once a sample is right by the margin, as a support vector machine does. Its scores are no probabilities; for those use SoftmaxCrossEntropy. Power 2 punishes large violations more.",
        avoid = "Not where probabilities are wanted, and not for several labels at once.",
        source = "Crammer and Singer 2001; Weston and Watkins 1999")
public record MultiClassHinge(
        @Param(doc = "by how much the right class must lead", min = 0, above = true, def = "1")
        double margin,

        @Param(doc = "1: linear, 2: squared", min = 1, max = 2, def = "1")
        int power)
        implements LossSpec {
    public static MultiClassHinge of() {
        return new MultiClassHinge(1, 1);
    }

    public MultiClassHinge margin(double value) {
        return new MultiClassHinge(value, power);
    }

    public MultiClassHinge power(int value) {
        return new MultiClassHinge(margin, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.CLASS;
    }
}
