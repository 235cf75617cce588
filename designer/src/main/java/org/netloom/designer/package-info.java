/** The Swing program: canvas, palette, properties and the training view. */
package org.netloom.designer;
