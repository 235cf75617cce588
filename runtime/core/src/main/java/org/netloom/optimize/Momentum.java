package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Gradient descent with momentum. */
@Doc(
        summary = "Gradient descent with a velocity that remembers earlier gradients.",
        formula = "v = momentum*v + g; p = p - rate*v; with Nesterov p = p - rate*(g + momentum*v)",
        use = "The classic for convolutional networks: AlexNet, VGG and ResNet were trained with momentum 0.9, "
                + "a rate of 0.01 to 0.1 that falls, and L2 of 0.0005 or 0.0001. With a good schedule it often "
                + "generalises best.",
        avoid = "Not with a rate found for plain gradient descent: momentum 0.9 moves ten times as far.",
        source = "Polyak 1964; Nesterov 1983; Sutskever, Martens, Dahl and Hinton 2013")
public record Momentum(
        @Param(doc = "step size", min = 0, max = 100, above = true)
        double learningRate,

        @Param(doc = "share of the velocity that is kept", min = 0, max = 1, below = true, def = "0.9")
        double momentum,

        @Param(doc = "look ahead along the velocity", def = "false")
        boolean nesterov)
        implements OptimizerSpec {
    public static Momentum of(double learningRate) {
        return new Momentum(learningRate, 0.9, false);
    }

    public Momentum momentum(double value) {
        return new Momentum(learningRate, value, nesterov);
    }

    public Momentum nesterov(boolean value) {
        return new Momentum(learningRate, momentum, value);
    }
}
