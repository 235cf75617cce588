package org.netloom.designer.shell;

/** The pages of a document. */
public enum PageKind {
    DESIGN,
    DATA,
    PLAN,
    TRAINING,
    TRYIT;

    /** Its name in texts and commands: "view.design". */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Its short cut. */
    String key() {
        return "alt " + (ordinal() + 1);
    }
}
