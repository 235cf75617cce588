package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** Rows, losses and normalisation on the first OpenCL device, against the oracle. */
@NeedsOpenCl
class OpenClRowTest extends RowTest {}
