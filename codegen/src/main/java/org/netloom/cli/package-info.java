/** The command line. */
package org.netloom.cli;
