/**
 * What explains a design: hyper-parameters and where they lead, derivations, problems with their fixes, the table of the
 * layers, the Java that comes out of it. Every panel takes an {@link org.netloom.designer.document.Editor} and can be shown
 * alone; {@code close()} takes its listeners away.
 */
package org.netloom.designer.inspector;
