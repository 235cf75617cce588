package org.netloom.bench;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.loss.Loss;
import org.netloom.loss.LossSpec;
import org.netloom.ops.Ops;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Optimizer;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.DrawnTargets;
import org.netloom.verify.RandomInputs;

/** What is timed of a network, on random samples that stay the same. */
enum Workload {
    /** One training step: forward, loss, backward, update of the parameters. */
    STEP {
        @Override
        Runnable of(Network network, int batch, Ops ops, LossSpec loss, OptimizerSpec optimizer) {
            network.prepareForTraining(batch, ops);
            Initializers.initialize(network, HeInit.of(), SEED);
            return new Step(network, batch, loss, optimizer);
        }
    },
    /** The outputs of a batch, of a network that is prepared for inference. */
    FORWARD {
        @Override
        Runnable of(Network network, int batch, Ops ops, LossSpec loss, OptimizerSpec optimizer) {
            network.prepareForInference(batch, ops);
            Initializers.initialize(network, HeInit.of(), SEED);
            List<Tensor> inputs = RandomInputs.draw(network, batch, Precision.FLOAT, SEED);
            return () -> network.forward(inputs);
        }
    };

    private static final long SEED = 1;

    /** Prepares a network for it; each call of what comes back is one unit of work. */
    abstract Runnable of(Network network, int batch, Ops ops, LossSpec loss, OptimizerSpec optimizer);

    private static final class Step implements Runnable {
        private final Network network;
        private final List<Tensor> inputs;
        private final Tensor target;
        private final Loss loss;
        private final Optimizer optimizer;
        private long steps;

        Step(Network network, int batch, LossSpec loss, OptimizerSpec optimizer) {
            this.network = network;
            this.loss = Loss.of(loss, network);
            this.optimizer = Optimizer.of(optimizer, network);
            inputs = RandomInputs.draw(network, batch, Precision.FLOAT, SEED);
            target = Tensor.allocate(batch, this.loss.targetShape(network.outputShape()), Precision.FLOAT);
            DrawnTargets.fill(loss, network.outputShape(), target, SEED);
        }

        @Override
        public void run() {
            network.beginStep(SEED, steps++);
            List<Tensor> outputs = network.forward(inputs);
            loss.evaluate(outputs, target, network.outputGradients());
            network.backward(network.outputGradients());
            network.endBackward();
            optimizer.step(1);
        }
    }
}
