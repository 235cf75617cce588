package org.netloom.ops;

import java.util.List;
import java.util.function.Function;

/**
 * A device that can compute a network, as a {@link DeviceFinder} found it.
 *
 * @param name by which a user asks for it: "opencl:0"
 * @param description what it is, for a person: "NVIDIA H100 (NVIDIA CUDA)"
 * @param facts what is worth knowing about it, name and value: memory, units, driver
 * @param memory bytes it has
 * @param largest bytes of one piece of memory
 * @param opener makes its operations; what it cannot do, the given ones do
 */
public record Device(
        String name, String description, List<Fact> facts, long memory, long largest, Function<Ops, Ops> opener) {
    public Device {
        facts = List.copyOf(facts);
    }

    /** A line about a device. */
    public record Fact(String name, String value) {}

    /**
     * Operations on this device.
     *
     * @param cpu for what the device cannot do
     * @throws org.netloom.problem.NetloomException if the device does not answer
     */
    public Ops open(Ops cpu) {
        return opener.apply(cpu);
    }
}
