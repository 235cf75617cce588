package org.netloom.designer.edit;

import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;

/**
 * An edit, and what should be selected behind it.
 *
 * @param edit of the present design: do not keep it over another edit
 */
public record SelectingEdit(Edit edit, Selection selection) {
    /** Does it and selects. */
    public void apply(Editor editor) {
        editor.editPlacing(edit);
        editor.select(selection);
    }

    SelectingEdit named(String name) {
        return new SelectingEdit(Edit.of(name, edit.change()), selection);
    }
}
