package org.netloom.designer.inspector;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** A formula, set as on a blackboard; smaller where there is little room. */
final class MathText extends JPanel {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final int size;

    /** @param text as {@link org.netloom.spec.Formula} writes it */
    MathText(String text) {
        this.text = text;
        this.size = UIManager.getFont("Label.font").getSize();
        setOpaque(false);
        setToolTipText(text);
        Look.named(this, text);
    }

    private MathBox box() {
        Font font = UIManager.getFont("Label.font").deriveFont((float) size);
        return MathParser.set(text, getFontMetrics(font));
    }

    @Override
    public Dimension getPreferredSize() {
        MathBox box = box();
        return new Dimension((int) Math.ceil(box.width) + 2, (int) Math.ceil(box.ascent + box.descent) + 2);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(40, getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Look.text());
        MathBox box = box();
        double scale = Math.min(1, (getWidth() - 2) / Math.max(1, box.width));
        double height = (box.ascent + box.descent) * scale;
        g.translate(0, (getHeight() - height) / 2);
        g.scale(scale, scale);
        box.draw(g, 0, box.ascent);
        g.dispose();
    }
}
