package org.netloom.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Files that say something of images.
 *
 * @param train all, where there are no parts
 * @param validation null where there is none
 * @param test null where there is none
 */
record AnnotationFiles(Path train, Path validation, Path test) {
    private static final Set<String> JSON = Set.of("json");

    /** The file itself; of a folder the only table or JSON file in it, or those named after the parts. */
    static Optional<AnnotationFiles> find(Path path) {
        if (!Files.isDirectory(path)) {
            return Optional.of(new AnnotationFiles(path, null, null));
        }
        List<Path> files = ClassFolders.list(path).stream()
                .filter(p -> (TableFiles.isTable(p) || isJson(p)) && Files.isRegularFile(p))
                .sorted(ClassFolders.BY_NAME)
                .toList();
        List<Path> rest = new ArrayList<>(files);
        Path test = named(files, ClassFolders.TEST);
        Path validation = named(files, ClassFolders.VALIDATION);
        rest.remove(test);
        rest.remove(validation);
        if (rest.size() != 1) {
            return files.size() == 1
                    ? Optional.of(new AnnotationFiles(files.getFirst(), null, null))
                    : Optional.empty();
        }
        return Optional.of(new AnnotationFiles(rest.getFirst(), validation, test));
    }

    private static Path named(List<Path> files, Set<String> part) {
        return files.stream()
                .filter(f -> {
                    String name = ClassFolders.name(f).toLowerCase(Locale.ROOT);
                    return part.stream().anyMatch(name::contains);
                })
                .findFirst()
                .orElse(null);
    }

    static boolean isJson(Path file) {
        String name = ClassFolders.name(file).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && JSON.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
