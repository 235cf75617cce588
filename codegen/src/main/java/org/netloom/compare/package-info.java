/** Benchmarks of generated networks, alone and against other libraries: one process at a time, in turns. */
package org.netloom.compare;
