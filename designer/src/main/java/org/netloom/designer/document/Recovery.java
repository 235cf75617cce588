package org.netloom.designer.document;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netloom.design.DesignFile;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.problem.NetloomException;
import org.netloom.run.StateFolder;

/** What programs that ended unexpectedly left behind: documents with changes that were not saved. */
public final class Recovery {
    static final String EXTENSION = ".recovery";

    private static final Logger LOG = System.getLogger(Recovery.class.getName());

    private Recovery() {}

    /**
     * A document that can be recovered.
     *
     * @param entry where it is kept
     * @param file the design file that it came from; empty where it had never been saved
     * @param time of the last change that was kept
     */
    public record Entry(Path entry, Optional<Path> file, String title, Instant time, String text) {}

    /**
     * What can be recovered, the latest first. Entries of programs that still run are not among it. Reads files: do it beside
     * the event thread.
     */
    public static List<Entry> list() {
        return list(StateFolder.path());
    }

    /** What can be recovered from another state folder. */
    public static List<Entry> list(Path state) {
        Path folder = folder(state);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.getFileName().toString().endsWith(EXTENSION))
                    .forEach(f -> read(f).ifPresent(entries::add));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what is to be recovered cannot be listed in " + folder, e);
        }
        entries.sort(Comparator.comparing(Entry::time).reversed());
        return entries;
    }

    private static Optional<Entry> read(Path file) {
        try {
            Map<String, Object> content = Json.parseObject(Files.readString(file));
            if (alive(content)) {
                return Optional.empty();
            }
            if (content.get("design") instanceof String text
                    && content.get("title") instanceof String title
                    && content.get("time") instanceof String time) {
                Optional<Path> original =
                        content.get("file") instanceof String f ? Optional.of(Path.of(f)) : Optional.empty();
                return Optional.of(new Entry(file, original, title, Instant.parse(time), text));
            }
            LOG.log(Level.WARNING, "{0} is no document that can be recovered", file);
        } catch (IOException | NetloomException | DateTimeException e) {
            LOG.log(Level.WARNING, file + " cannot be recovered", e);
        }
        return Optional.empty();
    }

    private static boolean alive(Map<String, Object> content) {
        return content.get("pid") instanceof Long pid
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(p -> started(p).equals(content.get("started")))
                        .isPresent();
    }

    /** Tells a process from a later one of the same number. */
    static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    static Path folder(Path state) {
        return state.resolve("recovery");
    }

    /**
     * Opens a recovered document: it counts as changed, and its file, where it had one, is as it was. The document is kept
     * by the autosave that this gives, from the beginning. Takes time: do it beside the event thread.
     *
     * @throws NetloomException if it cannot be read or kept
     */
    public static Autosave restore(Entry entry, Checks checks) {
        var design = DesignFile.parse(entry.text(), entry.title());
        DesignDocument document = entry.file()
                .map(f -> DesignDocument.of(design, f, checks))
                .orElseGet(() -> DesignDocument.untitled(design, checks));
        document.unsaved();
        Autosave autosave =
                Autosave.of(document, entry.entry().toAbsolutePath().getParent().getParent());
        autosave.now();
        discard(entry);
        return autosave;
    }

    /** Throws a recovered document away. */
    public static void discard(Entry entry) {
        try {
            Files.deleteIfExists(entry.entry());
        } catch (IOException e) {
            throw AtomicFile.failure(entry.entry(), e);
        }
    }
}
