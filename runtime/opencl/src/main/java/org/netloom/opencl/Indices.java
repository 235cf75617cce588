package org.netloom.opencl;

import org.jocl.CL;
import org.jocl.Pointer;

/** Whole numbers on a device, 4 bytes as floats are. */
final class Indices {
    private Indices() {}

    /** Numbers in a buffer of their own. */
    static DeviceBuffer of(OpenClDevice device, int[] numbers) {
        DeviceBuffer buffer = new DeviceBuffer(device, numbers.length);
        put(device, numbers, buffer);
        return buffer;
    }

    /** Writes numbers to the beginning of a buffer. */
    static void put(OpenClDevice device, int[] numbers, DeviceBuffer to) {
        if (numbers.length > 0) {
            long bytes = (long) numbers.length * Integer.BYTES;
            device.call(
                    "a copy to the device",
                    () -> CL.clEnqueueWriteBuffer(
                            device.queue(), to.memory(), true, 0, bytes, Pointer.to(numbers), 0, null, null));
        }
    }
}
