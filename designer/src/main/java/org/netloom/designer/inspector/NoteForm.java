package org.netloom.designer.inspector;

import java.util.List;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.designer.widget.Actions;

/** A piece of text on the canvas. */
final class NoteForm extends Form {
    private final Editor editor;
    private final int index;
    private final JTextArea text = new JTextArea(8, 10);
    private boolean showing;

    NoteForm(Editor editor, int index) {
        this.editor = editor;
        this.index = index;
        text.setName("inspector.noteText");
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        Look.named(text, Texts.get("inspector.noteText"));
        Actions.typed(text, now -> {
            if (!showing) {
                editor.edit(NodeEdits.changeNote(index, now));
            }
        });
        text.addFocusListener(new java.awt.event.FocusAdapter() {
            @Override
            public void focusLost(java.awt.event.FocusEvent e) {
                editor.document().settle();
            }
        });
        panel.add(new JScrollPane(text), "newline, span 3, growx, wmin 0");
    }

    @Override
    Object key() {
        return List.of("note", index);
    }

    @Override
    void refresh() {
        String now = editor.design().notes().get(index).text();
        if (!text.getText().equals(now)) {
            showing = true;
            text.setText(now);
            showing = false;
        }
    }
}
