package org.netloom.data.image;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.netloom.spec.Shape;

/**
 * An image as a network reads it, with the size its file has.
 *
 * @param sample values 0..255 in the order H, W, C
 * @param width of the file
 * @param height of the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SizedImage(float[] sample, int width, int height) {
    /** Reads a file, resized to {@code H x W x C}; see {@link ImageInput#toSample}. */
    public static SizedImage read(Path file, Shape shape) {
        BufferedImage image = ImageFiles.read(file);
        return new SizedImage(ImageInput.toSample(image, shape), image.getWidth(), image.getHeight());
    }
}
