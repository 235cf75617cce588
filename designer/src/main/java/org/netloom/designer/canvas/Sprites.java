package org.netloom.designer.canvas;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps small pictures of what is painted many times alike, such as empty cards: smooth shapes cost ten times as much as
 * copying their pixels. A picture is put on whole pixels of the device, so that it is as crisp as the first time.
 */
final class Sprites {
    private static final int MOST_PIXELS = 12_000_000;
    private static final int LARGEST = 500_000;
    /** Of the scene, around what is painted: for shadows and outlines. */
    private static final double MARGIN = 4;

    private record Key(Object what, double scale) {}

    private final LinkedHashMap<Key, BufferedImage> images = new LinkedHashMap<>(64, 0.75f, true);
    private int pixels;

    /**
     * Paints something whose upper left corner is at a point of the scene.
     *
     * @param what equal for what looks alike
     * @param painting paints it at the origin
     */
    void paint(
            Graphics2D g, Object what, double x, double y, double width, double height, Consumer<Graphics2D> painting) {
        AffineTransform t = g.getTransform();
        double scale = t.getScaleX();
        int pad = (int) Math.ceil(MARGIN * scale);
        int w = (int) Math.ceil(width * scale) + 2 * pad;
        int h = (int) Math.ceil(height * scale) + 2 * pad;
        if ((long) w * h > LARGEST) {
            g.translate(x, y);
            painting.accept(g);
            g.setTransform(t);
            return;
        }
        Key key = new Key(what, scale);
        BufferedImage image = images.get(key);
        if (image == null) {
            image = made(w, h, pad, scale, painting);
            keep(key, image);
        }
        double px = Math.rint(x * scale + t.getTranslateX()) - pad;
        double py = Math.rint(y * scale + t.getTranslateY()) - pad;
        g.setTransform(AffineTransform.getTranslateInstance(px, py));
        g.drawImage(image, 0, 0, null);
        g.setTransform(t);
    }

    private static BufferedImage made(int w, int h, int pad, double scale, Consumer<Graphics2D> painting) {
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        try {
            GraphicsPen.hints(g);
            g.translate(pad, pad);
            g.scale(scale, scale);
            painting.accept(g);
        } finally {
            g.dispose();
        }
        return image;
    }

    private void keep(Key key, BufferedImage image) {
        images.put(key, image);
        pixels += image.getWidth() * image.getHeight();
        while (pixels > MOST_PIXELS && images.size() > 1) {
            Map.Entry<Key, BufferedImage> oldest = images.pollFirstEntry();
            pixels -= oldest.getValue().getWidth() * oldest.getValue().getHeight();
        }
    }

    /** Forgets all: the colours changed. */
    void clear() {
        images.clear();
        pixels = 0;
    }
}
