package org.netloom.opencl;

import java.lang.ref.Cleaner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
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
    private final HostMemory hostMemory = new HostMemory(this);
    private final LongAdder stalls = new LongAdder();
    private final LongAdder uploads = new LongAdder();

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

    cl_command_queue transfers() {
        return transfers;
    }

    HostMemory hostMemory() {
        return hostMemory;
    }

    // ---- copies -----------------------------------------------------------------------------------------------------

    /** Happens when all is done that is queued for computing now. */
    cl_event marker() {
        return call("clEnqueueMarkerWithWaitList", () -> {
            cl_event marker = new cl_event();
            CL.clEnqueueMarkerWithWaitList(queue, 0, null, marker);
            CL.clFlush(queue);
            return marker;
        });
    }

    /**
     * Copies numbers to the device in a queue of their own, so that what is queued for computing need not wait.
     *
     * @param before what the copy waits for
     * @param waits true where that may be all that is queued for computing
     */
    void upload(cl_mem to, long offset, long bytes, Pointer from, cl_event before, boolean waits) {
        (waits ? stalls : uploads).increment();
        call(
                "a copy to the device",
                () -> CL.clEnqueueWriteBuffer(
                        transfers, to, true, offset, bytes, from, 1, new cl_event[] {before}, null));
    }

    /** Copies numbers from the device when all is done that is queued for computing, and waits for it. */
    void download(cl_mem from, long offset, long bytes, Pointer to) {
        stalls.increment();
        call(
                "a copy from the device",
                () -> CL.clEnqueueReadBuffer(queue, from, true, offset, bytes, to, 0, null, null));
    }

    /** The same without waiting: {@link #awaitEvent} does. */
    cl_event downloadLater(cl_mem from, long offset, long bytes, Pointer to) {
        return call("a copy from the device", () -> {
            cl_event there = new cl_event();
            CL.clEnqueueReadBuffer(queue, from, false, offset, bytes, to, 0, null, there);
            CL.clFlush(queue);
            return there;
        });
    }

    /** Waits for an event, once. The device goes on with what is queued behind it. */
    void awaitEvent(cl_event event) {
        call("clWaitForEvents", () -> {
            CL.clFlush(queue);
            return CL.clWaitForEvents(1, new cl_event[] {event});
        });
        CL.clReleaseEvent(event);
    }

    /** Waits until everything queued is done. */
    void finish() {
        stalls.increment();
        call("clFinish", () -> CL.clFinish(queue));
    }

    /** How often the program has waited for all that was queued, so that the device had nothing more to do. */
    long stalls() {
        return stalls.sum();
    }

    /** Bytes of its memory that are in use. */
    long used() {
        return used.get();
    }

    /** How often numbers were sent while the device could compute. */
    long uploads() {
        return uploads.sum();
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
