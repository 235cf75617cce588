package org.netloom.designer.widget;

import java.awt.image.BufferedImage;
import org.netloom.spec.Shape;

/** Samples as pictures. */
public final class SampleImages {
    private static final float WHITE = 255;

    private SampleImages() {}

    /** True where samples of a shape can be shown. */
    public static boolean shows(Shape shape) {
        return shape.isImage() && (shape.channels() == 1 || shape.channels() == 3);
    }

    /** An image of {@code H x W x C} with values 0..255, what lies outside is cut; of other than three channels the mean. */
    public static BufferedImage of(float[] x, Shape shape) {
        return of(x, shape, 0, WHITE);
    }

    /** An image whose values {@code low} to {@code high} go from black to white. */
    public static BufferedImage of(float[] x, Shape shape, float low, float high) {
        int channels = shape.channels();
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[shape.width()];
        float scale = high > low ? WHITE / (high - low) : 0;
        for (int i = 0; i < shape.height(); i++) {
            for (int j = 0; j < shape.width(); j++) {
                int at = (i * shape.width() + j) * channels;
                row[j] = channels == 3
                        ? byteOf(x[at], low, scale) << 16
                                | byteOf(x[at + 1], low, scale) << 8
                                | byteOf(x[at + 2], low, scale)
                        : byteOf(mean(x, at, channels), low, scale) * 0x010101;
            }
            image.setRGB(0, i, shape.width(), 1, row, 0, shape.width());
        }
        return image;
    }

    private static float mean(float[] x, int at, int channels) {
        float sum = 0;
        for (int c = 0; c < channels; c++) {
            sum += x[at + c];
        }
        return sum / channels;
    }

    private static int byteOf(float value, float low, float scale) {
        return Math.clamp(Math.round((value - low) * scale), 0, 255);
    }
}
