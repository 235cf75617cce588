/** The generator: from a plan to the Java sources of a standalone project. */
package org.netloom.generate;
