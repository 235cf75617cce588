package org.netloom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.netloom.design.DesignFile;
import org.netloom.model.AtomicFile;

/**
 * The trainings of one design: folders within the folder {@code NAME.runs} beside {@code NAME.netloom}.
 *
 * @param folder that holds a folder for each run; need not exist yet
 */
public record RunStore(Path folder) {
    private static final String ENDING = ".runs";

    /** The runs of a design file. */
    public static RunStore beside(Path designFile) {
        String name = designFile.getFileName().toString();
        String stem = name.endsWith(DesignFile.EXTENSION)
                ? name.substring(0, name.length() - DesignFile.EXTENSION.length())
                : name;
        return new RunStore(designFile.toAbsolutePath().normalize().resolveSibling(stem + ENDING));
    }

    /**
     * The runs of a design that has no file yet.
     *
     * @param key that tells it from other ones
     */
    public static RunStore unsaved(String key) {
        return new RunStore(StateFolder.path().resolve("runs").resolve(key + ENDING));
    }

    /** All runs, the oldest first. */
    public List<Run> runs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Run::isOne)
                    .map(Run::new)
                    .sorted(Comparator.comparing(Run::begun)
                            .thenComparing(r -> r.folder().getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw RunMessage.BROKEN_RUN.exception(folder, AtomicFile.reason(e));
        }
    }

    /** A folder for a new run, numbered on; nothing is written yet. */
    public Run create() {
        int highest = 0;
        for (Run run : runs()) {
            String name = run.folder().getFileName().toString();
            if (name.matches("run-\\d{1,6}")) {
                highest = Math.max(highest, Integer.parseInt(name.substring("run-".length())));
            }
        }
        Path path = folder.resolve(String.format(Locale.ROOT, "run-%03d", highest + 1));
        for (int i = highest + 2; Files.exists(path); i++) {
            path = folder.resolve(String.format(Locale.ROOT, "run-%03d", i));
        }
        return new Run(path);
    }

    /**
     * Moves the runs to another folder: the design was saved for the first time. Runs that are being trained stay, for
     * their processes write to where they are.
     *
     * @return the runs that were moved, where they are now
     */
    public List<Run> moveTo(RunStore other) {
        List<Run> moved = new ArrayList<>();
        for (Run run : runs()) {
            if (run.process().isPresent()) {
                continue;
            }
            Path to = other.create().folder();
            try {
                Files.createDirectories(other.folder());
                move(run.folder(), to);
            } catch (IOException e) {
                throw AtomicFile.failure(to, e);
            }
            moved.add(new Run(to));
        }
        return moved;
    }

    /** A rename, or a copy where the other folder is on another disk. */
    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            if (Files.exists(to)) {
                throw e;
            }
            try (Stream<Path> content = Files.walk(from)) {
                for (Path p : content.toList()) {
                    Files.copy(p, to.resolve(from.relativize(p).toString()));
                }
            }
            new Run(from).delete();
        }
    }
}
