package org.netloom.opencl;

import org.netloom.ops.Candidate;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;

/** The first OpenCL device, for the tests that compare operations with the oracle. */
public final class OpenClCandidate implements Candidate {
    @Override
    public Ops ops() {
        return Devices.open("opencl", 2);
    }
}
