package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A step size per parameter from the sum of squared gradients. */
@Doc(
        summary = "Divides each step by the root of the sum of all squared gradients of its parameter so far.",
        formula = "s = s + g^2; p = p - rate*g/(sqrt(s) + epsilon)",
        use = "For sparse features, where rare inputs deserve larger steps. The sum only grows, so the steps "
                + "become smaller and smaller: long trainings stall. Try a rate of 0.01.",
        avoid = "Not for long trainings of deep networks: its steps die away.",
        source = "Duchi, Hazan and Singer 2011")
public record AdaGrad(
        @Param(doc = "step size", min = 0, max = 100, above = true)
        double learningRate,

        @Param(doc = "keeps the division away from 0", min = 0, max = 1, above = true, def = "1e-10")
        double epsilon)
        implements OptimizerSpec {
    public static AdaGrad of(double learningRate) {
        return new AdaGrad(learningRate, 1e-10);
    }

    public AdaGrad epsilon(double value) {
        return new AdaGrad(learningRate, value);
    }
}
