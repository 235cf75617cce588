package org.netloom.designer.shell;

import java.awt.Rectangle;
import javax.swing.JTextArea;
import javax.swing.UIManager;

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

    /** The caret of a text asks for it wherever the text lies; a scroll pane around would jump there. */
    @Override
    public void scrollRectToVisible(Rectangle place) {
        // There is nothing to be typed.
    }

    @Override
    public boolean contains(int x, int y) {
        return false;
    }
}
