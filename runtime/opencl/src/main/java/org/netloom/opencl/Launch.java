package org.netloom.opencl;

import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_mem;
import org.netloom.tensor.Tensor;

/**
 * One call of a kernel: its arguments in order, then the size. A tensor is two arguments, its buffer and the index of its
 * first element. What is read is brought to the device, what is written becomes newer there.
 */
final class Launch {
    /** Work items of a group where the kernel does not care. */
    private static final int GROUP = 256;

    /** Work items of a group on a card that have a task each, with many registers. */
    private static final int TASK_GROUP = 64;

    /** Shares of tasks for each unit of a processor. */
    static final int SHARES = 16;

    private final OpenClDevice device;
    private final Programs.Kernel kernel;
    private final List<Tensor> written = new ArrayList<>(2);
    private final List<Pointer> pointers = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    Launch(OpenClDevice device, Programs.Kernel kernel) {
        this.device = device;
        this.kernel = kernel;
    }

    /** A tensor whose elements in use are read. */
    Launch read(Tensor t) {
        tensor(t);
        t.storage().readOnDevice(t.offset(), t.offset() + t.size());
        return this;
    }

    /** A tensor whose elements in use are all written, and not read before. */
    Launch write(Tensor t) {
        tensor(t);
        written.add(t);
        return this;
    }

    /** A tensor that is read and written, or written in parts. */
    Launch update(Tensor t) {
        read(t);
        written.add(t);
        return this;
    }

    /** A tensor that is read, or null: then the kernel gets some buffer that it must not look into. */
    Launch readIfAny(Tensor t) {
        return t == null ? memory(device.scratch("none", 1).memory()).add(0) : read(t);
    }

    /** A tensor that is updated, or null: then the kernel gets some buffer that it must not look into. */
    Launch updateIfAny(Tensor t) {
        return t == null ? memory(device.scratch("none", 1).memory()).add(0) : update(t);
    }

    private void tensor(Tensor t) {
        memory(device.buffer(t).memory());
        add(t.offset());
    }

    /** Work space; one argument. */
    Launch add(DeviceBuffer buffer) {
        return memory(buffer.memory());
    }

    private Launch memory(cl_mem memory) {
        return add(Pointer.to(memory), Sizeof.cl_mem);
    }

    Launch add(int value) {
        return add(Pointer.to(new int[] {value}), Sizeof.cl_int);
    }

    Launch add(long value) {
        return add(Pointer.to(new long[] {value}), Sizeof.cl_long);
    }

    /** A structure of ints, passed by value. */
    Launch add(int[] structure) {
        return add(Pointer.to(structure), structure.length * Sizeof.cl_int);
    }

    /** As a float, which is what kernels compute in. */
    Launch add(double value) {
        return add(Pointer.to(new float[] {(float) value}), Sizeof.cl_float);
    }

    private Launch add(Pointer pointer, int size) {
        pointers.add(pointer);
        sizes.add(size);
        return this;
    }

    /** One work item for each of {@code n} elements; the kernel is told n as its last argument and passes over the rest. */
    void over(int n) {
        add(n);
        run(new long[] {(long) Math.ceilDiv(n, GROUP) * GROUP}, new long[] {GROUP});
    }

    /** That many groups of so many work items. */
    void groups(int groups, int items) {
        run(new long[] {(long) groups * items}, new long[] {items});
    }

    /** Tasks as {@code shares.cl} has them: one work item for each on cards, one for each unit of a processor. */
    void tasks(int tasks) {
        if (device.facts().processor()) {
            shares();
        } else {
            memory(device.scratch("none", 1).memory()).add(0).groups(Math.ceilDiv(tasks, TASK_GROUP), TASK_GROUP);
        }
    }

    /** Shares of tasks for the units of a processor, where kernels are loops and have work space for one item of each unit. */
    void shares() {
        shares(SHARES * device.facts().units());
    }

    /** So many shares of tasks for the units of a processor, each with one work item. */
    void shares(int shares) {
        add(device.scratch("taken", 2)).add(shares).groups(device.facts().units(), 1);
    }

    /** Groups that compute {@code products} results of m x n by tiles. */
    void tiles(Tile tile, long m, int n, int products) {
        run(new long[] {tile.groups(m, n) * tile.items(), products}, new long[] {tile.items(), 1});
    }

    /** All work items and those of a group, for each dimension. */
    void run(long[] global, long[] local) {
        for (Tensor t : written) {
            t.storage().writeOnDevice(t.offset(), t.offset() + t.size());
        }
        // The arguments belong to the kernel, which several threads may call.
        synchronized (kernel) {
            device.call(kernel.name(), () -> {
                for (int i = 0; i < pointers.size(); i++) {
                    CL.clSetKernelArg(kernel.id(), i, sizes.get(i), pointers.get(i));
                }
                return CL.clEnqueueNDRangeKernel(
                        device.queue(), kernel.id(), global.length, null, global, local, 0, null, null);
            });
        }
    }
}
