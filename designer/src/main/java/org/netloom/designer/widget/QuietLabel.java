package org.netloom.designer.widget;

import java.awt.Color;
import javax.swing.JLabel;

/** Text of less weight, a little smaller. Its colour follows the theme, which one set once would not. */
public final class QuietLabel extends JLabel {
    private static final long serialVersionUID = 1L;

    public QuietLabel(String text) {
        super(text);
        // A name that begins with <html> would be taken for markup.
        putClientProperty("html.disable", true);
        putClientProperty("FlatLaf.styleClass", "small");
    }

    @Override
    public Color getForeground() {
        return Inks.quiet();
    }
}
