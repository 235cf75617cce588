package org.netloom.model;

import java.nio.file.Path;
import java.util.List;
import org.netloom.spec.Shape;

/** Images side by side in one PNG file, so that many can be looked at together. */
public final class SampleGrid {
    private static final int GAP = 2;
    private static final byte BACKGROUND = (byte) 0x60;

    private final Shape shape;
    private final int columns;
    private final int rows;
    private final int channels;
    private final int width;
    private final byte[] pixels;

    /**
     * An empty grid.
     *
     * @param shape {@code H x W x C} of one image; of other than 1 or 3 channels the first is shown
     */
    public SampleGrid(Shape shape, int rows, int columns) {
        this.shape = shape;
        this.rows = rows;
        this.columns = columns;
        channels = shape.channels() == 3 ? 3 : 1;
        width = columns * (shape.width() + GAP) + GAP;
        pixels = new byte[width * height() * channels];
        java.util.Arrays.fill(pixels, BACKGROUND);
    }

    private int height() {
        return rows * (shape.height() + GAP) + GAP;
    }

    /** True for shapes that can be drawn. */
    public static boolean draws(Shape shape) {
        return shape.isImage();
    }

    /** The images in rows, as many as there are. */
    public static SampleGrid of(Shape shape, int columns, List<float[]> images) {
        SampleGrid grid = new SampleGrid(shape, Math.ceilDiv(images.size(), columns), columns);
        for (int i = 0; i < images.size(); i++) {
            grid.put(i / columns, i % columns, images.get(i));
        }
        return grid;
    }

    /** Puts an image in its place; values are 0..255, others are cut off. */
    public void put(int row, int column, float[] image) {
        int top = GAP + row * (shape.height() + GAP);
        int left = GAP + column * (shape.width() + GAP);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                int from = (y * shape.width() + x) * shape.channels();
                int to = ((top + y) * width + left + x) * channels;
                for (int c = 0; c < channels; c++) {
                    pixels[to + c] = (byte) Math.clamp(Math.round(image[from + c]), 0, 255);
                }
            }
        }
    }

    /**
     * Writes the file in one piece.
     *
     * @throws org.netloom.problem.NetloomException NL-411 if it cannot be written
     */
    public void write(Path path) {
        byte[] bytes = Png.of(width, height(), channels, pixels);
        AtomicFile.write(path, file -> AtomicFile.writeFully(file, java.nio.ByteBuffer.wrap(bytes)));
    }
}
