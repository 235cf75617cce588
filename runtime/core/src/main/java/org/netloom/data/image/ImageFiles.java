package org.netloom.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.netloom.data.HeapLimit;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.MessageKey;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

/** Reads image files: JPEG, PNG and what else the JDK reads. */
public final class ImageFiles {
    /** Pixels of the largest image that is read: a header can announce more than any memory holds. */
    static final int MOST_MEGAPIXELS = 100;

    /** Bytes of the largest file that is read. */
    private static final long MOST_BYTES = 256L << 20;

    /** Broken files a message names. */
    private static final int NAMED = 5;

    private static final Set<MessageKey> UNREADABLE = Set.of(
            CoreMessage.IMAGE_BROKEN,
            CoreMessage.IMAGE_BYTES,
            CoreMessage.IMAGE_EXTENT,
            CoreMessage.DATA_FILE_MISSING,
            CoreMessage.DATA_UNREADABLE);

    private ImageFiles() {}

    /**
     * Reads one image.
     *
     * @throws NetloomException if it is no image, is damaged or ends too early, or is too large
     */
    public static BufferedImage read(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw CoreMessage.IMAGE_BYTES.exception(path, Files.size(path) >> 20, MOST_BYTES >> 20);
            }
            InputStream bytes = new ByteArrayInputStream(Jpeg.withoutProfile(Files.readAllBytes(path)));
            try (ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
                return decode(path, in);
            }
        } catch (NoSuchFileException e) {
            throw caused(CoreMessage.DATA_FILE_MISSING.exception(path), e);
        } catch (IOException | RuntimeException e) {
            // The JDK's decoders answer damaged files with every kind of exception.
            throw e instanceof NetloomException told ? told : caused(broken(path, reason(e)), e);
        }
    }

    private static BufferedImage decode(Path path, ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw broken(path, Files.size(path) == 0 ? "it is empty" : "it begins as no image format does");
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_MEGAPIXELS * 1_000_000L) {
                throw CoreMessage.IMAGE_EXTENT.exception(path, width, height, MOST_MEGAPIXELS);
            }
            // A JPEG that ends too early is filled up with grey and only warned of.
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            if (warnings.stream().anyMatch(w -> w.toLowerCase(Locale.ROOT).contains("premature end"))) {
                throw broken(path, "it ends too early");
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /** In words of our own: the decoders' differ from JDK to JDK, and stay in the cause. */
    private static String reason(Exception e) {
        String told = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return told.contains("unsupported image type")
                ? "its colours are of a kind that is not read, CMYK perhaps"
                : "it is damaged";
    }

    private static NetloomException broken(Path path, String why) {
        return CoreMessage.IMAGE_BROKEN.exception(path, why);
    }

    private static NetloomException caused(NetloomException e, Exception cause) {
        e.initCause(cause);
        return e;
    }

    /**
     * Reads many images to one size.
     *
     * @param shape {@code H x W x C}, C 1 or 3
     * @return for each file its bytes, unsigned, in the order H, W, C
     * @throws NetloomException naming all files that cannot be read, or if they would not fit the memory
     */
    public static byte[][] readAll(Path folder, List<Path> files, Shape shape) {
        ImageInput.requireImage(shape);
        HeapLimit.check(folder, files.size(), shape.elements());
        byte[][] pixels = new byte[files.size()][];
        forEach(folder, files, i -> pixels[i] = ImageInput.toBytes(ImageInput.toSample(read(files.get(i)), shape)));
        return pixels;
    }

    /**
     * Does something with every file, several at a time.
     *
     * @throws NetloomException of the one that failed, or naming all that did
     */
    static void forEach(Path folder, List<Path> files, IntConsumer task) {
        ConcurrentSkipListMap<Integer, NetloomException> failed = new ConcurrentSkipListMap<>();
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            try {
                task.accept(i);
            } catch (NetloomException e) {
                failed.put(i, e);
            }
        });
        for (NetloomException e : failed.values()) {
            // What is wrong with the contents is not told by a list of names.
            if (failed.size() == 1
                    || !UNREADABLE.contains(e.problems().getFirst().key())) {
                throw e;
            }
        }
        if (!failed.isEmpty()) {
            String names = failed.keySet().stream()
                    .limit(NAMED)
                    .map(i -> files.get(i).toString())
                    .collect(Collectors.joining(", "));
            throw CoreMessage.IMAGES_BROKEN.exception(
                    failed.size(),
                    folder,
                    failed.size() > NAMED ? names + " and " + (failed.size() - NAMED) + " more" : names);
        }
    }

    /** Extent of an image as its header gives it: {@code H x W x C}, C 1 for grey and 3 for colour. */
    public static Shape shape(Path path) {
        BufferedImage image = read(path);
        return Shape.of(image.getHeight(), image.getWidth(), ImageInput.isGrey(image) ? 1 : 3);
    }
}
