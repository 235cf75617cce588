package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** Blocks of channels and products in batches on the first OpenCL device, against the oracle. */
@NeedsOpenCl
class OpenClBlockOpsTest extends BlockOpsTest {}
