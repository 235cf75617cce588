package org.netloom.peer.clblast;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;

/** An opened OpenCL device with an in-order queue. */
record BlastDevice(String name, cl_context context, cl_command_queue queue) {
    private record Place(cl_platform_id platform, cl_device_id id) {}

    /**
     * The device of a name as {@code netloom devices} lists them, which is in the order of the loader.
     *
     * @param name "opencl" for the first, or "opencl:1"
     */
    @SuppressWarnings("deprecation") // the newer call is missing from the drivers of many cards
    static BlastDevice open(String name) {
        List<Place> all = all();
        int number = name.contains(":") ? Integer.parseInt(name.substring(name.indexOf(':') + 1)) : 0;
        if (number >= all.size()) {
            throw new IllegalStateException(
                    "there is no OpenCL device " + name + ", only " + all.size() + "; netloom devices lists them");
        }
        Place place = all.get(number);
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL.CL_CONTEXT_PLATFORM, place.platform());
        cl_context context = CL.clCreateContext(properties, 1, new cl_device_id[] {place.id()}, null, null, null);
        return new BlastDevice(text(place.id()), context, CL.clCreateCommandQueue(context, place.id(), 0, null));
    }

    private static List<Place> all() {
        int[] count = new int[1];
        CL.clGetPlatformIDs(0, null, count);
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        CL.clGetPlatformIDs(platforms.length, platforms, null);
        List<Place> all = new ArrayList<>();
        for (cl_platform_id platform : platforms) {
            for (cl_device_id id : devices(platform)) {
                all.add(new Place(platform, id));
            }
        }
        return all;
    }

    /** None where a platform has none, which is no error of a loader that has several. */
    private static cl_device_id[] devices(cl_platform_id platform) {
        CL.setExceptionsEnabled(false);
        int[] count = new int[1];
        int status = CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
        CL.setExceptionsEnabled(true);
        cl_device_id[] ids = new cl_device_id[status == CL.CL_SUCCESS ? count[0] : 0];
        if (ids.length > 0) {
            CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, ids.length, ids, null);
        }
        return ids;
    }

    private static String text(cl_device_id id) {
        long[] size = new long[1];
        CL.clGetDeviceInfo(id, CL.CL_DEVICE_NAME, 0, null, size);
        byte[] bytes = new byte[(int) size[0]];
        CL.clGetDeviceInfo(id, CL.CL_DEVICE_NAME, bytes.length, Pointer.to(bytes), null);
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    /** A buffer with these numbers. */
    cl_mem buffer(float[] numbers) {
        long bytes = (long) Float.BYTES * numbers.length;
        return CL.clCreateBuffer(
                context, CL.CL_MEM_READ_WRITE | CL.CL_MEM_COPY_HOST_PTR, bytes, Pointer.to(numbers), null);
    }

    float[] read(cl_mem memory, int count) {
        float[] numbers = new float[count];
        CL.clEnqueueReadBuffer(queue, memory, true, 0, (long) Float.BYTES * count, Pointer.to(numbers), 0, null, null);
        return numbers;
    }

    void finish() {
        CL.clFinish(queue);
    }
}
