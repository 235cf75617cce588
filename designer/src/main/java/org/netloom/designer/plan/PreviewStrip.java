package org.netloom.designer.plan;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.netloom.designer.widget.Cut;

/** Samples side by side: pictures, or their numbers in columns. */
final class PreviewStrip extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 64;
    private static final int GAP = 10;
    private static final int LINE = 16;
    private static final int NAME = 104;
    private static final int VALUE = 62;

    private transient Preview.Strip strip = new Preview.Strip(List.of(), List.of(), List.of(), "");

    PreviewStrip() {
        setOpaque(false);
    }

    void show(Preview.Strip now) {
        boolean sameSize = now.names().size() == strip.names().size()
                && now.note().isEmpty() == strip.note().isEmpty()
                && now.images().isEmpty() == strip.images().isEmpty();
        strip = now;
        if (!sameSize) {
            revalidate();
        }
        repaint();
    }

    Preview.Strip shown() {
        return strip;
    }

    @Override
    public Dimension getPreferredSize() {
        int note = strip.note().isEmpty() ? 0 : LINE + 4;
        int height = strip.names().isEmpty() ? SIDE : strip.names().size() * LINE + 4;
        return new Dimension(Preview.COUNT * (SIDE + GAP), height + note);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(SIDE, getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(UIManager.getFont("small.font"));
        int y = strip.names().isEmpty() ? images(g) : numbers(g);
        if (!strip.note().isEmpty()) {
            g.setColor(UIManager.getColor("Label.disabledForeground"));
            g.drawString(strip.note(), 0, y + LINE);
        }
        g.dispose();
    }

    private int images(Graphics2D g) {
        int x = 0;
        for (BufferedImage image : strip.images()) {
            int most = Math.max(image.getWidth(), image.getHeight());
            double zoom = (double) SIDE / most;
            if (zoom >= 1) {
                zoom = Math.floor(zoom);
            }
            g.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    zoom >= 1
                            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            int w = (int) Math.round(image.getWidth() * zoom);
            int h = (int) Math.round(image.getHeight() * zoom);
            g.drawImage(image, x, 0, w, h, null);
            x += SIDE + GAP;
        }
        return SIDE;
    }

    private int numbers(Graphics2D g) {
        FontMetrics metrics = g.getFontMetrics();
        for (int k = 0; k < strip.names().size(); k++) {
            int y = k * LINE + metrics.getAscent();
            g.setColor(UIManager.getColor("Label.disabledForeground"));
            g.drawString(Cut.toWidth(strip.names().get(k), metrics, NAME - 8), 0, y);
            g.setColor(UIManager.getColor("Label.foreground"));
            for (int i = 0; i < strip.values().size(); i++) {
                String value = strip.values().get(i).get(k);
                g.drawString(value, NAME + (i + 1) * VALUE - 8 - metrics.stringWidth(value), y);
            }
        }
        return strip.names().size() * LINE + 4;
    }
}
