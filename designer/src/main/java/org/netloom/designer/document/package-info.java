/**
 * What is edited: a design with its history, its file and the result of its check, and what a view looks at. Knows neither
 * Swing nor AWT; everything is called on one thread, the event thread.
 */
package org.netloom.designer.document;
