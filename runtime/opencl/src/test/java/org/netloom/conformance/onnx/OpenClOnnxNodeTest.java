package org.netloom.conformance.onnx;

import org.netloom.opencl.NeedsOpenCl;

/** Operators of ONNX on the first OpenCL device, against their references. */
@NeedsOpenCl
class OpenClOnnxNodeTest extends OnnxNodeTest {}
