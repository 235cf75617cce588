package org.netloom.opencl;

import org.netloom.ops.Backend;
import org.netloom.ops.Device;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;

/** An OpenCL device of a test's own, which can be looked at, stopped and lost. */
public final class Breakable {
    private final OpenClDevice device;
    private final Ops ops;

    public Breakable() {
        this(new OpenClDevice(((OpenClOps) Devices.open("opencl", 2)).device().facts()));
    }

    private Breakable(OpenClDevice device) {
        this.device = device;
        ops = new OpenClOps(device, Backend.ops(2));
    }

    /** The same device with the partition of the work that cards get. */
    public static Breakable card() {
        return new Breakable(
                OpenClCandidate.asCard((OpenClOps) Devices.open("opencl", 2)).device());
    }

    /** As a user would find it. */
    public Device device() {
        return device.facts().device("opencl:0");
    }

    public Ops ops() {
        return ops;
    }

    /** How often the program has waited for all that was queued. */
    public long stalls() {
        return device.stalls();
    }

    /** How often numbers were sent beside what is computed. */
    public long uploads() {
        return device.uploads();
    }

    /** Bytes of the device's memory that are in use. */
    public long used() {
        return device.used();
    }

    /** From now on the device computes nothing, until this is closed. */
    public Stall stall() {
        return new Stall(device);
    }

    /** From now on every call fails. */
    public void breakDown() {
        device.breakDown();
    }
}
