package org.netloom.conformance;

import org.netloom.opencl.NeedsOpenCl;

/** Layers of PyTorch on the first OpenCL device, against their references. */
@NeedsOpenCl
class OpenClTorchLayersTest extends TorchLayersTest {}
