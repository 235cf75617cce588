package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** Operations element by element on the first OpenCL device, against the oracle. */
@NeedsOpenCl
class OpenClElementTest extends ElementTest {}
