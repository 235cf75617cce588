package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.netloom.layer.Network;
import org.netloom.ops.Device;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Optimizer;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.RandomInputs;

/**
 * A few steps of networks on drawn samples, to see how long they take on a device: forward pass, backward pass and update of
 * a training, or the forward pass alone. The networks must be prepared again afterwards.
 */
final class DeviceTrial implements DeviceChoice.Contest {
    /** Measuring ends after so long in any case; a step that is longer is run twice. */
    private static final double MOST_SECONDS = 12;

    /** Seconds without a better time that end it: Java's compiler takes one kernel after the other, each for a while. */
    private static final double QUIET_SECONDS = 1.5;

    /** Steps without a better time that end it, where steps are long. */
    private static final int QUIET_STEPS = 2;

    /** A time is better if it is below this share of the best. */
    private static final double BETTER = 0.97;

    private static final long SEED = 1;

    private final List<Network> networks;
    private final Optional<TrainingPlan> plan;
    private final int batch;
    private final Optional<Supplier<MemoryNeed>> need;

    private DeviceTrial(
            List<Network> networks, Optional<TrainingPlan> plan, int batch, Optional<Supplier<MemoryNeed>> need) {
        this.networks = List.copyOf(networks);
        this.plan = plan;
        this.batch = batch;
        this.need = need;
    }

    /** Of training steps by a plan. */
    static DeviceTrial ofTraining(List<Network> networks, TrainingPlan plan, int batch, Supplier<MemoryNeed> need) {
        return new DeviceTrial(networks, Optional.of(plan), batch, Optional.of(need));
    }

    /** Of forward passes. */
    static DeviceTrial ofPrediction(Network network, int batch) {
        return new DeviceTrial(List.of(network), Optional.empty(), batch, Optional.empty());
    }

    @Override
    public double seconds(Optional<Device> device, Ops ops) {
        need.map(Supplier::get)
                .map(n -> device.map(n::on).orElse(n))
                .ifPresent(n -> n.require(networks.getFirst().name()));
        List<Run> runs = new ArrayList<>();
        for (Network n : networks) {
            runs.add(new Run(n, ops));
        }
        return shortest(runs);
    }

    private static double shortest(List<Run> runs) {
        double best = Double.POSITIVE_INFINITY;
        double elapsed = 0;
        double quiet = 0;
        int idle = 0;
        for (int steps = 0;
                steps < 2 || elapsed < MOST_SECONDS && (quiet < QUIET_SECONDS || idle < QUIET_STEPS);
                steps++) {
            long start = System.nanoTime();
            runs.forEach(Run::step);
            double seconds = (System.nanoTime() - start) / 1e9;
            boolean better = seconds < BETTER * best;
            elapsed += seconds;
            quiet = better ? 0 : quiet + seconds;
            idle = better ? 0 : idle + 1;
            best = Math.min(best, seconds);
        }
        return best;
    }

    /** One network at work. */
    private final class Run {
        private final Network network;
        private final Ops ops;
        private final List<Tensor> inputs;
        private final Optional<Optimizer> optimizer;

        Run(Network network, Ops ops) {
            this.network = network;
            this.ops = ops;
            network.prepare(batch, ops, Precision.FLOAT, plan.isPresent());
            Initializers.initialize(network, HeInit.of(), SEED);
            inputs = RandomInputs.draw(network, batch, Precision.FLOAT, Randoms.key(SEED, 1));
            optimizer = plan.map(p -> Optimizer.of(p.optimizer(), p.regularization(), p.clipping(), network));
        }

        /** Ends when the result is there: a device works on after a call. */
        void step() {
            // New samples come with every step.
            inputs.forEach(x -> x.set(0, x.get(0)));
            network.beginStep(SEED, 0);
            List<Tensor> outputs = network.forward(inputs);
            if (optimizer.isEmpty()) {
                outputs.getFirst().toArray();
                return;
            }
            network.backward(network.outputGradients());
            network.endBackward();
            optimizer.get().step(0);
            if (network.allGradients() != null) {
                ops.isFinite(network.allGradients());
            }
        }
    }
}
