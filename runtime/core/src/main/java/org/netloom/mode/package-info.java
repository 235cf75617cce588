/** Training modes: what a training does with a network, beside the settings that all trainings share. */
package org.netloom.mode;
