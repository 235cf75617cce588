package org.netloom.render;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Writes a drawing as PNG, without a screen. */
public final class PngWriter {
    /** More would not fit the memory of most machines. */
    private static final double MOST_PIXELS = 120_000_000;

    private PngWriter() {}

    /**
     * The bytes of the file.
     *
     * @param scale pixels of the image per pixel of the drawing; made smaller where the image would be too large
     */
    public static byte[] write(Drawing drawing, GraphicsPainter painter, double scale) {
        double fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / (drawing.width() * drawing.height())));
        BufferedImage image = new BufferedImage(
                (int) Math.max(1, Math.ceil(drawing.width() * fitting)),
                (int) Math.max(1, Math.ceil(drawing.height() * fitting)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(fitting, fitting);
            painter.paint(drawing, g);
        } finally {
            g.dispose();
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
