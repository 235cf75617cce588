package org.netloom.designer.document;

import org.netloom.design.Design;
import org.netloom.design.DesignDelta;

/**
 * What a document went through.
 *
 * @param name of the step
 * @param before the design as it was; never changed
 * @param after the design as it is now; never changed
 * @param delta their difference, from {@code before} to {@code after} for an edit and a redo, the other way for an undo
 */
public record DesignChange(Kind kind, String name, Design before, Design after, DesignDelta delta) {
    /** What happened. */
    public enum Kind {
        EDIT,
        UNDO,
        REDO
    }
}
