package org.netloom.designer.edit;

import java.util.Optional;
import java.util.Set;
import org.netloom.design.Design;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;

/** Copying and pasting, as text, within a document and between documents. */
public final class ClipEdits {
    private ClipEdits() {}

    /** The selected nodes and notes as text for the clipboard; empty where none is selected. */
    public static Optional<String> copy(Editor editor, Selection selection) {
        Clip clip = Clip.of(editor, selection);
        return clip.isEmpty() ? Optional.empty() : Optional.of(clip.text());
    }

    /** Takes away what was copied. */
    public static Edit cut(Editor editor, Selection selection) {
        Edit delete = NodeEdits.delete(editor.scope(), new Selection(selection.nodes(), Set.of(), selection.notes()));
        return Edit.of(Texts.get("edit.cut", describe(selection)), delete.change());
    }

    /**
     * Adds what a text holds, with fresh names, connected to nothing but itself. Blocks come along; those that are there
     * already with the same content are used.
     *
     * @param at upper left corner; empty for a little beside where it was
     * @throws EditRefused if the text is no part of a design, or would put a block into itself; nothing has changed then
     */
    public static SelectingEdit paste(Editor editor, String text, Optional<Position> at) {
        return paste(editor, Clip.parse(text), at);
    }

    /**
     * Adds a copy of what is selected, a little beside it.
     *
     * @throws EditRefused if nothing is selected that can be copied
     */
    public static SelectingEdit duplicate(Editor editor, Selection selection) {
        Clip clip = Clip.of(editor, selection);
        if (clip.isEmpty()) {
            throw EditRefused.because("edit.paste.empty");
        }
        return paste(editor, clip, Optional.empty()).named(Texts.get("edit.duplicate", describe(selection)));
    }

    private static SelectingEdit paste(Editor editor, Clip clip, Optional<Position> at) {
        Scope scope = editor.scope();
        Paste paste = new Paste(clip, scope, at);
        Design trial = editor.design().copy();
        Selection selection = paste.into(trial);
        return new SelectingEdit(Edit.of(Texts.get("edit.paste", describe(selection)), paste::into), selection);
    }

    private static String describe(Selection selection) {
        return selection.nodes().isEmpty() ? Texts.get("edit.paste.note") : Bodies.describe(selection.nodes());
    }
}
