package org.netloom.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.problem.NetloomException;

/** The corpus of broken design files, and what is said about each. */
final class BrokenDesigns {
    static final Path FOLDER = Path.of("src/test/resources/broken");
    static final Path MESSAGES = FOLDER.resolve("messages.txt");

    private BrokenDesigns() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(DesignFile.EXTENSION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Design load(Path file) {
        return DesignFile.parse(read(file), file.getFileName().toString());
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name, problems and the labels of their fixes, as in {@link #MESSAGES}. */
    static String describe(Path file) {
        StringBuilder s = new StringBuilder("== " + file.getFileName() + "\n");
        try {
            Checker.check(load(file)).problems().forEach(p -> {
                s.append(p).append('\n');
                p.fixes().forEach(f -> s.append("    fix: ").append(f.label()).append('\n'));
            });
        } catch (NetloomException e) {
            e.problems().forEach(p -> s.append(p).append('\n'));
        }
        return s.append('\n').toString();
    }
}
