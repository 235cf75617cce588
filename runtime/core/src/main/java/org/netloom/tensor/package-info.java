/** Dense float32 tensors, batch first and channels last, and their shapes. */
package org.netloom.tensor;
