/** Executable layers: explicit objects with a forward and a backward pass, composed of operations. */
package org.netloom.layer;
