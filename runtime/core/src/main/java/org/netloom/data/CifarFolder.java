package org.netloom.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Binary files of CIFAR-10: {@code data_batch_1.bin} and so on to train, {@code test_batch.bin} to test. */
record CifarFolder(List<Path> train, List<Path> test) {
    /** The files of a folder, or of the folder of that format inside it; or one file. */
    static Optional<CifarFolder> find(Path path) {
        if (!Files.isDirectory(path)) {
            return isBinary(path) ? Optional.of(new CifarFolder(List.of(path), List.of())) : Optional.empty();
        }
        List<Path> files = ClassFolders.list(path).stream()
                .filter(p -> isBinary(p) && Files.isRegularFile(p))
                .sorted(ClassFolders.BY_NAME)
                .toList();
        if (files.isEmpty()) {
            Path inside = path.resolve("cifar-10-batches-bin");
            return Files.isDirectory(inside) ? find(inside) : Optional.empty();
        }
        List<Path> test = files.stream().filter(CifarFolder::isTest).toList();
        List<Path> train = files.stream().filter(p -> !isTest(p)).toList();
        return Optional.of(train.isEmpty() ? new CifarFolder(test, List.of()) : new CifarFolder(train, test));
    }

    private static boolean isBinary(Path p) {
        String n = ClassFolders.name(p);
        return n.toLowerCase(Locale.ROOT).endsWith(".bin") && !n.startsWith(".");
    }

    private static boolean isTest(Path p) {
        return ClassFolders.name(p).toLowerCase(Locale.ROOT).contains("test");
    }

    /** True if a file of the right size is among them: other programs call their files .bin, too. */
    boolean plausible() {
        return train.stream().anyMatch(p -> {
            try {
                return CifarFile.fits(Files.size(p)) || ClassFolders.name(p).startsWith("data_batch");
            } catch (IOException e) {
                throw DataFile.unreadable(p, e);
            }
        });
    }

    DataParts read(Splitter splitter, String description) {
        Dataset all = CifarFile.read(train);
        return test.isEmpty()
                ? splitter.split(all, description)
                : splitter.split(all, CifarFile.read(test), description);
    }
}
