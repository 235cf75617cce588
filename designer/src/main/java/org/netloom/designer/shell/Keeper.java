package org.netloom.designer.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.netloom.designer.document.Autosave;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.widget.Background;

/** Looks after the open documents every second: keeps their changes for a recovery, and looks whether their files changed. */
final class Keeper {
    private static final int EVERY_MS = 1000;

    private final Consumer<DesignDocument> changedOnDisk;
    private final Map<DesignDocument, Kept> documents = new LinkedHashMap<>();
    private final Timer timer = new Timer(EVERY_MS, _ -> look());

    /** @param changedOnDisk is told of a document whose file another program wrote */
    Keeper(Consumer<DesignDocument> changedOnDisk) {
        this.changedOnDisk = changedOnDisk;
    }

    /** When a file was written, and how long it is; empty where there is no file. */
    record Stamp(Path file, FileTime time, long bytes) {
        /** Of a file as it is now. Takes time: beside the event thread. */
        static Optional<Stamp> of(Path file) {
            try {
                return Optional.of(new Stamp(file, Files.getLastModifiedTime(file), Files.size(file)));
            } catch (IOException _) {
                // It is gone, or on its way from one name to another.
                return Optional.empty();
            }
        }
    }

    private static final class Kept {
        private final Autosave autosave;
        private Optional<Stamp> stamp = Optional.empty();
        /** Grows with each saving, so that a look that began before it does not count. */
        private int version;

        private boolean looking;

        Kept(Autosave autosave) {
            this.autosave = autosave;
        }
    }

    /** A document was opened. */
    void add(DesignDocument document, Optional<Autosave> recovered) {
        documents.put(document, new Kept(recovered.orElseGet(() -> Autosave.of(document))));
        document.file()
                .ifPresent(f -> Background.run(_ -> Stamp.of(f), stamp -> saved(document, stamp), Errors::unexpected));
        timer.start();
    }

    /** A document was closed: nothing of it is kept. */
    void remove(DesignDocument document) {
        Kept kept = documents.remove(document);
        if (kept != null) {
            Background.run(
                    _ -> {
                        kept.autosave.close();
                        return true;
                    },
                    _ -> {},
                    Errors::unexpected);
        }
        if (documents.isEmpty()) {
            timer.stop();
        }
    }

    /** A document's file was written by this program, or what it holds now is known to the user. */
    void saved(DesignDocument document, Optional<Stamp> stamp) {
        Kept kept = documents.get(document);
        if (kept != null) {
            kept.stamp = stamp;
            kept.version++;
        }
    }

    /** Called in front of a saving: looks that run now do not count. */
    void saving(DesignDocument document) {
        saved(document, Optional.empty());
    }

    private void look() {
        long now = System.nanoTime();
        documents.forEach((document, kept) -> {
            kept.autosave
                    .due(now)
                    .ifPresent(work -> Background.run(
                            _ -> {
                                work.run();
                                return true;
                            },
                            _ -> {},
                            Errors::unexpected));
            look(document, kept);
        });
    }

    private void look(DesignDocument document, Kept kept) {
        if (kept.looking || kept.stamp.isEmpty()) {
            return;
        }
        kept.looking = true;
        Stamp known = kept.stamp.get();
        int version = kept.version;
        Background.run(
                _ -> Stamp.of(known.file()),
                found -> {
                    kept.looking = false;
                    if (version == kept.version && found.isPresent() && !Objects.equals(found.get(), known)) {
                        kept.stamp = found;
                        changedOnDisk.accept(document);
                    }
                },
                e -> {
                    kept.looking = false;
                    Errors.unexpected(e);
                });
    }
}
