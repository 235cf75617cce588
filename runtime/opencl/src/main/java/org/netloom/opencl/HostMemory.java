package org.netloom.opencl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_mem;

/**
 * Memory of this program that a device reaches by itself, so that it copies while it computes and nobody waits. Pieces are kept
 * for the next copy of about that size.
 */
final class HostMemory {
    /** A larger piece would be missed elsewhere. */
    private static final int LARGEST = 1 << 24;

    private static final int SMALLEST = 1 << 8;

    private final OpenClDevice device;
    private final Map<Integer, Deque<Piece>> free = new ConcurrentHashMap<>();

    HostMemory(OpenClDevice device) {
        this.device = device;
    }

    /** Some of it, until it is given back; the memory belongs to the driver. */
    record Piece(cl_mem memory, ByteBuffer bytes) {
        FloatBuffer floats() {
            return bytes.duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
        }

        Pointer pointer() {
            return Pointer.to(bytes);
        }
    }

    /** True where so many floats may be had. */
    static boolean has(int floats) {
        return floats <= LARGEST;
    }

    /** Room for that many floats. */
    Piece take(int floats) {
        int size = size(floats);
        Piece known =
                free.computeIfAbsent(size, _ -> new ConcurrentLinkedDeque<>()).pollFirst();
        return known != null ? known : make((long) size * Float.BYTES);
    }

    void giveBack(Piece piece) {
        free.get(piece.bytes().capacity() / Float.BYTES).addFirst(piece);
    }

    private static int size(int floats) {
        return Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, floats - 1)) << 1);
    }

    private Piece make(long bytes) {
        return device.call("clEnqueueMapBuffer", () -> {
            long kind = CL.CL_MEM_READ_WRITE | CL.CL_MEM_ALLOC_HOST_PTR;
            cl_mem memory = CL.clCreateBuffer(device.context(), kind, bytes, null, null);
            long access = CL.CL_MAP_READ | CL.CL_MAP_WRITE;
            ByteBuffer mapped =
                    CL.clEnqueueMapBuffer(device.transfers(), memory, true, access, 0, bytes, 0, null, null, null);
            return new Piece(memory, mapped);
        });
    }
}
