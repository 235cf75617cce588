package org.netloom.designer.widget;

import javax.swing.JComponent;

/** Edits one value of a spec; whoever made it is told of changes, in the notation of design files. */
public interface ValueEditor {
    /** What is laid out; one and the same at each call. */
    JComponent view();

    /** Shows a value of the Java type of the component; tells nobody. */
    void show(Object value);
}
