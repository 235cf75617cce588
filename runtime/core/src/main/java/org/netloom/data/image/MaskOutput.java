package org.netloom.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.file.Path;

/** Masks as images: each pixel is the number of its class, in a palette that tells the classes apart. */
public final class MaskOutput {
    private static final int COLOURS = 256;

    private MaskOutput() {}

    /**
     * A mask as an image with a palette.
     *
     * @param classes one for each pixel, row by row
     * @param height rows of {@code classes}
     * @param outWidth of the image, to which the mask is scaled by the nearest pixel
     */
    public static BufferedImage image(int[] classes, int height, int width, int outWidth, int outHeight) {
        byte[][] rgb = palette();
        IndexColorModel colours = new IndexColorModel(8, COLOURS, rgb[0], rgb[1], rgb[2]);
        BufferedImage image = new BufferedImage(outWidth, outHeight, BufferedImage.TYPE_BYTE_INDEXED, colours);
        int[] scaled = MaskFiles.nearest(classes, height, width, outHeight, outWidth);
        image.getRaster().setSamples(0, 0, outWidth, outHeight, 0, scaled);
        return image;
    }

    /** Writes {@link #image} as PNG. */
    public static void write(int[] classes, int height, int width, int outWidth, int outHeight, Path to) {
        ImageOutput.writePng(image(classes, height, width, outWidth, outHeight), to);
    }

    /** The colour map of PASCAL VOC: the bits of the number, by turns, are the upper bits of red, green and blue. */
    private static byte[][] palette() {
        byte[][] rgb = new byte[3][COLOURS];
        for (int i = 0; i < COLOURS; i++) {
            for (int bit = 0; bit < 8; bit++) {
                for (int c = 0; c < 3 && 3 * bit + c < 8; c++) {
                    rgb[c][i] |= (byte) ((i >> 3 * bit + c & 1) << 7 - bit);
                }
            }
        }
        return rgb;
    }
}
