package org.netloom.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.netloom.data.DataSpec;
import org.netloom.design.Design;
import org.netloom.spec.SpecType;

/**
 * Training data that comes along into the project: what lies beside the design, is small, and is named by a plain relative
 * path. A path that leads out of the design's folder, also by a link, is never followed: a design may come from a stranger.
 */
final class DataCopy {
    private static final long MOST_BYTES = 4L << 20;
    private static final int MOST_FILES = 200;

    private DataCopy() {}

    /**
     * The files to be added.
     *
     * @param folder of the design
     * @param taken files of the project; nothing takes their place
     */
    static List<ProjectFile> of(Design design, Optional<Path> folder, List<ProjectFile> taken) {
        Optional<String> path = design.plan().flatMap(p -> path(p.data()));
        if (folder.isEmpty() || path.isEmpty()) {
            return List.of();
        }
        try {
            return copy(folder.get().toRealPath(), Path.of(path.get()), taken);
        } catch (IOException | InvalidPathException _) {
            // The training will say what is wrong with the data; the project is good without.
            return List.of();
        }
    }

    private static <T extends DataSpec> Optional<String> path(T data) {
        SpecType<T> type = SpecType.of(data);
        return type.component("path").map(c -> String.valueOf(type.get(data, c.name())));
    }

    private static boolean hidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static List<ProjectFile> copy(Path folder, Path relative, List<ProjectFile> taken) throws IOException {
        Path plain = relative.normalize();
        if (plain.isAbsolute() || plain.startsWith("..") || plain.toString().isEmpty()) {
            return List.of();
        }
        Path source = folder.resolve(plain);
        if (!source.toRealPath().startsWith(folder) || hidden(plain)) {
            return List.of();
        }
        List<Path> found;
        try (Stream<Path> all = Files.walk(source)) {
            found = all.filter(Files::isRegularFile)
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
        }
        List<ProjectFile> files = new ArrayList<>();
        long bytes = 0;
        for (Path f : found) {
            bytes += Files.size(f);
            String path = folder.relativize(f).toString().replace('\\', '/');
            boolean clash = taken.stream()
                    .anyMatch(t -> t.path().toLowerCase(Locale.ROOT).equals(path.toLowerCase(Locale.ROOT)));
            if (clash
                    || hidden(folder.relativize(f))
                    || !f.toRealPath().startsWith(folder)
                    || bytes > MOST_BYTES
                    || found.size() > MOST_FILES) {
                return List.of();
            }
            files.add(ProjectFile.bytes(path, Files.readAllBytes(f)));
        }
        return files;
    }
}
