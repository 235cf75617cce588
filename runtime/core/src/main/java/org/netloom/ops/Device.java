package org.netloom.ops;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.netloom.tensor.DeviceMemory;

/**
 * A device that can compute a network, as a {@link DeviceFinder} found it.
 *
 * @param name by which a user asks for it: "opencl:0"
 * @param description what it is, for a person: "NVIDIA H100 (NVIDIA CUDA)"
 * @param facts what is worth knowing about it, name and value: memory, units, driver
 * @param memory what it has, and what its operations take of it
 * @param opener makes its operations; what it cannot do, the given ones do
 * @param meter measures what it can do at most
 */
public record Device(
        String name,
        String description,
        List<Fact> facts,
        DeviceMemory memory,
        Function<Ops, Ops> opener,
        Supplier<Peak> meter) {
    /** Name of the fact that says what kind of hardware it is. */
    public static final String TYPE = "type";

    /** Its value for a device that is the processor itself. */
    public static final String PROCESSOR = "processor";

    public Device {
        facts = List.copyOf(facts);
    }

    /** A line about a device. */
    public record Fact(String name, String value) {}

    /**
     * What a device can do at most.
     *
     * @param flops floating-point operations a second, by multiply-adds in registers
     * @param bytes bytes a second that a copy within its memory reads and writes
     */
    public record Peak(double flops, double bytes) {}

    /**
     * Measures, in about a second.
     *
     * @throws org.netloom.problem.NetloomException if the device does not answer
     */
    public Peak peak() {
        return meter.get();
    }

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
