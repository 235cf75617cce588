/** Optimizers and learning-rate schedules: how gradients change parameters. */
package org.netloom.optimize;
