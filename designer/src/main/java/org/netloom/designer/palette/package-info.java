/** The palette: every layer and block that can be added, with search, icons and a drag source. */
package org.netloom.designer.palette;
