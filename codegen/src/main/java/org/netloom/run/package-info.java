/**
 * Trainings of a design: their folders, the child processes that compute them, and what they leave. Used by the command
 * line and the designer.
 */
package org.netloom.run;
