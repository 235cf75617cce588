package org.netloom.designer.edit;

import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;

/** What concerns the design as a whole. */
public final class DesignEdits {
    private DesignEdits() {}

    /** Another name of the design. */
    public static Edit rename(String name) {
        return Edit.of(Texts.get("edit.designName"), d -> d.rename(name)).merging("design name");
    }

    /** Another Java package of the exported project; empty for the default. */
    public static Edit packageName(String name) {
        return Edit.of(Texts.get("edit.package"), d -> d.packageName(name)).merging("design package");
    }
}
