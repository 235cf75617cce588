package org.netloom.train;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.netloom.data.Batches;
import org.netloom.data.TargetKind;
import org.netloom.layer.Network;
import org.netloom.mode.DeepQ;
import org.netloom.optimize.Adam;
import org.netloom.optimize.AdamW;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.Sgd;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Allocator;
import org.netloom.tensor.DeviceMemory;
import org.netloom.tensor.Memory;
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

    /** Rows of batches: that of the training part, and that of the part that is evaluated. */
    private static final int ROWS = 2;

    private static final long RESERVE = 24_000_000;

    /**
     * The need of a network, found by a dry run; the network must be prepared before it runs again.
     *
     * @param targetElements numbers in the target of one sample; not used where the target is the input
     * @throws org.netloom.problem.NetloomException if a tensor would be larger than an array can be
     */
    public static TrainingMemory of(Network network, TrainingPlan plan, long targetElements, int batch) {
        return of(network, plan, targetElements, batch, Optional.empty());
    }

    /**
     * As above, in the memory of a device; the heap then holds little but batches.
     *
     * @param device empty: the heap
     * @throws org.netloom.problem.NetloomException NL-115 if a tensor would be larger than one piece of memory can be
     */
    public static TrainingMemory of(
            Network network, TrainingPlan plan, long targetElements, int batch, Optional<DeviceMemory> device) {
        long largest = largest(device);
        long planned = network.bytesNeeded(batch, Precision.FLOAT, true, largest);
        long parameters = FLOAT * numbers(network).sum();
        if (parameters > FLOAT * largest) {
            throw CoreMessage.TENSOR_TOO_LARGE.exception(
                    1, "all parameters", parameters / FLOAT, largest, "any size on another device");
        }
        long gradients = FLOAT * network.parameterCount();
        int best = plan.earlyStopping().patience() > 0 ? 1 : 0;
        long input = network.sampleShape().elements();
        long sample = input + (plan.target() == TargetKind.INPUT ? input : targetElements);
        long other = 0;
        if (plan.mode() instanceof DeepQ mode) {
            // The copy of the network, and what is seen before and after each move that is remembered.
            other = network.bytesNeeded(batch, Precision.FLOAT, false) + 2L * FLOAT * mode.memory() * input;
        }
        // A device is told a batch while it is still at the one before, which is kept.
        int batches = ROWS * Batches.inMemory() + (device.isPresent() ? ROWS : 0);
        return new TrainingMemory(
                planned - parameters - gradients + other,
                parameters,
                gradients,
                (slots(plan.optimizer()) + best) * gradients,
                (long) batches * batch * sample * FLOAT,
                RESERVE + device.map(d -> workSpace(d, network, batch)).orElse(0L));
    }

    /** Most numbers of one piece of memory, as the device's allocator will say it. */
    static long largest(Optional<DeviceMemory> device) {
        long host = Allocator.HOST.largest();
        return device.map(d -> Math.min(host, d.largest() / FLOAT - 2 * Memory.ALIGN))
                .orElse(host);
    }

    private static LongStream numbers(Network network) {
        return network.parameters().stream().mapToLong(p -> p.declared().shape().elements());
    }

    private static long workSpace(DeviceMemory device, Network network, int batch) {
        long activation = network.layers().stream()
                .flatMap(l -> Stream.concat(l.inputShapes().stream(), Stream.of(l.outputShape())))
                .mapToLong(Shape::elements)
                .max()
                .orElse(0);
        long filter = network.parameters().stream()
                .map(p -> p.declared().shape())
                .filter(s -> s.rank() > 2)
                .mapToLong(Shape::elements)
                .max()
                .orElse(0);
        return device.workSpace(
                batch * activation, filter, numbers(network).max().orElse(0));
    }

    private static long slots(OptimizerSpec spec) {
        return switch (spec) {
            case Sgd _ -> 0;
            case Adam _, AdamW _ -> 2;
            default -> 1;
        };
    }

    /** The sum. */
    public long bytes() {
        return activations + parameters + gradients + optimizer + batches + reserve;
    }
}
