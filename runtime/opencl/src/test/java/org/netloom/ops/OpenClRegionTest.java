package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** Windows and regions on the first OpenCL device, against the oracle. */
@NeedsOpenCl
class OpenClRegionTest extends RegionTest {}
