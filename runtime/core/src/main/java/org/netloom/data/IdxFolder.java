package org.netloom.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * Pairs of IDX files, images and labels, as MNIST and its relatives come: {@code train-images-idx3-ubyte.gz} with {@code
 * train-labels-idx1-ubyte.gz}, and {@code t10k-...} for the test.
 */
record IdxFolder(Pair train, Optional<Pair> test) {
    /** Images and their labels. */
    record Pair(Path images, Path labels) {}

    /** Finds the pairs in a folder, or the pair of a file of images. Empty where there are none, or more than one to train. */
    static Optional<IdxFolder> find(Path path) {
        if (!Files.isDirectory(path)) {
            return isImages(path) ? Optional.of(new IdxFolder(pair(path), Optional.empty())) : Optional.empty();
        }
        List<Path> images = ClassFolders.list(path).stream()
                .filter(p -> Files.isRegularFile(p) && isImages(p))
                .filter(p -> !unpackedBeside(p))
                .sorted(ClassFolders.BY_NAME)
                .toList();
        List<Path> tests = images.stream().filter(IdxFolder::isTest).toList();
        List<Path> trains = images.stream().filter(p -> !isTest(p)).toList();
        if (trains.size() != 1 || tests.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(new IdxFolder(
                pair(trains.getFirst()), tests.stream().findFirst().map(IdxFolder::pair)));
    }

    private static String lower(Path p) {
        return ClassFolders.name(p).toLowerCase(Locale.ROOT);
    }

    private static boolean isImages(Path p) {
        String n = lower(p);
        return !n.startsWith(".") && (n.contains("images") || n.contains("idx3")) && n.contains("idx");
    }

    private static boolean isTest(Path p) {
        return lower(p).contains("t10k") || lower(p).contains("test");
    }

    private static boolean unpackedBeside(Path p) {
        String n = ClassFolders.name(p);
        return n.endsWith(".gz") && Files.exists(p.resolveSibling(n.substring(0, n.length() - 3)));
    }

    private static Pair pair(Path images) {
        String name = ClassFolders.name(images);
        String labels = name.replace("images", "labels").replace("idx3", "idx1").replaceFirst("\\.gz$", "");
        for (String candidate : new String[] {labels, labels + ".gz"}) {
            Path p = images.resolveSibling(candidate);
            if (Files.exists(p)) {
                return new Pair(images, p);
            }
        }
        throw CoreMessage.IDX_PAIR.exception(images, labels);
    }

    /** Reads the parts. */
    DataParts read(Splitter splitter, String description) {
        IdxFile images = IdxFile.read(train.images);
        int[] labels = labels(train, images);
        checkGaps(labels);
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        Dataset all = dataset(images, labels, classes);
        if (test.isEmpty()) {
            return splitter.split(all, description);
        }
        IdxFile testImages = IdxFile.read(test.get().images);
        int[] testLabels = labels(test.get(), testImages);
        for (int i = 0; i < testLabels.length; i++) {
            if (testLabels[i] >= classes) {
                throw CoreMessage.DATA_LABEL_RANGE.exception(
                        test.get().labels, i, testLabels[i], classes - 1, " in the training part");
            }
        }
        return splitter.split(all, dataset(testImages, testLabels, classes), description);
    }

    private static int[] labels(Pair pair, IdxFile images) {
        IdxFile file = IdxFile.read(pair.labels);
        if (file.count() != images.count()) {
            throw CoreMessage.IDX_COUNTS.exception(pair.images, images.count(), pair.labels, file.count());
        }
        int[] sample = file.sample();
        if (sample.length > 1 || (sample.length == 1 && sample[0] != 1)) {
            throw CoreMessage.IDX_LABELS.exception(
                    pair.labels, "it has " + Shape.of(sample).elements() + " values per sample");
        }
        int[] labels = new int[file.count()];
        for (int i = 0; i < labels.length; i++) {
            float v = file.value(i);
            if (v != Math.rint(v) || v < 0 || v > 1e6f) {
                throw CoreMessage.IDX_LABELS.exception(pair.labels, "the label of sample " + i + " is " + v);
            }
            labels[i] = (int) v;
        }
        return labels;
    }

    /** A label far beyond all others is damage, not a class: more classes would be empty than have samples. */
    private void checkGaps(int[] labels) {
        TreeSet<Integer> present = new TreeSet<>();
        Arrays.stream(labels).forEach(present::add);
        int most = present.last();
        if (most + 1 - present.size() <= present.size()) {
            return;
        }
        int below = present.first();
        int widest = 0;
        int previous = present.first();
        for (int label : present) {
            if (label - previous > widest) {
                widest = label - previous;
                below = previous;
            }
            previous = label;
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] > below) {
                throw CoreMessage.DATA_LABEL_RANGE.exception(
                        train.labels, i, labels[i], below, " elsewhere in the file");
            }
        }
    }

    private static Dataset dataset(IdxFile images, int[] labels, int classes) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        Shape shape = shape(images.sample());
        return images.bytes() != null
                ? new PixelDataset(shape, images.bytes(), labels, names)
                : ArrayDataset.classes(shape, images.floats(), labels, names);
    }

    /** H x W gets a channel. */
    private static Shape shape(int[] sample) {
        List<Integer> dims = new ArrayList<>();
        Arrays.stream(sample).forEach(dims::add);
        if (dims.size() == 2 || dims.isEmpty()) {
            dims.add(1);
        }
        return Shape.of(dims.stream().mapToInt(d -> d).toArray());
    }
}
