package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** NaN on the first OpenCL device. */
@NeedsOpenCl
class OpenClNanTest extends NanTest {}
