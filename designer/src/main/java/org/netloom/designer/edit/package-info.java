/**
 * Everything that can be done to a design, as edits: plain factories that give an {@link
 * org.netloom.designer.document.Edit}. What cannot be done is refused with a sentence by the factory, an {@link
 * org.netloom.designer.edit.EditRefused}, before anything changes. Knows neither Swing nor AWT.
 */
package org.netloom.designer.edit;
