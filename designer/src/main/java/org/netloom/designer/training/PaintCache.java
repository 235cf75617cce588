package org.netloom.designer.training;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A picture of what takes long to paint, kept until it changes, in the pixels of the screen. It is painted in memory:
 * soft edges are drawn there many times faster than by way of a display server.
 */
final class PaintCache {
    private BufferedImage image;
    private Object key;
    private double scale;

    /**
     * Paints what is kept, or paints it anew where the key, the size or the scale is another one.
     *
     * @param content tells by {@code ==} whether it is still the same
     */
    void paint(Graphics2D g, int x, int y, int width, int height, Object content, Consumer<Graphics2D> painter) {
        if (width <= 0 || height <= 0) {
            return;
        }
        double now = Math.max(1, g.getTransform().getScaleX());
        int w = (int) Math.ceil(width * now);
        int h = (int) Math.ceil(height * now);
        if (image == null || !same(content) || now != scale || image.getWidth() != w || image.getHeight() != h) {
            image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
            key = content;
            scale = now;
            Graphics2D to = image.createGraphics();
            to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            to.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            to.scale(now, now);
            painter.accept(to);
            to.dispose();
        }
        Graphics2D on = (Graphics2D) g.create();
        on.translate(x, y);
        on.scale(1 / now, 1 / now);
        on.drawImage(image, 0, 0, null);
        on.dispose();
    }

    @SuppressWarnings("ReferenceEquality") // asked at every painting; what is kept never changes
    private boolean same(Object content) {
        return content == key;
    }

    /** Paints anew the next time: the look is another one. */
    void forget() {
        image = null;
    }
}
