package org.netloom.designer.document;

/** Is told what a view looks at, on the event thread, beside what {@link DocumentListener} tells of the document. */
public interface EditorListener extends DocumentListener {
    /** Other nodes or edges are selected. */
    default void selectionChanged(Selection selection) {}

    /** Another body is shown. */
    default void scopeChanged(Scope scope) {}

    /** A node of the present scope should come into view. */
    default void revealed(String node) {}
}
