package org.netloom.check;

import java.util.Optional;
import org.netloom.design.Design;
import org.netloom.loss.Comparison;
import org.netloom.loss.LossSpec;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.PlannedNetwork;
import org.netloom.plan.Planner;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
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

    /**
     * The largest round batch size, up to {@code most}, whose training fits into so many bytes; 0 where not even a single
     * sample does. Takes as long as a dozen predictions.
     *
     * @param design without errors and with a plan
     */
    public static int largestBatch(Design design, long bytes, int most) {
        NetworkPlan network = Planner.plan(design);
        PlannedNetwork planned = new PlannedNetwork(network);
        TrainingPlan plan = design.plan().orElseThrow();
        long target = targetElements(plan.loss(), network.outputShape());
        int low = 0;
        int high = most + 1;
        // Memory grows with the batch, so the largest that fits is found by halving.
        while (low < high - 1) {
            int middle = (low + high) >>> 1;
            if (fits(planned, plan, target, middle, bytes)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low >= 64 ? low / 32 * 32 : Integer.highestOneBit(low);
    }

    private static boolean fits(PlannedNetwork planned, TrainingPlan plan, long target, int batch, long bytes) {
        try {
            return TrainingMemory.of(planned, plan, target, batch).bytes() <= bytes;
        } catch (NetloomException e) {
            if (e.problems().getFirst().key() == CoreMessage.TENSOR_TOO_LARGE) {
                return false;
            }
            throw e;
        }
    }

    /** Losses of classes take an index for each row of channels, others a number for each output. */
    private static long targetElements(LossSpec loss, Shape output) {
        return loss.comparison() == Comparison.CLASS ? output.elements() / output.channels() : output.elements();
    }
}
