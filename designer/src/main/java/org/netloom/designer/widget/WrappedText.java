package org.netloom.designer.widget;

import java.awt.Rectangle;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/** Text that wraps to the width it gets, looks like a label and can be copied from. */
public final class WrappedText extends JTextArea {
    private static final long serialVersionUID = 1L;

    public WrappedText(String text) {
        super(text);
        setLineWrap(true);
        setWrapStyleWord(true);
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setColumns(8);
        putClientProperty("FlatLaf.style", "margin: 0,0,0,0; font: $defaultFont");
        setBorder(null);
    }

    /** Quiet help: small and grey. */
    public static WrappedText quiet(String text) {
        WrappedText area = new WrappedText(text);
        area.putClientProperty(
                "FlatLaf.style", "margin: 0,0,0,0; font: $small.font; foreground: $Label.disabledForeground");
        return area;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(null);
    }

    /** The height follows from the width, which is known only now. */
    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean other = width != getWidth();
        super.setBounds(x, y, width, height);
        if (other) {
            SwingUtilities.invokeLater(this::revalidate);
        }
    }

    /** Nothing: the caret, which nobody sees, would scroll the page around to it. */
    @Override
    public void scrollRectToVisible(Rectangle where) {}
}
