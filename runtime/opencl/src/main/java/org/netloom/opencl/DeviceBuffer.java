package org.netloom.opencl;

import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.netloom.tensor.Mirror;

/** Floats on a device. Copies wait for what was queued for computing before them. */
final class DeviceBuffer implements Mirror {
    private final OpenClDevice device;
    private final cl_mem memory;
    private final int size;

    DeviceBuffer(OpenClDevice device, int size) {
        this.device = device;
        this.size = size;
        memory = device.create(this, (long) Math.max(1, size) * Float.BYTES);
    }

    boolean isOn(OpenClDevice other) {
        return device == other;
    }

    cl_mem memory() {
        return memory;
    }

    int size() {
        return size;
    }

    @Override
    public void upload(float[] from, int at, int first, int end) {
        device.upload(
                memory,
                (long) first * Float.BYTES,
                (long) (end - first) * Float.BYTES,
                Pointer.to(from).withByteOffset((long) at * Float.BYTES));
    }

    @Override
    public void download(float[] to, int at, int first, int end) {
        device.call(
                "a copy from the device",
                () -> CL.clEnqueueReadBuffer(
                        device.queue(),
                        memory,
                        true,
                        (long) first * Float.BYTES,
                        (long) (end - first) * Float.BYTES,
                        Pointer.to(to).withByteOffset((long) at * Float.BYTES),
                        0,
                        null,
                        null));
    }

    /** The first numbers. */
    float[] read(int count) {
        float[] numbers = new float[count];
        download(numbers, 0, 0, count);
        return numbers;
    }
}
