package org.netloom.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.netloom.data.HeapLimit;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** Reads masks: images whose pixels are numbers or colours that stand for classes. */
public final class MaskFiles {
    /** What distinguishes a colour, red, green and blue in 24 bits, from a number. */
    private static final int COLOUR = 1 << 24;

    /** More different values than this in one mask: a photograph, or a mask saved as JPEG. */
    private static final int MOST_VALUES = 1024;

    private MaskFiles() {}

    /**
     * Images and masks of one size.
     *
     * @param images bytes of each, unsigned, in the order H, W, C
     * @param masks H x W values of each: a number as stored, or a colour plus 2^24
     * @param values all that the masks hold, also where resizing leaves pixels out
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Pairs(byte[][] images, int[][] masks, SortedSet<Integer> values) {}

    /**
     * Reads images with their masks.
     *
     * @param shape {@code H x W x C} of the images after resizing; masks get H x W, by the nearest pixel
     * @throws org.netloom.problem.NetloomException naming all files that cannot be read, or an image whose mask has another
     *     size or too many values
     */
    public static Pairs readAll(Path folder, List<Path> images, List<Path> masks, Shape shape) {
        ImageInput.requireImage(shape);
        long pixels = (long) shape.height() * shape.width();
        HeapLimit.check(folder, images.size(), shape.elements() + pixels * Integer.BYTES);
        byte[][] samples = new byte[images.size()][];
        int[][] values = new int[images.size()][];
        TreeSet<Integer> all = new TreeSet<>();
        ImageFiles.forEach(folder, images, i -> {
            BufferedImage image = ImageFiles.read(images.get(i));
            BufferedImage mask = ImageFiles.read(masks.get(i));
            if (image.getWidth() != mask.getWidth() || image.getHeight() != mask.getHeight()) {
                throw CoreMessage.MASK_EXTENT.exception(masks.get(i), extent(mask), images.get(i), extent(image));
            }
            samples[i] = ImageInput.toBytes(ImageInput.toSample(image, shape));
            int[] whole = values(mask);
            TreeSet<Integer> held = distinct(masks.get(i), whole);
            synchronized (all) {
                all.addAll(held);
            }
            values[i] = nearest(whole, mask.getHeight(), mask.getWidth(), shape.height(), shape.width());
        });
        return new Pairs(samples, values, all);
    }

    private static String extent(BufferedImage image) {
        return image.getHeight() + " x " + image.getWidth();
    }

    /** Palette numbers and grey levels as stored, and colours. */
    static int[] values(BufferedImage mask) {
        int w = mask.getWidth();
        int h = mask.getHeight();
        boolean palette = mask.getColorModel() instanceof IndexColorModel;
        if (palette || ImageInput.isGrey(mask)) {
            int[] values = mask.getRaster().getSamples(0, 0, w, h, 0, (int[]) null);
            int bits = mask.getRaster().getSampleModel().getSampleSize(0);
            for (int i = 0; i < values.length && bits > 8; i++) {
                values[i] = Math.min(values[i], 0xFFFF);
            }
            // One bit of grey is black and white.
            for (int i = 0; i < values.length && bits == 1 && !palette; i++) {
                values[i] *= 255;
            }
            return values;
        }
        int[] rgb = mask.getRGB(0, 0, w, h, null, 0, w);
        boolean allGrey = true;
        for (int i = 0; i < rgb.length; i++) {
            int v = rgb[i] & 0xFFFFFF;
            allGrey &= (v & 255) == (v >> 8 & 255) && (v & 255) == v >> 16;
            rgb[i] = COLOUR | v;
        }
        // Grey levels that are stored as colours are numbers all the same.
        for (int i = 0; i < rgb.length && allGrey; i++) {
            rgb[i] &= 255;
        }
        return rgb;
    }

    private static TreeSet<Integer> distinct(Path file, int... values) {
        TreeSet<Integer> held = new TreeSet<>();
        int last = -1;
        for (int v : values) {
            if (v != last) {
                last = v;
                held.add(v);
                if (held.size() > MOST_VALUES) {
                    throw CoreMessage.MASK_PHOTOGRAPH.exception(file, MOST_VALUES);
                }
            }
        }
        return held;
    }

    /** Each pixel of the new extent is that at its middle's place in the old one. */
    static int[] nearest(int[] from, int h, int w, int newH, int newW) {
        if (h == newH && w == newW) {
            return from;
        }
        int[] to = new int[newH * newW];
        for (int y = 0; y < newH; y++) {
            int row = (int) ((2L * y + 1) * h / (2L * newH)) * w;
            for (int x = 0; x < newW; x++) {
                to[y * newW + x] = from[row + (int) ((2L * x + 1) * w / (2L * newW))];
            }
        }
        return to;
    }
}
