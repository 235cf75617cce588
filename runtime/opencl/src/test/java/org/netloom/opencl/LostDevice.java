package org.netloom.opencl;

import org.netloom.ops.Backend;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;

/** A device that stops to work when a test says so, as after its driver was reset. */
public final class LostDevice {
    private final OpenClDevice device =
            new OpenClDevice(((OpenClOps) Devices.open("opencl", 2)).device().facts());
    private final Ops ops = new OpenClOps(device, Backend.ops(2));

    public Ops ops() {
        return ops;
    }

    public void lose() {
        device.breakDown();
    }
}
