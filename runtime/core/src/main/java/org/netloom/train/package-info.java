/** The training loop: epochs, events, checkpoints and resuming. */
package org.netloom.train;
