package org.netloom.profile;

import java.util.List;
import org.netloom.data.Digits;
import org.netloom.layer.Network;
import org.netloom.loss.Loss;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.ops.Backend;
import org.netloom.ops.Devices;
import org.netloom.ops.MachinePeak;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Momentum;
import org.netloom.optimize.Optimizer;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.train.AlgorithmFile;
import org.netloom.train.TrainingPlan;
import org.netloom.verify.DrawnTargets;
import org.netloom.verify.RandomInputs;

/** This library: a generated network on samples that are drawn once. */
public final class NetloomContender
        implements Contender.Trainer, Contender.Predictor, Contender.Multiplier, Contender.Gauge {
    /** Where the design has no plan. A rate so low that the numbers stay what they are. */
    private static final TrainingPlan USUAL =
            TrainingPlan.of(Digits.of(), SoftmaxCrossEntropy.of()).optimizer(Momentum.of(1e-4));

    private static final long SEED = 1;

    /** System property with the device, by name; the processor where nothing is said. */
    public static final String DEVICE = "netloom.device";

    private Network network;

    @Override
    public Runnable step(TimingTask task) {
        return step(create(task), task, ops(task.threads()));
    }

    /** A training step on given operations. */
    public Runnable step(Network made, TimingTask task, Ops ops) {
        network = made;
        AlgorithmFile.choose(ops.algorithms());
        network.prepareForTraining(task.batch(), ops);
        Initializers.initialize(network, HeInit.of(), SEED);
        return new Step(network, task.batch(), task.plan().orElse(USUAL));
    }

    @Override
    public Runnable forward(TimingTask task) {
        return forward(create(task), task, ops(task.threads()));
    }

    /** Outputs by given operations. */
    public Runnable forward(Network made, TimingTask task, Ops ops) {
        network = made;
        network.prepareForInference(task.batch(), ops);
        Initializers.initialize(network, HeInit.of(), SEED);
        List<Tensor> inputs = RandomInputs.draw(network, task.batch(), Precision.FLOAT, SEED);
        return () -> {
            made.forward(inputs);
            ops.await();
        };
    }

    @Override
    public Runnable product(TimingTask task, int n) {
        Ops ops = ops(task.threads());
        Tensor a = random(n, 1);
        Tensor b = random(n, 2);
        Tensor c = random(n, 3);
        return () -> {
            ops.matmul(n, n, n, a, false, b, false, null, ActivationFunction.IDENTITY, false, c);
            ops.await();
        };
    }

    private static Tensor random(int n, long stream) {
        Tensor t = Tensor.allocate(n, Shape.of(n), Precision.FLOAT);
        long key = Randoms.key(SEED, stream);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, Randoms.uniform(key, i) - 0.5);
        }
        return t;
    }

    @Override
    public long parameters() {
        return network.parameterCount();
    }

    @Override
    public double peakFlops(int threads) {
        return device().equals(Devices.CPU)
                ? MachinePeak.measure(threads).flops()
                : Devices.find(device()).peak().flops();
    }

    @Override
    public String operations() {
        return device().equals(Devices.CPU)
                ? Backend.describe()
                : ops(Backend.defaultThreads()).describe();
    }

    private static String device() {
        return System.getProperty(DEVICE, Devices.CPU);
    }

    private static Ops ops(int threads) {
        return Devices.open(device(), threads);
    }

    private static Network create(TimingTask task) {
        try {
            return (Network) Class.forName(task.network()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(task.network() + " is no network", e);
        }
    }

    private static final class Step implements Runnable {
        private final Network network;
        private final List<Tensor> inputs;
        private final Tensor target;
        private final Loss loss;
        private final Optimizer optimizer;
        private long steps;

        Step(Network network, int batch, TrainingPlan plan) {
            this.network = network;
            loss = Loss.of(plan.loss(), network);
            optimizer = Optimizer.of(plan.optimizer(), plan.regularization(), plan.clipping(), network);
            inputs = RandomInputs.draw(network, batch, Precision.FLOAT, SEED);
            target = Tensor.allocate(batch, loss.targetShape(network.outputShape()), Precision.FLOAT);
            DrawnTargets.fill(plan.loss(), network.outputShape(), target, SEED);
        }

        @Override
        public void run() {
            network.beginStep(SEED, steps++);
            List<Tensor> outputs = network.forward(inputs);
            loss.evaluate(outputs, target, network.outputGradients());
            network.backward(network.outputGradients());
            network.endBackward();
            optimizer.step(1);
            network.execution().ops().await();
            if (steps == 1) {
                AlgorithmFile.keep(network.execution().ops().algorithms());
            }
        }
    }
}
