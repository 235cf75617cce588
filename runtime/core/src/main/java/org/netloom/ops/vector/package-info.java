/**
 * Operations with SIMD instructions. The only package that names the optional module jdk.incubator.vector; {@link
 * org.netloom.ops.Backend} chooses whether it is used.
 */
package org.netloom.ops.vector;
