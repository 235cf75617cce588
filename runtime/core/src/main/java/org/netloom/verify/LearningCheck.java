package org.netloom.verify;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.loss.Loss;
import org.netloom.loss.LossSpec;
import org.netloom.ops.Backend;
import org.netloom.ops.Randoms;
import org.netloom.optimize.Adam;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Optimizer;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Trains a network for a few steps on one batch of random samples: a network that is put together right learns them. */
public final class LearningCheck {
    private LearningCheck() {}

    /**
     * The loss before each step.
     *
     * @param loss what the network is trained for; classes are drawn where it wants classes
     * @param batch samples to be learned by heart
     */
    public static double[] losses(Network network, LossSpec loss, int batch, int steps, long seed) {
        network.prepareForTraining(batch, Backend.ops());
        Initializers.initialize(network, HeInit.of(), seed);
        Loss measure = Loss.of(loss, network);
        Optimizer optimizer = Optimizer.of(Adam.of(0.001), network);
        List<Tensor> inputs = RandomInputs.draw(network, batch, Precision.FLOAT, Randoms.key(seed, 1));
        Shape targetShape = measure.targetShape(network.outputShape());
        Tensor target = Tensor.allocate(batch, targetShape, Precision.FLOAT);
        DrawnTargets.fill(loss, network.outputShape(), target, seed);
        double[] losses = new double[steps];
        for (int s = 0; s < steps; s++) {
            // Always the same position, so that dropout drops the same: the loss then falls from step to step.
            network.beginStep(seed, 0);
            List<Tensor> outputs = network.forward(inputs);
            losses[s] = measure.evaluate(outputs, target, network.outputGradients());
            network.backward(network.outputGradients());
            network.endBackward();
            optimizer.step(1);
        }
        return losses;
    }
}
