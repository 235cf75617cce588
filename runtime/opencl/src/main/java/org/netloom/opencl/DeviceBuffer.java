package org.netloom.opencl;

import java.util.function.Supplier;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_event;
import org.jocl.cl_mem;
import org.netloom.tensor.Mirror;

/** Floats on a device. Copies wait for what was queued for computing before them. */
final class DeviceBuffer implements Mirror {
    private final OpenClDevice device;
    private final cl_mem memory;
    private final int size;

    /** Happens when the device is done with these numbers; null where nobody has said so. Guarded by this. */
    private cl_event released;

    DeviceBuffer(OpenClDevice device, int size) {
        this.device = device;
        this.size = size;
        memory = device.create(this, (long) Math.max(1, size) * Float.BYTES);
    }

    boolean isOn(OpenClDevice other) {
        return device == other;
    }

    /** For a kernel: from here on there is something to wait for again. */
    cl_mem memory() {
        cl_event old = takeReleased();
        if (old != null) {
            CL.clReleaseEvent(old);
        }
        return memory;
    }

    int size() {
        return size;
    }

    @Override
    public void release() {
        cl_event now = device.marker();
        cl_event old;
        synchronized (this) {
            old = released;
            released = now;
        }
        if (old != null) {
            CL.clReleaseEvent(old);
        }
    }

    private synchronized cl_event takeReleased() {
        cl_event taken = released;
        released = null;
        return taken;
    }

    @Override
    public void upload(float[] from, int at, int first, int end) {
        cl_event done = takeReleased();
        boolean waits = done == null;
        cl_event before = waits ? device.marker() : done;
        try {
            upload(from, at, first, end - first, before, waits);
        } finally {
            CL.clReleaseEvent(before);
        }
    }

    private void upload(float[] from, int at, int first, int count, cl_event before, boolean waits) {
        long offset = (long) first * Float.BYTES;
        long bytes = (long) count * Float.BYTES;
        if (device.facts().processor() || !HostMemory.has(count)) {
            Pointer numbers = Pointer.to(from).withByteOffset((long) at * Float.BYTES);
            device.upload(memory, offset, bytes, numbers, before, waits);
            return;
        }
        // A card copies what lies in memory of the driver by itself.
        HostMemory.Piece piece = device.hostMemory().take(count);
        piece.floats().put(from, at, count);
        device.upload(memory, offset, bytes, piece.pointer(), before, waits);
        device.hostMemory().giveBack(piece);
    }

    @Override
    public void download(float[] to, int at, int first, int end) {
        device.download(
                memory,
                (long) first * Float.BYTES,
                (long) (end - first) * Float.BYTES,
                Pointer.to(to).withByteOffset((long) at * Float.BYTES));
    }

    /** The first numbers. */
    float[] read(int count) {
        float[] numbers = new float[count];
        download(numbers, 0, 0, count);
        return numbers;
    }

    /** Numbers as they are when the queue comes to it; to be asked for once, later. */
    Supplier<float[]> readLater(int first, int count) {
        if (!HostMemory.has(count)) {
            float[] numbers = new float[count];
            download(numbers, 0, first, first + count);
            return () -> numbers;
        }
        HostMemory.Piece piece = device.hostMemory().take(count);
        long offset = (long) first * Float.BYTES;
        cl_event there = device.downloadLater(memory, offset, (long) count * Float.BYTES, piece.pointer());
        return new LateRead(device, piece, there, count);
    }
}
