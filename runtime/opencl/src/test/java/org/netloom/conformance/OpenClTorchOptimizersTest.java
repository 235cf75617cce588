package org.netloom.conformance;

import org.netloom.opencl.NeedsOpenCl;

/** Optimizers of PyTorch on the first OpenCL device, against their references. */
@NeedsOpenCl
class OpenClTorchOptimizersTest extends TorchOptimizersTest {}
