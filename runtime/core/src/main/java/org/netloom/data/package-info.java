/** Data sets and batches: reading, splitting, shuffling and augmenting examples. */
package org.netloom.data;
