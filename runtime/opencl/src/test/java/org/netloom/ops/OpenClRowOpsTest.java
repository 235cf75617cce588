package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** Operations on rows on the first OpenCL device, against the oracle. */
@NeedsOpenCl
class OpenClRowOpsTest extends RowOpsTest {}
