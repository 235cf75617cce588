package org.netloom.opencl;

import org.jocl.CL;
import org.jocl.cl_event;

/** A device whose queue for computing waits until this is closed. */
public final class Stall implements AutoCloseable {
    private final cl_event end;

    Stall(OpenClDevice device) {
        end = CL.clCreateUserEvent(device.context(), null);
        CL.clEnqueueBarrierWithWaitList(device.queue(), 1, new cl_event[] {end}, null);
    }

    @Override
    public void close() {
        CL.clSetUserEventStatus(end, CL.CL_COMPLETE);
        CL.clReleaseEvent(end);
    }
}
