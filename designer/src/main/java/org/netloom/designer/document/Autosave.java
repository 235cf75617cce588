package org.netloom.designer.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.run.StateFolder;

/**
 * Keeps what a document has and its file has not in a file of its own, for the case that the program ends unexpectedly. Ask
 * {@link #due} every second or so, on the event thread, and run what it gives beside it.
 */
public final class Autosave {
    /** At most one write in this time, in nanoseconds. */
    private static final long EVERY = 3_000_000_000L;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DesignDocument document;
    private final Path entry;
    private Design written;
    private long writtenAt;
    private boolean closed;

    /** The last write failed: it is tried again although nothing has changed. */
    private volatile boolean failed;

    private Autosave(DesignDocument document, Path entry) {
        this.document = document;
        this.entry = entry;
    }

    /** For a document, in the user's state folder. */
    public static Autosave of(DesignDocument document) {
        return of(document, StateFolder.path());
    }

    /** For a document, in another state folder. */
    public static Autosave of(DesignDocument document, Path state) {
        Path folder = Recovery.folder(state);
        Path entry;
        do {
            // A process of the same number may have left entries behind.
            entry = folder.resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + Recovery.EXTENSION);
        } while (Files.exists(entry));
        return new Autosave(document, entry);
    }

    public DesignDocument document() {
        return document;
    }

    /** Where it writes to. */
    public Path entry() {
        return entry;
    }

    /**
     * What is to be done now, beside the event thread: writing where there is something new to write and the last time was
     * a few seconds ago, or taking the file away where the document is saved. Empty where there is nothing to do.
     */
    public Optional<Runnable> due(long nanoTime) {
        if (!document.modified()) {
            if (written == null) {
                return Optional.empty();
            }
            written = null;
            return Optional.of(this::remove);
        }
        Design now = document.design();
        if (now == written && !failed || written != null && nanoTime - writtenAt < EVERY) {
            return Optional.empty();
        }
        written = now;
        writtenAt = nanoTime;
        Optional<Path> file = document.file();
        String title = document.title();
        return Optional.of(() -> write(now, file, title));
    }

    /** Writes what is there now, whatever the time: the program is about to end badly. */
    public void now() {
        if (document.modified()) {
            written = document.design();
            write(written, document.file(), document.title());
        }
    }

    private synchronized void write(Design design, Optional<Path> file, String title) {
        if (closed) {
            return;
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", title);
        file.ifPresent(f -> content.put("file", f.toString()));
        content.put("time", Instant.now().toString());
        content.put("pid", ProcessHandle.current().pid());
        content.put("started", Recovery.started(ProcessHandle.current()));
        content.put("design", DesignFile.text(design));
        failed = true;
        AtomicFile.write(entry, Json.format(content));
        failed = false;
    }

    private synchronized void remove() {
        try {
            Files.deleteIfExists(entry);
        } catch (IOException e) {
            throw AtomicFile.failure(entry, e);
        }
    }

    /** The document is closed, saved or not: nothing of it is kept. */
    public synchronized void close() {
        closed = true;
        remove();
    }
}
