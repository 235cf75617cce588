package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A step size per parameter from a running mean of squared gradients. */
@Doc(
        summary = "Divides each step by the root of a running mean of the squared gradients of its parameter.",
        formula = "s = decay*s + (1 - decay)*g^2; p = p - rate*g/(sqrt(s) + epsilon)",
        use = "AdaGrad that forgets and so does not stall. Used for recurrent networks and reinforcement "
                + "learning; elsewhere Adam has replaced it. Try a rate of 0.001.",
        avoid = "Not as the first choice for image networks: Adam does the same and corrects its start.",
        source = "Hinton 2012, Neural Networks for Machine Learning, lecture 6e")
public record RmsProp(
        @Param(doc = "step size", min = 0, max = 100, above = true)
        double learningRate,

        @Param(doc = "share of the running mean that is kept", min = 0, max = 1, below = true, def = "0.9")
        double decay,

        @Param(doc = "keeps the division away from 0", min = 0, max = 1, above = true, def = "1e-8")
        double epsilon)
        implements OptimizerSpec {
    public static RmsProp of(double learningRate) {
        return new RmsProp(learningRate, 0.9, 1e-8);
    }

    public RmsProp decay(double value) {
        return new RmsProp(learningRate, value, epsilon);
    }

    public RmsProp epsilon(double value) {
        return new RmsProp(learningRate, decay, value);
    }
}
