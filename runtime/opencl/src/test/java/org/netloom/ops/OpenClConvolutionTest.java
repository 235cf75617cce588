package org.netloom.ops;

import org.netloom.opencl.NeedsOpenCl;

/** Convolutions on the first OpenCL device, against the oracle. */
@NeedsOpenCl
class OpenClConvolutionTest extends ConvolutionTest {}
