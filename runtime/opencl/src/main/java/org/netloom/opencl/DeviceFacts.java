package org.netloom.opencl;

import static org.jocl.CL.CL_DEVICE_EXTENSIONS;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_HOST_UNIFIED_MEMORY;
import static org.jocl.CL.CL_DEVICE_LOCAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_CLOCK_FREQUENCY;
import static org.jocl.CL.CL_DEVICE_MAX_COMPUTE_UNITS;
import static org.jocl.CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_WORK_GROUP_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_CPU;
import static org.jocl.CL.CL_DEVICE_TYPE_GPU;
import static org.jocl.CL.CL_DEVICE_VENDOR;
import static org.jocl.CL.CL_DEVICE_VERSION;
import static org.jocl.CL.CL_DRIVER_VERSION;
import static org.jocl.CL.CL_PLATFORM_NAME;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.netloom.ops.Device;
import org.netloom.tensor.DeviceMemory;

/**
 * What a device says of itself.
 *
 * @param units compute units
 * @param group most work items of a group
 * @param local bytes of memory that the items of a group share
 * @param global bytes of memory
 * @param largest bytes of one buffer
 * @param processor true where it is the processor itself, whose work items are loops and whose local memory is memory
 * @param shared true where host and device have one memory
 * @param doubles true where it computes in double precision
 */
record DeviceFacts(
        cl_platform_id platform,
        cl_device_id id,
        String name,
        String platformName,
        String vendor,
        String version,
        String driver,
        int units,
        int clock,
        int group,
        long local,
        long global,
        long largest,
        boolean processor,
        boolean shared,
        boolean doubles) {
    /** Bytes of sums of parts for each unit: some groups, each with the largest tile. */
    private static final int OF_UNIT = 1 << 18;

    static DeviceFacts of(cl_platform_id platform, cl_device_id id) {
        return new DeviceFacts(
                platform,
                id,
                text(id, CL_DEVICE_NAME),
                platformText(platform),
                text(id, CL_DEVICE_VENDOR),
                text(id, CL_DEVICE_VERSION),
                text(id, CL_DRIVER_VERSION),
                (int) number(id, CL_DEVICE_MAX_COMPUTE_UNITS),
                (int) number(id, CL_DEVICE_MAX_CLOCK_FREQUENCY),
                (int) Math.min(Integer.MAX_VALUE, number(id, CL_DEVICE_MAX_WORK_GROUP_SIZE)),
                number(id, CL_DEVICE_LOCAL_MEM_SIZE),
                number(id, CL_DEVICE_GLOBAL_MEM_SIZE),
                number(id, CL_DEVICE_MAX_MEM_ALLOC_SIZE),
                (number(id, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_CPU) != 0,
                number(id, CL_DEVICE_HOST_UNIFIED_MEMORY) != 0,
                List.of(text(id, CL_DEVICE_EXTENSIONS).split(" ")).contains("cl_khr_fp64"));
    }

    Device device(String asked) {
        List<Device.Fact> facts = List.of(
                new Device.Fact(Device.TYPE, type()),
                new Device.Fact("platform", platformName),
                new Device.Fact("version", version),
                new Device.Fact("driver", driver),
                new Device.Fact("memory", (global >> 20) + " MB, one buffer up to " + (largest >> 20) + " MB"),
                new Device.Fact("units", units + " at " + clock + " MHz"));
        return new Device(
                asked,
                name + " (" + platformName + ")",
                facts,
                memory(),
                cpu -> new OpenClOps(OpenClDevice.open(this), cpu),
                () -> new OpenClPeak(OpenClDevice.open(this)).measure());
    }

    /**
     * Work space: where k or pixels are cut in parts there are sums for some groups of each unit, on a processor for each
     * unit; Winograd's components lie three times beside each other, up to its limit, and its filters and their gradients are
     * 36 of 9 numbers; filters are turned, and matrices packed, once.
     */
    private DeviceMemory memory() {
        return new DeviceMemory(
                global,
                largest,
                (long) units * OF_UNIT + (processor ? VectorConv.PARTS * (long) Float.BYTES : 0),
                2L * Float.BYTES * WinogradConv.space(processor),
                3 * 2.25 * Float.BYTES,
                (4 + 4 + 1 + (processor ? units : 0)) * (double) Float.BYTES,
                processor ? Float.BYTES : 0);
    }

    private String type() {
        if (processor) {
            return Device.PROCESSOR;
        }
        return (number(id, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_GPU) != 0 ? "graphics card" : "accelerator";
    }

    /** What programs compiled for it depend on. */
    String identity() {
        return String.join("|", platformName, vendor, name, version, driver);
    }

    private static String text(cl_device_id id, int what) {
        long[] size = new long[1];
        CL.clGetDeviceInfo(id, what, 0, null, size);
        byte[] bytes = new byte[(int) size[0]];
        CL.clGetDeviceInfo(id, what, bytes.length, Pointer.to(bytes), null);
        return trimmed(bytes);
    }

    private static String platformText(cl_platform_id platform) {
        long[] size = new long[1];
        CL.clGetPlatformInfo(platform, CL_PLATFORM_NAME, 0, null, size);
        byte[] bytes = new byte[(int) size[0]];
        CL.clGetPlatformInfo(platform, CL_PLATFORM_NAME, bytes.length, Pointer.to(bytes), null);
        return trimmed(bytes);
    }

    private static String trimmed(byte[] zeroTerminated) {
        return new String(zeroTerminated, StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    /** A number of 4 or 8 bytes; machines with OpenCL have the low ones first. */
    private static long number(cl_device_id id, int what) {
        long[] value = new long[1];
        CL.clGetDeviceInfo(id, what, Long.BYTES, Pointer.to(value), null);
        return value[0];
    }
}
