package org.netloom.check;

import java.util.Optional;
import java.util.function.Supplier;
import org.netloom.design.Design;
import org.netloom.loss.Comparison;
import org.netloom.loss.LossSpec;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.PlannedNetwork;
import org.netloom.plan.Planner;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;
import org.netloom.tensor.DeviceMemory;
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
        return of(design, Optional.empty());
    }

    /**
     * The memory a design needs.
     *
     * @param device that trains it; empty: the processor
     * @throws org.netloom.problem.NetloomException NL-115 if a tensor would be larger than one piece of memory can be
     */
    public static MemoryReport of(Design design, Optional<DeviceMemory> device) {
        NetworkPlan network = Planner.plan(design);
        Optional<TrainingPlan> plan = design.plan();
        Optional<TrainingMemory> training = plan.map(p -> TrainingMemory.of(
                new PlannedNetwork(network),
                p,
                targetElements(p.loss(), network.outputShape()),
                p.batchSize(),
                device));
        long prediction = new PlannedNetwork(network).bytesNeeded(1, Precision.FLOAT, false);
        return new MemoryReport(plan.map(TrainingPlan::batchSize).orElse(0), training, prediction);
    }

    /**
     * The largest round batch size, up to {@code most}, whose training fits into so many bytes; 0 where not even a single
     * sample does. Takes as long as a dozen predictions.
     *
     * @param design without errors and with a plan
     * @param device that trains it, with the largest piece of memory that it gives; empty: the processor
     */
    public static int largestBatch(Design design, Optional<DeviceMemory> device, long bytes, int most) {
        NetworkPlan network = Planner.plan(design);
        PlannedNetwork planned = new PlannedNetwork(network);
        TrainingPlan plan = design.plan().orElseThrow();
        long target = targetElements(plan.loss(), network.outputShape());
        int low = 0;
        int high = most + 1;
        // Memory grows with the batch, so the largest that fits is found by halving.
        while (low < high - 1) {
            int middle = (low + high) >>> 1;
            if (bytes(() -> TrainingMemory.of(planned, plan, target, middle, device)) <= bytes) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low >= 64 ? low / 32 * 32 : Integer.highestOneBit(low);
    }

    /** What a training needs; {@link Long#MAX_VALUE} where a tensor is larger than a piece of memory can be. */
    private static long bytes(Supplier<TrainingMemory> prediction) {
        try {
            return prediction.get().bytes();
        } catch (NetloomException e) {
            if (e.problems().getFirst().key() == CoreMessage.TENSOR_TOO_LARGE) {
                return Long.MAX_VALUE;
            }
            throw e;
        }
    }

    /** Losses of classes take an index for each row of channels, others a number for each output. */
    private static long targetElements(LossSpec loss, Shape output) {
        return loss.comparison() == Comparison.CLASS ? output.elements() / output.channels() : output.elements();
    }
}
