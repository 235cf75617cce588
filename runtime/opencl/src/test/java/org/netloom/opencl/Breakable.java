package org.netloom.opencl;

import org.netloom.ops.Backend;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;

/** An OpenCL device of a test's own, which can be lost. */
public final class Breakable {
    private final OpenClDevice device =
            new OpenClDevice(((OpenClOps) Devices.open("opencl", 2)).device().facts());
    private final Ops ops = new OpenClOps(device, Backend.ops(2));

    public Ops ops() {
        return ops;
    }

    /** From now on every call fails. */
    public void breakDown() {
        device.breakDown();
    }
}
