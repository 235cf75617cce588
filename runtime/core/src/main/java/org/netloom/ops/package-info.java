/** The primitive operations all layers are composed of, in scalar and SIMD implementations. */
package org.netloom.ops;
