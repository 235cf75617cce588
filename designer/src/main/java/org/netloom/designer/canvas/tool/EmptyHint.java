package org.netloom.designer.canvas.tool;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.netloom.designer.Texts;

/** What an empty canvas says: how a network begins. */
final class EmptyHint {
    private static final int GAP = 8;

    private EmptyHint() {}

    /** Paints it into the middle of the canvas. */
    static void paint(Graphics2D g, JComponent canvas) {
        Font plain = UIManager.getFont("Label.font");
        Font head = UIManager.getFont("h3.font");
        String[] lines = Texts.get("canvas.empty.how").split("\n");
        int rows = g.getFontMetrics(plain).getHeight() * lines.length;
        int y = (canvas.getHeight() - g.getFontMetrics(head).getHeight() - GAP - rows) / 2;
        g.setColor(UIManager.getColor("Label.foreground"));
        y = line(g, canvas, Texts.get("canvas.empty"), head, y) + GAP;
        g.setColor(UIManager.getColor("Label.disabledForeground"));
        for (String line : lines) {
            y = line(g, canvas, line, plain, y);
        }
    }

    private static int line(Graphics2D g, JComponent canvas, String text, Font font, int y) {
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        int x = (canvas.getWidth() - metrics.stringWidth(text)) / 2;
        FlatUIUtils.drawString(canvas, g, text, x, y + metrics.getAscent());
        return y + metrics.getHeight();
    }
}
