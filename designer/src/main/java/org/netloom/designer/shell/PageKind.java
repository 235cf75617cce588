package org.netloom.designer.shell;

/** The pages of a document. */
public enum PageKind {
    DESIGN("alt 1"),
    DATA("alt 2"),
    PLAN("alt 3"),
    TRAINING("alt 4"),
    TRYIT("alt 5");

    private final String key;

    PageKind(String key) {
        this.key = key;
    }

    /** Its name in texts and commands: "view.design". */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Its short cut. */
    String key() {
        return key;
    }
}
