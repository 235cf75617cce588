package org.netloom.train;

import org.netloom.data.TargetKind;
import org.netloom.layer.Network;
import org.netloom.mode.DeepQ;
import org.netloom.optimize.Adam;
import org.netloom.optimize.AdamW;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.Sgd;
import org.netloom.tensor.Allocator;
import org.netloom.tensor.Precision;

/**
 * What a training holds in memory at its peak, in bytes, known before it begins.
 *
 * @param activations outputs of layers, their gradients and work space of layers, as the plan of the memory shares them
 * @param parameters trained parameters and running state
 * @param gradients of the trained parameters
 * @param optimizer its state, and the best parameters so far where the plan stops early
 * @param batches samples that are prepared ahead
 * @param reserve work space of operations, buffers of files, structures of the JVM
 */
public record TrainingMemory(
        long activations, long parameters, long gradients, long optimizer, long batches, long reserve) {
    private static final int FLOAT = Float.BYTES;

    /** Batches in memory: three of the training part, three of the part that is evaluated. */
    private static final int BATCHES = 6;

    private static final long RESERVE = 24_000_000;

    /**
     * The need of a network, found by a dry run; the network must be prepared before it runs again.
     *
     * @param targetElements numbers in the target of one sample; not used where the target is the input
     * @throws org.netloom.problem.NetloomException if a tensor would be larger than an array can be
     */
    public static TrainingMemory of(Network network, TrainingPlan plan, long targetElements, int batch) {
        return of(network, plan, targetElements, batch, Allocator.HOST.largest());
    }

    /**
     * As above, where a piece of memory has at most {@code largest} numbers.
     *
     * @throws org.netloom.problem.NetloomException NL-115 if a tensor would be larger
     */
    static TrainingMemory of(Network network, TrainingPlan plan, long targetElements, int batch, long largest) {
        long planned = network.bytesNeeded(batch, Precision.FLOAT, true, largest);
        long parameters = FLOAT
                * network.parameters().stream()
                        .mapToLong(p -> p.declared().shape().elements())
                        .sum();
        long gradients = FLOAT * network.parameterCount();
        int best = plan.earlyStopping().patience() > 0 ? 1 : 0;
        long input = network.sampleShape().elements();
        long sample = input + (plan.target() == TargetKind.INPUT ? input : targetElements);
        long other = 0;
        if (plan.mode() instanceof DeepQ mode) {
            // The copy of the network, and what is seen before and after each move that is remembered.
            other = network.bytesNeeded(batch, Precision.FLOAT, false) + 2L * FLOAT * mode.memory() * input;
        }
        return new TrainingMemory(
                planned - parameters - gradients + other,
                parameters,
                gradients,
                (slots(plan.optimizer()) + best) * gradients,
                BATCHES * batch * sample * FLOAT,
                RESERVE);
    }

    private static long slots(OptimizerSpec spec) {
        return switch (spec) {
            case Sgd _ -> 0;
            case Adam _, AdamW _ -> 2;
            default -> 1;
        };
    }

    /** What lies on a device, where one computes: nothing but the samples of one step is prepared there. */
    long onDevice() {
        return activations + parameters + gradients + optimizer + batches / BATCHES + reserve;
    }

    /** The sum. */
    public long bytes() {
        return activations + parameters + gradients + optimizer + batches + reserve;
    }
}
