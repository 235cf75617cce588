package org.netloom.train;

import java.util.Optional;
import org.netloom.data.DataParts;
import org.netloom.layer.Network;
import org.netloom.mode.Adversarial;
import org.netloom.ops.Device;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.tensor.DeviceMemory;
import org.netloom.tensor.Precision;

/**
 * What a training will allocate, known before it begins: parameters with gradients and optimizer state, planned
 * activations, the batches that are prepared ahead, and a reserve for work space.
 */
final class MemoryNeed {
    /** Large arrays cannot fill every region of the heap. */
    private static final double USABLE = 0.92;

    /** Share of that which an advised batch size takes: it should fit the next time, too. */
    private static final double COMFORT = 0.9;

    private final Network network;
    private final Network second;
    private final TrainingPlan plan;
    private final DataParts data;
    private final int batch;
    private final Optional<Device> device;
    private final long bytes;

    private MemoryNeed(
            Network network, Network second, TrainingPlan plan, DataParts data, int batch, Optional<Device> device) {
        this.network = network;
        this.second = second;
        this.plan = plan;
        this.data = data;
        this.batch = batch;
        this.device = device;
        bytes = at(batch);
    }

    static MemoryNeed of(Network network, TrainingPlan plan, DataParts data, int batch) {
        return of(network, null, plan, data, batch);
    }

    /** @param second the other network of modes that train with two, or null */
    static MemoryNeed of(Network network, Network second, TrainingPlan plan, DataParts data, int batch) {
        return new MemoryNeed(network, second, plan, data, batch, Optional.empty());
    }

    /** The same training on a device. */
    MemoryNeed on(Device where) {
        return new MemoryNeed(network, second, plan, data, batch, Optional.of(where));
    }

    /** Predicted peak; {@link Long#MAX_VALUE} where a tensor would be larger than an array can be. */
    long bytes() {
        return bytes;
    }

    private long at(int samples) {
        try {
            long target = data.train().targets().shape().elements();
            Optional<DeviceMemory> where = device.map(Device::memory);
            long bytes =
                    TrainingMemory.of(network, plan, target, samples, where).bytes();
            if (second != null && plan.mode() instanceof Adversarial) {
                // Both of its moments in Adam are as large as its gradients.
                bytes += second.bytesNeeded(samples, Precision.FLOAT, true, TrainingMemory.largest(where))
                        + 2 * Float.BYTES * second.parameterCount();
            }
            return bytes;
        } catch (NetloomException e) {
            if (e.problems().getFirst().key() == CoreMessage.TENSOR_TOO_LARGE) {
                return Long.MAX_VALUE;
            }
            throw e;
        }
    }

    /**
     * Makes sure that the heap, or the device, has that much.
     *
     * @throws NetloomException NL-305 or NL-355 with the largest batch size that would fit
     */
    void require(String name) {
        if (device.isPresent()) {
            requireDevice(name, device.get());
            return;
        }
        if (bytes > USABLE * free()) {
            // What is in use may be garbage that the reading of the data left.
            System.gc();
        }
        require(name, free());
    }

    /** @param free bytes that can be allocated */
    void require(String name, long free) {
        long usable = (long) (free * USABLE);
        if (bytes <= usable) {
            return;
        }
        throw CoreMessage.TOO_LITTLE_MEMORY.exception(
                name, batch, needed(), Progress.bytes(usable), remedy(usable, "give Java more memory"));
    }

    /** The host needs little then, which it tells itself where it has not even that. */
    private void requireDevice(String name, Device where) {
        long usable = (long) (where.memory().bytes() * USABLE);
        if (bytes > usable) {
            throw CoreMessage.DEVICE_MEMORY.exception(
                    name,
                    batch,
                    needed(),
                    where.name(),
                    Progress.bytes(usable),
                    Progress.bytes(where.memory().largest()),
                    remedy(usable, "use --device cpu"));
        }
    }

    private String needed() {
        return bytes == Long.MAX_VALUE ? "more in one piece than it can have" : Progress.bytes(bytes);
    }

    private String remedy(long usable, String otherwise) {
        int fits = fitting(usable);
        return fits > 0
                ? "use --batch " + rounded(fits) + " (needs " + Progress.bytes(at(rounded(fits))) + "), or " + otherwise
                : "even a single sample does not fit; " + otherwise + ", or make the network smaller";
    }

    /** Memory grows with the batch, so the largest that fits is found by halving; 0 where none does. */
    private int fitting(long usable) {
        int fits = 0;
        int low = 0;
        int high = batch;
        while (low < high - 1) {
            int middle = (low + high) >>> 1;
            if (at(middle) <= COMFORT * usable) {
                low = middle;
                fits = middle;
            } else {
                high = middle;
            }
        }
        return fits;
    }

    /** A round batch size is easier to remember: the largest power of two, or multiple of 32. */
    private static int rounded(int fits) {
        return fits >= 64 ? fits / 32 * 32 : Integer.highestOneBit(fits);
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
