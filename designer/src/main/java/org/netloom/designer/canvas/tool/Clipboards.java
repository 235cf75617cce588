package org.netloom.designer.canvas.tool;

import java.awt.Toolkit;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.util.Optional;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.ClipEdits;
import org.netloom.designer.edit.SelectingEdit;
import org.netloom.designer.widget.Background;

/** Cut, copy and paste through the clipboard of the system, as text: between windows, and to and from editors and mails. */
final class Clipboards {
    private final Stage stage;

    Clipboards(Stage stage) {
        this.stage = stage;
    }

    private static Clipboard system() {
        return Toolkit.getDefaultToolkit().getSystemClipboard();
    }

    /** True where something is selected that can be copied. */
    boolean copyable() {
        Selection selection = stage.editor().selection();
        return !selection.nodes().isEmpty() || !selection.notes().isEmpty();
    }

    /** Copies what is selected; false where the clipboard cannot be had. */
    boolean copy() {
        Editor editor = stage.editor();
        Optional<String> text = ClipEdits.copy(editor, editor.selection());
        try {
            text.ifPresent(t -> system().setContents(new StringSelection(t), null));
            return text.isPresent();
        } catch (IllegalStateException busy) {
            stage.say(Texts.get("canvas.clipboard.busy"));
            return false;
        }
    }

    void cut() {
        Editor editor = stage.editor();
        if (copy()) {
            stage.edit(ClipEdits.cut(editor, editor.selection()));
        }
    }

    /**
     * Adds what the clipboard holds. It is read beside the event thread: the program that filled it may take its time.
     *
     * @param at upper left corner of what comes; empty for a little beside where it was copied
     */
    void paste(Optional<Position> at) {
        Background.run(
                _ -> (String) system().getData(DataFlavor.stringFlavor),
                text -> stage.attempt(() -> applied(ClipEdits.paste(stage.editor(), text, at))),
                failed -> stage.say(Texts.get(
                        failed instanceof IllegalStateException ? "canvas.clipboard.busy" : "canvas.clipboard.empty")));
    }

    void duplicate() {
        stage.attempt(
                () -> applied(ClipEdits.duplicate(stage.editor(), stage.editor().selection())));
    }

    private void applied(SelectingEdit edit) {
        edit.apply(stage.editor());
        edit.selection().nodes().stream().findFirst().ifPresent(stage.view()::reveal);
    }
}
