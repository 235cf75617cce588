package org.netloom.designer.widget;

import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.text.DefaultCaret;

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
        // A caret that follows the text would scroll the page around to it.
        ((DefaultCaret) getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
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
}
