package org.netloom.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netloom.problem.CoreMessage;

/**
 * Image files in one folder per class.
 *
 * @param root where the folders of the classes lie
 * @param labels names of the folders, numbers by size
 * @param files image files, class by class
 * @param classes class of each file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClassFolders(Path root, List<String> labels, List<Path> files, int[] classes) {
    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png");
    static final Set<String> TRAIN = Set.of("train", "training");
    static final Set<String> VALIDATION = Set.of("validation", "valid", "val");
    static final Set<String> TEST = Set.of("test", "testing");

    /**
     * What a folder holds.
     *
     * @param train all images, where the folder has no parts
     * @param validation null where there is none
     * @param test null where there is none
     */
    record Parts(ClassFolders train, ClassFolders validation, ClassFolders test) {}

    /** Class folders, in the folder itself, in train, validation and test, or in its only folder that has any. */
    static Optional<Parts> find(Path folder) {
        List<Path> inside = folders(folder);
        Optional<ClassFolders> train = part(inside, TRAIN);
        if (train.isPresent()) {
            return Optional.of(new Parts(
                    train.get(),
                    part(inside, VALIDATION).orElse(null),
                    part(inside, TEST).orElse(null)));
        }
        if (isRoot(inside)) {
            return Optional.of(new Parts(of(folder, inside), null, null));
        }
        List<Path> roots = inside.stream().filter(f -> isRoot(folders(f))).toList();
        return roots.size() == 1
                ? Optional.of(new Parts(of(roots.getFirst(), folders(roots.getFirst())), null, null))
                : Optional.empty();
    }

    private static Optional<ClassFolders> part(List<Path> folders, Set<String> names) {
        return folders.stream()
                .filter(f -> names.contains(name(f).toLowerCase(Locale.ROOT)))
                .filter(f -> isRoot(folders(f)))
                .findFirst()
                .map(f -> of(f, folders(f)));
    }

    /** True if at least two of the folders hold images, and they are not images beside their masks. */
    private static boolean isRoot(List<Path> folders) {
        if (folders.stream().allMatch(MaskFolders::isPairName)) {
            return false;
        }
        return folders.stream().filter(f -> !images(f).isEmpty()).limit(2).count() == 2;
    }

    private static ClassFolders of(Path root, List<Path> folders) {
        List<String> labels = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> images = images(folder);
            if (images.isEmpty()) {
                continue;
            }
            images.forEach(_ -> classes.add(labels.size()));
            files.addAll(images);
            labels.add(name(folder));
        }
        return new ClassFolders(
                root, labels, files, classes.stream().mapToInt(c -> c).toArray());
    }

    /** The same files with their classes numbered as in the training part. */
    ClassFolders numberedAs(ClassFolders train) {
        for (String label : labels) {
            if (!train.labels.contains(label)) {
                throw CoreMessage.IMAGE_NEW_CLASS.exception(root, label, Words.list(train.labels));
            }
        }
        int[] renumbered = new int[classes.length];
        for (int i = 0; i < classes.length; i++) {
            renumbered[i] = train.labels.indexOf(labels.get(classes[i]));
        }
        return new ClassFolders(root, train.labels, files, renumbered);
    }

    static List<Path> folders(Path in) {
        return list(in).stream()
                .filter(p -> Files.isDirectory(p) && !name(p).startsWith("."))
                .sorted(BY_NAME)
                .toList();
    }

    static List<Path> images(Path in) {
        return list(in).stream()
                .filter(p -> isImage(p) && Files.isRegularFile(p))
                .sorted(BY_NAME)
                .toList();
    }

    /** True for a file that is named as an image. */
    static boolean isImage(Path p) {
        String n = name(p);
        return !n.startsWith(".")
                && EXTENSIONS.contains(n.substring(n.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw DataFile.unreadable(folder, e);
        }
    }

    static String name(Path p) {
        Path n = p.getFileName();
        return n == null ? "" : n.toString();
    }

    /** Names that are numbers by size, before other names; the same on every file system. */
    static final Comparator<Path> BY_NAME =
            Comparator.comparingLong(ClassFolders::number).thenComparing(ClassFolders::name);

    private static long number(Path p) {
        String n = name(p);
        boolean digits = !n.isEmpty() && n.length() <= 18 && n.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(n) : Long.MAX_VALUE;
    }
}
