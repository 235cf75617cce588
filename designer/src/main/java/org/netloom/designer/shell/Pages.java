package org.netloom.designer.shell;

import javax.swing.JPanel;

/** Makes the pages of a document behind the first one, when each is shown for the first time. */
final class Pages {
    private Pages() {}

    static Part make(PageKind kind, DocumentView view) {
        return switch (kind) {
            case DESIGN -> throw new IllegalArgumentException("the first page is there from the beginning");
            case DATA, PLAN, TRAINING, TRYIT -> Part.of(new JPanel());
        };
    }
}
