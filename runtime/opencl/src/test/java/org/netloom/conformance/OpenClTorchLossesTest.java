package org.netloom.conformance;

import org.netloom.opencl.NeedsOpenCl;

/** Losses of PyTorch on the first OpenCL device, against their references. */
@NeedsOpenCl
class OpenClTorchLossesTest extends TorchLossesTest {}
