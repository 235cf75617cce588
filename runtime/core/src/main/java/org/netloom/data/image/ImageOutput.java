package org.netloom.data.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.netloom.data.Dataset;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** Samples as images, to look at. */
public final class ImageOutput {
    private static final int BORDER = 0x404040;

    private ImageOutput() {}

    /**
     * One sample as an image.
     *
     * @param sample values 0..255 in the order H, W, C; what lies outside is clamped
     * @param shape {@code H x W x C}, C 1 for grey or 3 for red, green, blue
     */
    public static BufferedImage toImage(float[] sample, Shape shape) {
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), type(shape));
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int c = 0; c < shape.channels(); c++) {
                    float v = sample[(y * shape.width() + x) * shape.channels() + c];
                    image.getRaster().setSample(x, y, c, Math.clamp(Math.round(v), 0, 255));
                }
            }
        }
        return image;
    }

    private static int type(Shape shape) {
        ImageInput.requireImage(shape);
        return shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    }

    /**
     * The first samples of a data set side by side.
     *
     * @param zoom pixels a pixel is drawn as, in both directions
     */
    public static BufferedImage sheet(Dataset data, int columns, int rows, int zoom) {
        Shape shape = data.inputShape();
        int cellW = shape.width() * zoom + 1;
        int cellH = shape.height() * zoom + 1;
        BufferedImage sheet = new BufferedImage(columns * cellW + 1, rows * cellH + 1, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                sheet.setRGB(x, y, BORDER);
            }
        }
        float[] sample = new float[shape.size()];
        for (int i = 0; i < Math.min(data.size(), columns * rows); i++) {
            data.input(i, sample, 0);
            draw(toImage(sample, shape), sheet, i % columns * cellW + 1, i / columns * cellH + 1, zoom);
        }
        return sheet;
    }

    private static void draw(BufferedImage image, BufferedImage to, int left, int top, int zoom) {
        int bands = image.getRaster().getNumBands();
        for (int y = 0; y < image.getHeight() * zoom; y++) {
            for (int x = 0; x < image.getWidth() * zoom; x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | image.getRaster().getSample(x / zoom, y / zoom, Math.min(c, bands - 1));
                }
                to.setRGB(left + x, top + y, rgb);
            }
        }
    }

    /** Writes a PNG file. */
    public static void writePng(BufferedImage image, Path to) {
        try (OutputStream out = Files.newOutputStream(to)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            var told = CoreMessage.IMAGE_WRITE.exception(to, e.getMessage());
            told.initCause(e);
            throw told;
        }
    }
}
