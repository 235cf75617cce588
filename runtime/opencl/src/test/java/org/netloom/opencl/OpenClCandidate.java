package org.netloom.opencl;

import org.netloom.ops.Backend;
import org.netloom.ops.Candidate;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;

/**
 * The first OpenCL device, for the tests that compare operations with the oracle. With {@code -Dnetloom.card=true} a
 * processor is taken for a card, so that all tests go through the kernels of cards where there is none.
 */
public final class OpenClCandidate implements Candidate {
    @Override
    public Ops ops() {
        Ops first = Devices.open("opencl", 2);
        return Boolean.getBoolean("netloom.card") ? asCard((OpenClOps) first) : first;
    }

    /** The same device with the partition of the work that cards get. */
    static OpenClOps asCard(OpenClOps ops) {
        DeviceFacts f = ops.device().facts();
        DeviceFacts card = new DeviceFacts(
                f.platform(),
                f.id(),
                f.name(),
                f.platformName(),
                f.vendor(),
                f.version(),
                f.driver(),
                f.units(),
                f.clock(),
                f.group(),
                f.local(),
                f.global(),
                f.largest(),
                false,
                f.shared(),
                f.doubles());
        return new OpenClOps(new OpenClDevice(card), Backend.ops(2));
    }
}
