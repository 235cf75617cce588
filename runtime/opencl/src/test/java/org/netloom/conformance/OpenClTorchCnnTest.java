package org.netloom.conformance;

import org.netloom.opencl.NeedsOpenCl;

/** Networks of PyTorch on the first OpenCL device, against their references. */
@NeedsOpenCl
class OpenClTorchCnnTest extends TorchCnnTest {}
