package org.netloom.designer.plan;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.netloom.tensor.DeviceMemory;

/**
 * How a training is run on this computer. Not part of the plan and so of the design: the result does not depend on it, but
 * for the number of samples. Belongs to a document while it is open; used on the event thread.
 */
public final class RunSettings {
    /** Most threads that the exported programs take. */
    public static final int MOST_THREADS = 1024;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private OptionalInt threads = OptionalInt.empty();
    private OptionalInt limit = OptionalInt.empty();
    private OptionalInt heapMegabytes = OptionalInt.empty();
    private Optional<String> device = Optional.empty();
    private Optional<DeviceMemory> deviceMemory = Optional.empty();

    /** Threads to compute on; empty: all processors. */
    public OptionalInt threads() {
        return threads;
    }

    public void threads(OptionalInt changed) {
        threads = positive(changed);
        tell();
    }

    /** Only so many training samples are used; empty: all. */
    public OptionalInt limit() {
        return limit;
    }

    public void limit(OptionalInt changed) {
        limit = positive(changed);
        tell();
    }

    /** Memory that the Java of the training may use, in MB; empty: what Java takes by itself, most of the computer's. */
    public OptionalInt heapMegabytes() {
        return heapMegabytes;
    }

    public void heapMegabytes(OptionalInt changed) {
        heapMegabytes = positive(changed);
        tell();
    }

    /** What computes, as {@code --device} takes it; empty: the processor. */
    public Optional<String> device() {
        return device;
    }

    /** @param memory that it has; empty where that is the heap, or not known yet */
    public void device(Optional<String> changed, Optional<DeviceMemory> memory) {
        device = changed;
        deviceMemory = memory;
        tell();
    }

    /** Memory of the device that was chosen; empty where the heap counts. */
    Optional<DeviceMemory> deviceMemory() {
        return deviceMemory;
    }

    /** Bytes of memory that the training will have, on the heap. */
    public long heapBytes() {
        return heapMegabytes.isPresent() ? heapMegabytes.getAsInt() * 1_048_576L : usualHeapBytes();
    }

    /** Bytes that it has where nothing else was said: three quarters of the computer's, see {@code ChildJvm}. */
    static long usualHeapBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize() / 4 * 3
                : Runtime.getRuntime().maxMemory();
    }

    private static OptionalInt positive(OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 1) {
            throw new IllegalArgumentException("must be at least 1, but is " + value.getAsInt());
        }
        return value;
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
