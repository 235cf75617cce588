/** The design document: nodes, edges and blocks of a network as drawn or written, and its text format. */
package org.netloom.design;
