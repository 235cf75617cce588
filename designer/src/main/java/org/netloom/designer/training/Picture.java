package org.netloom.designer.training;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.swing.JPanel;

/** A picture in large pixels. */
final class Picture extends JPanel {
    private static final long serialVersionUID = 1L;

    private final int side;
    private transient BufferedImage image;

    Picture(int side, String name) {
        this.side = side;
        setOpaque(false);
        getAccessibleContext().setAccessibleName(name);
    }

    /** Shows a picture; null for none. */
    void show(BufferedImage newImage) {
        image = newImage;
        repaint();
    }

    boolean empty() {
        return image == null;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(side, side);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(Math.min(side, 96), Math.min(side, 96));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        int w = getWidth();
        int h = getHeight();
        if (image != null) {
            double scale = Math.min((double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
            w = (int) (image.getWidth() * scale);
            h = (int) (image.getHeight() * scale);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            g.drawImage(image, 0, 0, w, h, null);
        } else {
            int s = Math.min(w, h);
            w = s;
            h = s;
        }
        g.setColor(RunColors.line());
        g.drawRect(0, 0, w - 1, h - 1);
        g.dispose();
    }
}
