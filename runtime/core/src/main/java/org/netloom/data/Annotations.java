package org.netloom.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a file says of images.
 *
 * @param source the file, or the folder
 * @param names of classes, points or labels, by index
 * @param images what is said of each image file, in the order of the file
 * @param <T> what is said of an image
 */
record Annotations<T>(Path source, List<String> names, Map<Path, T> images) {
    /**
     * A box in pixels.
     *
     * @param left distance of its left side from that of the image
     * @param where file and line, for messages
     */
    record Box(String label, double left, double top, double width, double height, String where) {}

    /**
     * Points in pixels from the left top corner, x and y of each; NaN where one cannot be seen.
     *
     * @param where file and line, for messages
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Points(double[] places, String where) {}
}
