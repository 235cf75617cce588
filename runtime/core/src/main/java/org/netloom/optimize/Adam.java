package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Momentum and a step size per parameter. */
@Doc(
        summary = "Running means of the gradients and of their squares give each parameter a step of its own.",
        formula = "m = b1*m + (1 - b1)*g; v = b2*v + (1 - b2)*g^2; p = p - rate*(m/(1 - b1^t))/(sqrt(v/(1 - b2^t)) "
                + "+ epsilon)",
        use = "The first to try: works with little tuning, and 0.001 is a good start. The divisions by 1 - b^t "
                + "correct the means for having started at 0. For weight decay take AdamW.",
        avoid =
                "Not with L2 as weight decay: take AdamW; and for the last percent of an image network momentum with a schedule is often better.",
        source = "Kingma and Ba 2015")
public record Adam(
        @Param(doc = "step size", min = 0, max = 100, above = true)
        double learningRate,

        @Param(doc = "decay of the mean of gradients", min = 0, max = 1, below = true, def = "0.9")
        double beta1,

        @Param(doc = "decay of the mean of squared gradients", min = 0, max = 1, below = true, def = "0.999")
        double beta2,

        @Param(doc = "keeps the division away from 0", min = 0, max = 1, above = true, def = "1e-8")
        double epsilon)
        implements OptimizerSpec {
    public static Adam of(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8);
    }

    public Adam beta1(double value) {
        return new Adam(learningRate, value, beta2, epsilon);
    }

    public Adam beta2(double value) {
        return new Adam(learningRate, beta1, value, epsilon);
    }

    public Adam epsilon(double value) {
        return new Adam(learningRate, beta1, beta2, value);
    }
}
