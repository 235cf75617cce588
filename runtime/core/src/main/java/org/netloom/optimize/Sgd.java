package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Stochastic gradient descent. */
@Doc(
        summary = "Goes down the gradient of each batch.",
        formula = "p = p - rate*g",
        use = "The base line and the formula of every textbook. Sensitive to the learning rate: too small and "
                + "nothing happens, too large and the loss grows; try 0.1, 0.01. Momentum is nearly always better.",
        avoid = "Not on badly scaled inputs or long narrow valleys: it zigzags; momentum or Adam get through.",
        source = "Robbins and Monro 1951")
public record Sgd(
        @Param(doc = "step size", min = 0, max = 100, above = true)
        double learningRate) implements OptimizerSpec {
    public static Sgd of(double learningRate) {
        return new Sgd(learningRate);
    }
}
