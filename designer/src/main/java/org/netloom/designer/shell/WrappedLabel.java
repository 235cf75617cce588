package org.netloom.designer.shell;

import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.DefaultCaret;

/** A text over several lines that lets the mouse through and is never taken for markup. */
final class WrappedLabel extends JTextArea {
    private static final long serialVersionUID = 1L;
    private final String colour;

    /** @param colour key of its colour */
    WrappedLabel(String text, String colour) {
        super(text);
        this.colour = colour;
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        // Otherwise a scroll pane around it jumps to the end of the text.
        if (getCaret() instanceof DefaultCaret caret) {
            caret.setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        }
        colours();
    }

    private void colours() {
        setBorder(null);
        setFont(UIManager.getFont("Label.font"));
        if (colour != null) {
            setForeground(UIManager.getColor(colour));
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        colours();
    }

    @Override
    public boolean contains(int x, int y) {
        return false;
    }
}
