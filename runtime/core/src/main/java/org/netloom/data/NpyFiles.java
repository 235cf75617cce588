package org.netloom.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;

/** The arrays of an {@code .npz} archive, of a folder of {@code .npy} files, or of the folder a {@code .npy} file is in. */
final class NpyFiles {
    private static final String NPY = ".npy";
    private static final String NPZ = ".npz";

    private final Path path;
    private final List<String> names;

    private NpyFiles(Path path, List<String> names) {
        this.path = path;
        this.names = names;
    }

    /** True for what looks like arrays by its name. */
    static boolean recognises(Path path) {
        String name = lower(path);
        return name.endsWith(NPZ) || name.endsWith(NPY);
    }

    /** True for a folder with arrays in it. */
    static boolean recognisesFolder(Path folder) {
        return ClassFolders.list(folder).stream().anyMatch(p -> lower(p).endsWith(NPY));
    }

    private static String lower(Path p) {
        return ClassFolders.name(p).toLowerCase(Locale.ROOT);
    }

    /**
     * Lists what there is.
     *
     * @throws org.netloom.problem.NetloomException NL-265 if the archive is damaged or holds no arrays
     */
    static NpyFiles open(Path path) {
        if (lower(path).endsWith(NPZ)) {
            try (ZipFile zip = new ZipFile(path.toFile())) {
                return new NpyFiles(
                        path, plain(zip.stream().map(ZipEntry::getName).toList(), path));
            } catch (ZipException e) {
                throw CoreMessage.NPY.exception(path, "the archive is damaged: " + e.getMessage());
            } catch (IOException e) {
                throw DataFile.unreadable(path, e);
            }
        }
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        return new NpyFiles(
                folder,
                plain(ClassFolders.list(folder).stream().map(ClassFolders::name).toList(), path));
    }

    private static List<String> plain(List<String> files, Path path) {
        List<String> names = files.stream()
                .filter(n -> n.toLowerCase(Locale.ROOT).endsWith(NPY))
                .map(n -> n.substring(0, n.length() - NPY.length()))
                .sorted()
                .toList();
        if (names.isEmpty()) {
            throw CoreMessage.NPY.exception(path, "there are no arrays in it");
        }
        return names;
    }

    List<String> names() {
        return names;
    }

    /** Reads the array of a name, with or without its ending. */
    NpyArray read(String name) {
        String plain = name.endsWith(NPY) ? name.substring(0, name.length() - NPY.length()) : name;
        if (!names.contains(plain)) {
            throw CoreMessage.NPY_NAME.exception(
                    path, name, NearestMatch.suggestion(plain, names), String.join(", ", names));
        }
        String where = path + (lower(path).endsWith(NPZ) ? ", array " : "/") + plain;
        try {
            if (!lower(path).endsWith(NPZ)) {
                try (InputStream in = Files.newInputStream(path.resolve(plain + NPY))) {
                    return NpyArray.read(in, where);
                }
            }
            try (ZipFile zip = new ZipFile(path.toFile());
                    InputStream in = zip.getInputStream(zip.getEntry(plain + NPY))) {
                return NpyArray.read(in, where);
            }
        } catch (ZipException e) {
            throw CoreMessage.NPY.exception(where, "the archive is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw DataFile.unreadable(path, e);
        }
    }

    /** Names of inputs and targets of one part; empty where the part is missing. */
    record Part(String inputs, String targets) {}

    /**
     * Finds inputs and targets by what their names say: x, X, images or data; y, labels, targets or masks; train, val and
     * test.
     *
     * @param part "train", "val" or "test"
     */
    Optional<Part> part(String part) {
        List<String> own = new ArrayList<>();
        for (String n : names) {
            if (partOf(n).equals(part)) {
                own.add(n);
            }
        }
        Optional<String> targets = own.stream().filter(NpyFiles::isTarget).findFirst();
        Optional<String> inputs = own.stream().filter(n -> !isTarget(n)).findFirst();
        return inputs.isPresent() && targets.isPresent()
                ? Optional.of(new Part(inputs.get(), targets.get()))
                : Optional.empty();
    }

    private static String partOf(String name) {
        String n = name.toLowerCase(Locale.ROOT);
        return n.contains("test") ? "test" : n.contains("val") ? "val" : "train";
    }

    private static boolean isTarget(String name) {
        String n = name.toLowerCase(Locale.ROOT);
        return n.equals("y")
                || n.startsWith("y_")
                || n.endsWith("_y")
                || n.contains("label")
                || n.contains("target")
                || n.contains("mask")
                || n.endsWith("_gt");
    }
}
