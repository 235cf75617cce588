package org.netloom.profile;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.loss.Loss;
import org.netloom.mode.Adversarial;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.InitializerSpec;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Optimizer;
import org.netloom.optimize.ParameterGroups;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.train.TrainingPlan;
import org.netloom.verify.DrawnTargets;
import org.netloom.verify.RandomInputs;

/**
 * One step of a training on drawn samples: forward pass, loss, backward pass, check of the gradients, optimizer. The rate is
 * 0, so that the numbers stay what they are and every step does the same work.
 */
abstract class TrainingStep {
    static final long SEED = 1;

    /** Runs the next step. */
    abstract void run(Sections sections);

    /** Measures what is in no layer. */
    interface Sections {
        void section(Section section, Runnable work);

        /** Only runs it. */
        Sections NONE = (_, work) -> work.run();
    }

    /**
     * The step of a plan's mode, with networks prepared for it.
     *
     * @param networks one; generator and discriminator of an adversarial training
     * @param plan null for a network without one: its outputs get drawn gradients
     */
    static TrainingStep of(List<Network> networks, TrainingPlan plan, int samplePort, int batch, Ops ops) {
        InitializerSpec start = plan == null ? HeInit.of() : plan.initialization();
        for (Network n : networks) {
            n.prepareForTraining(batch, ops);
            Initializers.initialize(n, start, SEED);
        }
        Network first = networks.getFirst();
        if (plan == null) {
            return new Passes(first, batch);
        }
        if (plan.mode() instanceof Adversarial mode) {
            return new AdversarialStep(first, networks.get(1), samplePort, mode, plan, batch);
        }
        return new Supervised(first, plan, batch);
    }

    /** The forward pass of a network prepared for inference. */
    static TrainingStep prediction(Network network, int batch, Ops ops) {
        network.prepareForInference(batch, ops);
        Initializers.initialize(network, HeInit.of(), SEED);
        List<Tensor> inputs = inputs(network, batch);
        return new TrainingStep() {
            @Override
            void run(Sections sections) {
                network.forward(inputs);
            }
        };
    }

    /** The update that a plan asks for. */
    static Optimizer optimizer(TrainingPlan plan, Network network) {
        return Optimizer.of(plan.optimizer(), plan.regularization(), plan.clipping(), network)
                .groups(new ParameterGroups(network, plan.transfer()));
    }

    static List<Tensor> inputs(Network network, int batch) {
        return RandomInputs.draw(network, batch, Precision.FLOAT, Randoms.key(SEED, 1));
    }

    static void check(Network network, Sections sections) {
        sections.section(Section.REST, () -> {
            if (network.allGradients() != null) {
                network.execution().ops().isFinite(network.allGradients());
            }
        });
    }

    /** Both passes alone. */
    private static final class Passes extends TrainingStep {
        private final Network network;
        private final List<Tensor> inputs;
        private long step;

        Passes(Network network, int batch) {
            this.network = network;
            inputs = inputs(network, batch);
        }

        @Override
        void run(Sections sections) {
            network.beginStep(SEED, step++);
            network.forward(inputs);
            network.backward(network.outputGradients());
            network.endBackward();
        }
    }

    /** Learning from samples with answers; also what the other modes with one network do in each of their steps. */
    private static final class Supervised extends TrainingStep {
        private final Network network;
        private final List<Tensor> inputs;
        private final Loss loss;
        private final Tensor target;
        private final Optimizer optimizer;
        private long step;

        Supervised(Network network, TrainingPlan plan, int batch) {
            this.network = network;
            inputs = inputs(network, batch);
            loss = Loss.of(plan.loss(), network);
            target = Tensor.allocate(batch, loss.targetShape(network.outputShape()), Precision.FLOAT);
            DrawnTargets.fill(plan.loss(), network.outputShape(), target, SEED);
            optimizer = optimizer(plan, network);
        }

        @Override
        void run(Sections sections) {
            network.beginStep(SEED, step++);
            List<Tensor> outputs = network.forward(inputs);
            sections.section(Section.LOSS, () -> loss.evaluate(outputs, target, network.outputGradients()));
            network.backward(network.outputGradients());
            network.endBackward();
            check(network, sections);
            sections.section(Section.OPTIMIZER, () -> optimizer.step(0));
        }
    }
}
