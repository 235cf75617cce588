package org.netloom.data;

import java.nio.file.Path;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * The binary form of CIFAR-10: for every image one byte label and 3072 bytes of 32 x 32 pixels, first all of red, then
 * green, then blue (Krizhevsky 2009).
 */
final class CifarFile {
    static final Shape SHAPE = Shape.of(32, 32, 3);

    static final List<String> LABELS =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int PLANE = 32 * 32;
    private static final int RECORD = 1 + 3 * PLANE;

    private CifarFile() {}

    /** True if a file of this size can be CIFAR-10. */
    static boolean fits(long size) {
        return size > 0 && size % RECORD == 0;
    }

    /** All images of the files, one file after the other. */
    static PixelDataset read(List<Path> paths) {
        long images = 0;
        for (Path p : paths) {
            try (DataFile f = DataFile.open(p)) {
                images += checked(f);
            }
        }
        HeapLimit.check(paths.getFirst(), images, RECORD);
        byte[][] pixels = new byte[Math.toIntExact(images)][];
        int[] classes = new int[pixels.length];
        int at = 0;
        for (Path p : paths) {
            try (DataFile f = DataFile.open(p)) {
                at = read(f, pixels, classes, at);
            }
        }
        return new PixelDataset(SHAPE, pixels, classes, LABELS);
    }

    private static long checked(DataFile file) {
        long size = file.sizeOnDisk();
        if (!fits(size)) {
            throw CoreMessage.CIFAR_SIZE.exception(file.path(), size, size / RECORD, size % RECORD);
        }
        return size / RECORD;
    }

    private static int read(DataFile file, byte[][] pixels, int[] classes, int first) {
        byte[] record = new byte[RECORD];
        int at = first;
        for (long left = checked(file); left > 0; left--, at++) {
            if (file.read(record) < RECORD) {
                throw CoreMessage.CIFAR_SIZE.exception(
                        file.path(), file.position(), file.position() / RECORD, file.position() % RECORD);
            }
            classes[at] = record[0] & 255;
            if (classes[at] >= LABELS.size()) {
                throw CoreMessage.DATA_LABEL_RANGE.exception(
                        file.path(), at - first, classes[at], LABELS.size() - 1, "; is it really CIFAR-10?");
            }
            pixels[at] = interleave(record);
        }
        return at;
    }

    /** Planes to pixels: C x H x W to H x W x C. */
    private static byte[] interleave(byte[] record) {
        byte[] to = new byte[3 * PLANE];
        for (int i = 0; i < PLANE; i++) {
            to[3 * i] = record[1 + i];
            to[3 * i + 1] = record[1 + PLANE + i];
            to[3 * i + 2] = record[1 + 2 * PLANE + i];
        }
        return to;
    }
}
