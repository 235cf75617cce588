package org.netloom.opencl;

import java.util.Set;
import org.jocl.CL;
import org.jocl.CLException;

/** What the numbers mean that OpenCL calls return. */
final class Status {
    /** Of the loader, where no driver is installed. */
    static final int PLATFORM_NOT_FOUND = -1001;

    static final String LOST = "the device was lost";

    private static final Set<Integer> MEMORY = Set.of(
            CL.CL_MEM_OBJECT_ALLOCATION_FAILURE,
            CL.CL_OUT_OF_RESOURCES,
            CL.CL_OUT_OF_HOST_MEMORY,
            CL.CL_INVALID_BUFFER_SIZE);

    private Status() {}

    /** True where a smaller piece of memory might do. */
    static boolean isMemory(CLException e) {
        return MEMORY.contains(e.getStatus());
    }

    /** "CL_OUT_OF_RESOURCES". */
    static String name(CLException e) {
        return CL.stringFor_errorCode(e.getStatus());
    }
}
