package org.netloom.check;

import java.util.Optional;
import org.netloom.design.Design;
import org.netloom.loss.LossSpec;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.PlannedNetwork;
import org.netloom.plan.Planner;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.train.TrainingMemory;
import org.netloom.train.TrainingPlan;

/**
 * Peak memory of a sound design, predicted by a dry run of the code that would be generated, with the runtime's own plan
 * of the memory.
 *
 * @param batch samples per step of the training plan
 * @param training by purpose, at that batch size; empty where the design has no training plan
 * @param predictionBytes activations, parameters and folded weights to predict one sample
 */
public record MemoryReport(int batch, Optional<TrainingMemory> training, long predictionBytes) {
    /**
     * The memory a design needs.
     *
     * @throws org.netloom.problem.NetloomException if a tensor would be larger than an array can be
     */
    static MemoryReport of(Design design) {
        NetworkPlan network = Planner.plan(design);
        Optional<TrainingPlan> plan = design.plan();
        Optional<TrainingMemory> training = plan.map(p -> TrainingMemory.of(
                new PlannedNetwork(network), p, targetElements(p.loss(), network.outputShape()), p.batchSize()));
        long prediction = new PlannedNetwork(network).bytesNeeded(1, Precision.FLOAT, false);
        return new MemoryReport(plan.map(TrainingPlan::batchSize).orElse(0), training, prediction);
    }

    /** Losses of classes take an index for each row of channels, others a number for each output. */
    private static long targetElements(LossSpec loss, Shape output) {
        return loss instanceof SoftmaxCrossEntropy ? output.elements() / output.channels() : output.elements();
    }
}
