package org.netloom.opencl;

import java.util.function.Supplier;
import org.jocl.cl_event;

/** Numbers that are on their way from a device; asked for once, by one thread. */
final class LateRead implements Supplier<float[]> {
    private final OpenClDevice device;
    private final HostMemory.Piece piece;
    private final cl_event there;
    private final int count;

    /** @param there happens when the numbers are in {@code piece} */
    LateRead(OpenClDevice device, HostMemory.Piece piece, cl_event there, int count) {
        this.device = device;
        this.piece = piece;
        this.there = there;
        this.count = count;
    }

    @Override
    public float[] get() {
        device.awaitEvent(there);
        float[] numbers = new float[count];
        piece.floats().get(numbers);
        device.hostMemory().giveBack(piece);
        return numbers;
    }
}
