package org.netloom.designer.training;

import java.awt.image.BufferedImage;
import org.netloom.spec.Shape;

/** Samples of images as pictures. */
final class SampleImages {
    private SampleImages() {}

    /** True where samples of a shape can be shown. */
    static boolean shows(Shape shape) {
        return shape.isImage() && (shape.channels() == 1 || shape.channels() == 3);
    }

    /** A picture of a sample whose numbers run from 0 to 255; what lies outside is cut. */
    static BufferedImage of(float[] sample, Shape shape) {
        int channels = shape.channels();
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                int at = (y * shape.width() + x) * channels;
                int red = level(sample[at]);
                int green = channels == 1 ? red : level(sample[at + 1]);
                int blue = channels == 1 ? red : level(sample[at + 2]);
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
