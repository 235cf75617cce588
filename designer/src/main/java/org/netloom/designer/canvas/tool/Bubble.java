package org.netloom.designer.canvas.tool;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import javax.swing.UIManager;

/** A few words beside the mouse. */
final class Bubble {
    private static final int WIDEST = 300;
    private static final int PAD_X = 10;
    private static final int PAD_Y = 6;
    private static final int ASIDE = 16;
    private static final int BAR = 4;

    private Bubble() {}

    /**
     * Paints it below and right of a point, or elsewhere around it where there is no room.
     *
     * @param tone colour of the bar at its left
     */
    static void paint(Graphics2D g, String text, Color tone, Point2D at, Dimension room) {
        Font font = UIManager.getFont("Label.font");
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        List<String> lines = wrapped(text, metrics);
        int width = lines.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 2 * PAD_X + BAR;
        int height = lines.size() * metrics.getHeight() + 2 * PAD_Y;
        double x = at.getX() + ASIDE;
        double y = at.getY() + ASIDE;
        if (x + width > room.width - 4) {
            x = Math.max(4, room.width - 4.0 - width);
        }
        if (y + height > room.height - 4) {
            y = at.getY() - ASIDE - height;
        }
        RoundRectangle2D box =
                new RoundRectangle2D.Double(Math.rint(x) + 0.5, Math.rint(y) + 0.5, width, height, 10, 10);
        g.setColor(new Color(0, 0, 0, 30));
        g.fill(new RoundRectangle2D.Double(box.getX(), box.getY() + 2, width, height, 10, 10));
        g.setColor(UIManager.getColor("ToolTip.background"));
        g.fill(box);
        g.setColor(UIManager.getColor("Component.borderColor"));
        g.draw(box);
        g.setColor(tone);
        g.fill(new RoundRectangle2D.Double(box.getX() + 4, box.getY() + 5, 3, height - 10.0, 3, 3));
        g.setColor(UIManager.getColor("ToolTip.foreground"));
        float line = (float) box.getY() + PAD_Y + metrics.getAscent();
        for (String l : lines) {
            g.drawString(l, (float) box.getX() + PAD_X + BAR, line);
            line += metrics.getHeight();
        }
    }

    private static List<String> wrapped(String text, FontMetrics metrics) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > WIDEST) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
