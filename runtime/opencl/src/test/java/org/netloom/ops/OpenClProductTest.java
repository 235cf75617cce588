package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** Products on the first OpenCL device, against the oracle. */
@NeedsOpenCl
class OpenClProductTest extends ProductTest {}
