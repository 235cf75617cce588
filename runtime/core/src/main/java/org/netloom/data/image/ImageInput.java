package org.netloom.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** Images as a network reads them: floats 0..255 in the order H, W, C. */
public final class ImageInput {
    /** Shares of red, green and blue in what the eye sees as brightness (ITU-R BT.601). */
    private static final float RED = 0.299f;

    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private ImageInput() {}

    /** Reads a file to a sample, see {@link #toSample}. */
    public static float[] read(Path file, Shape shape) {
        return toSample(ImageFiles.read(file), shape);
    }

    /**
     * An image as a sample: made grey or colour as the shape wants, resized to its height and width (averaging areas
     * where it shrinks, bilinear where it grows; the aspect ratio gives way), transparent places white.
     *
     * @param shape {@code H x W x C}, C 1 for grey or 3 for red, green, blue
     * @return values 0..255 in the order H, W, C
     * @throws org.netloom.problem.NetloomException if the shape is no image
     */
    public static float[] toSample(BufferedImage image, Shape shape) {
        requireImage(shape);
        float[] pixels = isGrey(image) ? grey(image) : colour(image);
        int channels = isGrey(image) ? 1 : 3;
        if (channels == 3 && shape.channels() == 1) {
            pixels = toGrey(pixels);
            channels = 1;
        }
        float[] sized =
                Resizer.resize(pixels, image.getHeight(), image.getWidth(), channels, shape.height(), shape.width());
        return channels < shape.channels() ? toColour(sized) : sized;
    }

    static void requireImage(Shape shape) {
        if (!shape.isImage() || (shape.channels() != 1 && shape.channels() != 3)) {
            throw CoreMessage.IMAGE_SHAPE.exception(shape);
        }
    }

    /** True for an image that stores brightness alone. */
    static boolean isGrey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return !(model instanceof IndexColorModel) && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /**
     * Grey values as stored. {@link BufferedImage#getRGB} would take them for linear light and brighten them.
     */
    private static float[] grey(BufferedImage image) {
        Raster raster = image.getRaster();
        int w = image.getWidth();
        int h = image.getHeight();
        float most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        float[] values = raster.getSamples(0, 0, w, h, 0, (float[]) null);
        float[] opacity = raster.getNumBands() > 1 ? raster.getSamples(0, 0, w, h, 1, (float[]) null) : null;
        for (int i = 0; i < values.length; i++) {
            float v = values[i] * 255 / most;
            values[i] = opacity == null ? v : overWhite(v, opacity[i] / most);
        }
        return values;
    }

    private static float[] colour(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] row = new int[w];
        float[] values = new float[h * w * 3];
        int at = 0;
        for (int y = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            for (int argb : row) {
                float opacity = (argb >>> 24) / 255f;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    values[at++] = overWhite(argb >> shift & 255, opacity);
                }
            }
        }
        return values;
    }

    private static float overWhite(float value, float opacity) {
        return 255 + opacity * (value - 255);
    }

    private static float[] toGrey(float[] rgb) {
        float[] grey = new float[rgb.length / 3];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = RED * rgb[3 * i] + GREEN * rgb[3 * i + 1] + BLUE * rgb[3 * i + 2];
        }
        return grey;
    }

    private static float[] toColour(float[] grey) {
        float[] rgb = new float[3 * grey.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = grey[i / 3];
        }
        return rgb;
    }

    static byte[] toBytes(float[] sample) {
        byte[] bytes = new byte[sample.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(sample[i]), 0, 255);
        }
        return bytes;
    }
}
