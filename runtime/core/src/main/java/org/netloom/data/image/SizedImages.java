package org.netloom.data.image;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.netloom.data.HeapLimit;
import org.netloom.spec.Shape;

/**
 * Images of one size with the sizes they had, for places given in pixels.
 *
 * @param pixels bytes of each, unsigned, in the order H, W, C
 * @param widths of the files
 * @param heights of the files
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SizedImages(byte[][] pixels, int[] widths, int[] heights) {
    /**
     * Reads many images to one size.
     *
     * @param where file or folder, for messages
     * @param shape {@code H x W x C}, C 1 or 3
     * @throws org.netloom.problem.NetloomException naming all files that cannot be read, or if they would not fit the memory
     */
    public static SizedImages read(Path where, List<Path> files, Shape shape) {
        ImageInput.requireImage(shape);
        HeapLimit.check(where, files.size(), shape.elements());
        SizedImages all = new SizedImages(new byte[files.size()][], new int[files.size()], new int[files.size()]);
        ImageFiles.forEach(where, files, i -> {
            BufferedImage image = ImageFiles.read(files.get(i));
            all.widths[i] = image.getWidth();
            all.heights[i] = image.getHeight();
            all.pixels[i] = ImageInput.toBytes(ImageInput.toSample(image, shape));
        });
        return all;
    }
}
