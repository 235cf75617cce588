/** The operations of {@code org.netloom.ops} on OpenCL devices, through JOCL. */
package org.netloom.opencl;
