package org.netloom.designer.inspector;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.text.DefaultCaret;

/** Text that is broken to the width it gets. */
final class Words extends JTextArea {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Color> colour;

    private Words(String text, Supplier<Color> colour) {
        super(text);
        this.colour = colour;
        setLineWrap(true);
        setWrapStyleWord(true);
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder());
        // A caret that follows its text would scroll to it.
        ((DefaultCaret) getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        setMargin(new java.awt.Insets(0, 0, 0, 0));
    }

    /** In the size and colour of labels. */
    static Words of(String text) {
        return new Words(text, Look::text);
    }

    /** Smaller and of less weight. */
    static Words small(String text) {
        Words words = new Words(text, Look::quiet);
        words.putClientProperty("FlatLaf.styleClass", "small");
        return words;
    }

    /** Small, in a colour of its own. */
    static Words small(String text, Supplier<Color> colour) {
        Words words = new Words(text, colour);
        words.putClientProperty("FlatLaf.styleClass", "small");
        return words;
    }

    @Override
    public Color getForeground() {
        return colour == null ? super.getForeground() : colour.get();
    }

    /** The height follows from the width: a new width asks for a new layout. */
    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean changed = width != getWidth();
        super.setBounds(x, y, width, height);
        if (changed) {
            SwingUtilities.invokeLater(this::revalidate);
        }
    }

    /** It is part of what is scrolled, and never the reason for it. */
    @Override
    public void scrollRectToVisible(Rectangle part) {
        // Nothing moves.
    }
}
