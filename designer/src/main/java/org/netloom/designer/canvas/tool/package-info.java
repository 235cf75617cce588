/** What mouse and keyboard do on the canvas: gestures, drops from the palette, typing in place, and all commands. */
package org.netloom.designer.canvas.tool;
