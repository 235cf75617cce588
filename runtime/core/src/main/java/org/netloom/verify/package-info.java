/** Checks of a whole network that need no data; the tests of an exported project call them. */
package org.netloom.verify;
