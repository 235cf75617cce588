package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;

/** A stop of the tour: what is seen, and the way on and back. */
final class TourCallout extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 336;
    private static final int INSET = 20;
    private static final int ARC = 16;

    private final JLabel title = new JLabel();
    private final WrappedLabel text = new WrappedLabel("", "Label.foreground");
    private final JLabel count = new JLabel();
    private final JButton back = new JButton(Texts.get("start.tour.back"));
    private final JButton next = new JButton();
    private final JButton close = new JButton(Texts.get("start.tour.close"));

    TourCallout(Runnable goesBack, Runnable goesOn, Runnable closes) {
        super(new MigLayout(
                "insets 16 " + INSET + " 16 " + INSET + ", wrap, gap 0",
                "[" + (WIDTH - 2 * INSET) + "!,fill]",
                "[]8[]16[]"));
        setOpaque(false);
        title.putClientProperty(FlatClientProperties.STYLE_CLASS, "h3");
        count.putClientProperty(FlatClientProperties.STYLE_CLASS, "small");
        count.putClientProperty(FlatClientProperties.STYLE, "foreground: $Netloom.quiet");
        back.setName("tour.back");
        next.setName("tour.next");
        close.setName("tour.close");
        close.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        back.addActionListener(_ -> goesBack.run());
        next.addActionListener(_ -> goesOn.run());
        close.addActionListener(_ -> closes.run());
        add(title);
        add(text, "wmin 0");
        add(count, "split 4, pushx");
        add(close);
        add(back, "gapleft 8");
        add(next, "gapleft 8");
    }

    void show(String head, String words, String where, boolean hasBack, boolean last) {
        title.setText(head);
        text.setText(words);
        // Wrapped text knows its height once it knows its width.
        text.setSize(UIScale.scale(WIDTH - 2 * INSET), Short.MAX_VALUE);
        count.setText(where);
        back.setEnabled(hasBack);
        close.setVisible(!last);
        next.setText(Texts.get(last ? "start.tour.done" : "start.tour.next"));
        invalidate();
        validate();
    }

    void focus() {
        next.requestFocusInWindow();
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g2.setColor(UIManager.getColor("Netloom.card"));
            g2.fillRoundRect(0, 0, getWidth() - 1, getHeight() - 1, ARC, ARC);
            // Over a canvas of the same colour.
            g2.setColor(UIManager.getColor("Component.borderColor"));
            g2.drawRoundRect(0, 0, getWidth() - 1, getHeight() - 1, ARC, ARC);
        } finally {
            g2.dispose();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(WIDTH), super.getPreferredSize().height);
    }
}
