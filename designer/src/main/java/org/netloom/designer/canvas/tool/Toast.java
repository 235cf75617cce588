package org.netloom.designer.canvas.tool;

import javax.swing.JLabel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;

/** A sentence at the lower border of the canvas that goes away by itself. */
final class Toast extends Floating {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MS = 6000;
    private static final int WIDEST = 420;

    private final JLabel label = new JLabel();
    private final Timer timer = new Timer(SHOWN_MS, _ -> setVisible(false));

    Toast() {
        super(new MigLayout("insets 8 14 8 14, novisualpadding", "[]", "[]"));
        add(label);
        timer.setRepeats(false);
        setVisible(false);
    }

    void say(String sentence) {
        if (sentence.isEmpty()) {
            timer.stop();
            setVisible(false);
            return;
        }
        String escaped = sentence.replace("&", "&amp;").replace("<", "&lt;");
        label.setText(escaped);
        boolean wide = label.getPreferredSize().width > WIDEST;
        label.setText("<html>" + (wide ? "<body style='width: " + WIDEST * 3 / 4 + "px'>" : "") + escaped);
        getAccessibleContext().setAccessibleName(sentence);
        setVisible(true);
        if (getParent() != null) {
            getParent().revalidate();
            getParent().repaint();
        }
        timer.restart();
    }

    /** What is said just now; empty where nothing is. */
    String said() {
        return isVisible() ? getAccessibleContext().getAccessibleName() : "";
    }

    void close() {
        timer.stop();
    }
}
