package org.netloom.opencl;

import java.lang.ref.Cleaner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_event;
import org.jocl.cl_mem;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.tensor.Allocator;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Storage;
import org.netloom.tensor.Tensor;

/**
 * An opened device: its context, the queue in which everything is computed in order, the one for what is sent to it, its memory and its programs. Calls return
 * as soon as the work is queued; only who asks for numbers waits.
 */
final class OpenClDevice implements Allocator {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final Map<String, OpenClDevice> OPEN = new ConcurrentHashMap<>();

    private final DeviceFacts facts;
    private final cl_context context;
    private final cl_command_queue queue;
    private final cl_command_queue transfers;
    private volatile boolean lost;
    private final Programs programs;
    private final AtomicLong used = new AtomicLong();
    private final Map<String, DeviceBuffer> scratch = new ConcurrentHashMap<>();

    OpenClDevice(DeviceFacts facts) {
        this.facts = facts;
        CL.setExceptionsEnabled(true);
        context = call("clCreateContext", () -> {
            cl_context_properties properties = new cl_context_properties();
            properties.addProperty(CL.CL_CONTEXT_PLATFORM, facts.platform());
            return CL.clCreateContext(properties, 1, new cl_device_id[] {facts.id()}, null, null, null);
        });
        queue = call("clCreateCommandQueue", this::newQueue);
        transfers = call("clCreateCommandQueue", this::newQueue);
        programs = new Programs(this, ProgramCache.ofUser());
    }

    /** Each device is opened once for the life of the program. */
    static OpenClDevice open(DeviceFacts facts) {
        return OPEN.computeIfAbsent(facts.identity() + facts.id(), _ -> new OpenClDevice(facts));
    }

    /** In order, as is the default; the newer call is missing from the drivers of many cards. */
    @SuppressWarnings("deprecation")
    private cl_command_queue newQueue() {
        return CL.clCreateCommandQueue(context, facts.id(), 0, null);
    }

    DeviceFacts facts() {
        return facts;
    }

    cl_context context() {
        return context;
    }

    cl_command_queue queue() {
        return queue;
    }

    Programs programs() {
        return programs;
    }

    /**
     * Copies floats to the device in a queue of their own, so that what is queued for computing after this call has begun
     * need not wait; what was queued before may still read the buffer, and is waited for.
     */
    void upload(cl_mem to, long offset, long bytes, Pointer from) {
        call("a copy to the device", () -> {
            cl_event before = new cl_event();
            CL.clEnqueueMarkerWithWaitList(queue, 0, null, before);
            try {
                CL.clFlush(queue);
                return CL.clEnqueueWriteBuffer(
                        transfers, to, true, offset, bytes, from, 1, new cl_event[] {before}, null);
            } finally {
                CL.clReleaseEvent(before);
            }
        });
    }

    /** Waits until everything queued is done. */
    void finish() {
        call("clFinish", () -> CL.clFinish(queue));
    }

    // ---- calls ------------------------------------------------------------------------------------------------------

    /** A call of OpenCL. */
    @FunctionalInterface
    interface Call<T> {
        T run();
    }

    /**
     * Runs a call, and says what failed where it fails.
     *
     * @throws NetloomException NL-965
     */
    <T> T call(String what, Call<T> call) {
        try {
            if (lost) {
                throw new CLException(Status.LOST, CL.CL_INVALID_COMMAND_QUEUE);
            }
            return call.run();
        } catch (CLException e) {
            throw failure(OpenClMessage.CALL.problem("", facts.name(), what, Status.name(e)), e);
        }
    }

    static NetloomException failure(Problem problem, CLException cause) {
        return new NetloomException(problem, cause);
    }

    /** For tests: from now on every call fails, as after a driver was reset. */
    void breakDown() {
        lost = true;
    }

    // ---- memory -----------------------------------------------------------------------------------------------------

    /** Float32 numbers on this device, others in this program. */
    @Override
    public Storage allocate(int size, Precision precision) {
        return precision == Precision.DOUBLE
                ? new Storage(size, precision)
                : Storage.on(new DeviceBuffer(this, size), size);
    }

    /** Drivers say what one buffer may have; a little of it is left for its beginning and end. */
    @Override
    public long largest() {
        return Math.min(Allocator.super.largest(), facts.largest() / Float.BYTES - 2 * Memory.ALIGN);
    }

    /** The buffer a tensor lies in, made now where it has none on this device. */
    DeviceBuffer buffer(Tensor t) {
        Storage s = t.storage();
        if (s.mirror() instanceof DeviceBuffer b && b.isOn(this)) {
            return b;
        }
        DeviceBuffer b = new DeviceBuffer(this, s.size());
        s.attach(b);
        return b;
    }

    /** Work space of at least {@code size} floats: one for each name and thread, until a larger one is asked for. */
    DeviceBuffer scratch(String name, int size) {
        return scratch.compute(
                name + " " + Thread.currentThread().threadId(),
                (_, old) -> old != null && old.size() >= size ? old : new DeviceBuffer(this, size));
    }

    /** A buffer of zeros, released when {@code owner} is forgotten. */
    cl_mem create(Object owner, long bytes) {
        try {
            return tryCreate(owner, bytes);
        } catch (CLException e) {
            if (!Status.isMemory(e)) {
                throw failure(OpenClMessage.CALL.problem("", facts.name(), "clCreateBuffer", Status.name(e)), e);
            }
        }
        return createAfterCleaning(owner, bytes);
    }

    /** Buffers of networks that nobody uses any more are given back when the collector finds them. */
    private cl_mem createAfterCleaning(Object owner, long bytes) {
        System.gc();
        try {
            Thread.sleep(200);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try {
            return tryCreate(owner, bytes);
        } catch (CLException e) {
            throw failure(
                    OpenClMessage.OUT_OF_MEMORY.problem(
                            "",
                            facts.name(),
                            Math.ceilDiv(bytes, 1L << 20),
                            used.get() >> 20,
                            facts.global() >> 20,
                            Status.name(e)),
                    e);
        }
    }

    private cl_mem tryCreate(Object owner, long bytes) {
        cl_mem memory = CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, bytes, null, null);
        try {
            // Drivers find room when a buffer is used for the first time.
            Pointer zero = Pointer.to(new int[1]);
            CL.clEnqueueFillBuffer(queue, memory, zero, Sizeof.cl_int, 0, bytes, 0, null, null);
            CL.clFlush(queue);
        } catch (CLException e) {
            CL.clReleaseMemObject(memory);
            throw e;
        }
        used.addAndGet(bytes);
        CLEANER.register(owner, new Release(memory, bytes, used));
        return memory;
    }

    private record Release(cl_mem memory, long bytes, AtomicLong used) implements Runnable {
        @Override
        public void run() {
            used.addAndGet(-bytes);
            CL.clReleaseMemObject(memory);
        }
    }

    // ---- kernels ----------------------------------------------------------------------------------------------------

    /**
     * Begins a call of a kernel.
     *
     * @param program the resource, without its {@code .cl}
     * @param options of its compiler, such as {@code -DRELU}
     */
    Launch launch(String program, String kernel, String... options) {
        return new Launch(this, programs.kernel(program, kernel, options));
    }
}
