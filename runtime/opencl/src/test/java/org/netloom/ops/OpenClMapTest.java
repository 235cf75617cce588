package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** Maps and combinations of tensors on the first OpenCL device, against the oracle. */
@NeedsOpenCl
class OpenClMapTest extends MapTest {}
