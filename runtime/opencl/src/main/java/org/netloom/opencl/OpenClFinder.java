package org.netloom.opencl;

import static org.jocl.CL.CL_DEVICE_TYPE_ALL;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.netloom.ops.Device;
import org.netloom.ops.DeviceFinder;

/** Finds the OpenCL devices of all platforms, in the order of the loader. */
public final class OpenClFinder implements DeviceFinder {
    static final String KIND = "opencl";

    private static final String LOADER =
            "the loader, ocl-icd-libopencl1 (Debian, Ubuntu) or ocl-icd (Fedora, Arch), and ";

    /** What was found, once for the life of the program. */
    private record Found(List<Device> devices, Optional<String> obstacle) {
        static final Found ALL = find();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Device> devices() {
        return Found.ALL.devices();
    }

    @Override
    public Optional<String> obstacle() {
        return Found.ALL.obstacle();
    }

    private static Found find() {
        try {
            CL.setExceptionsEnabled(true);
            List<Device> all = new ArrayList<>();
            for (cl_platform_id platform : platforms()) {
                for (cl_device_id id : devices(platform)) {
                    DeviceFacts facts = DeviceFacts.of(platform, id);
                    all.add(facts.device(KIND + ":" + all.size()));
                }
            }
            return new Found(
                    List.copyOf(all),
                    all.isEmpty() ? Optional.of(OpenClMessage.NO_PLATFORM.text(remedy(""))) : Optional.empty());
        } catch (CLException | LinkageError e) {
            return new Found(List.of(), Optional.of(OpenClMessage.NO_LOADER.text(firstLine(e), remedy(LOADER))));
        }
    }

    /** @param loader what is to be installed on Linux beside the driver */
    private static String remedy(String loader) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return "install the driver of the graphics card (from NVIDIA, AMD or Intel), which brings OpenCL";
        }
        if (system.contains("mac")) {
            return "macOS comes with OpenCL, but this Java may be for another processor: take a JDK for "
                    + System.getProperty("os.arch") + " that can load it, or use --device cpu";
        }
        return "install " + loader
                + "the driver of the graphics card: nvidia-opencl-icd, intel-opencl-icd or rocm-opencl;"
                + " pocl-opencl-icd computes on the processor";
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static List<cl_platform_id> platforms() {
        int[] count = new int[1];
        try {
            CL.clGetPlatformIDs(0, null, count);
        } catch (CLException e) {
            if (e.getStatus() == Status.PLATFORM_NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
        cl_platform_id[] ids = new cl_platform_id[count[0]];
        if (ids.length > 0) {
            CL.clGetPlatformIDs(ids.length, ids, null);
        }
        return List.of(ids);
    }

    private static List<cl_device_id> devices(cl_platform_id platform) {
        int[] count = new int[1];
        try {
            CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count);
        } catch (CLException e) {
            if (e.getStatus() == CL.CL_DEVICE_NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
        cl_device_id[] ids = new cl_device_id[count[0]];
        if (ids.length > 0) {
            CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, ids.length, ids, null);
        }
        return List.of(ids);
    }
}
