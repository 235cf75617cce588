/** The layer specs: one record per layer type, the single source of its parameters, shapes and counts. */
package org.netloom.spec;
