package org.netloom.designer.document;

import org.netloom.check.CheckResult;

/** Is told of changes of a document, on the event thread. */
public interface DocumentListener {
    /** The design is another one: after an edit, an undo, a redo. The check result may still be of the design before. */
    default void designChanged(DesignChange change) {}

    /** The present design has been checked. Comes after every {@link #designChanged}, perhaps once for several. */
    default void checked(CheckResult result) {}

    /** File, saved mark or title changed. */
    default void fileChanged() {}
}
