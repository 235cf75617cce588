package org.netloom.designer.document;

import java.nio.file.Path;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;

/** Opening and saving documents. Both take time: do them beside the event thread. */
public final class DocumentFiles {
    private DocumentFiles() {}

    /**
     * Opens a file.
     *
     * @throws org.netloom.problem.NetloomException if it cannot be read or is no design
     */
    public static DesignDocument load(Path file, Checks checks) {
        return DesignDocument.of(DesignFile.load(file), file, checks);
    }

    /**
     * Writes a document to a file and marks it saved. In a program with windows only the writing belongs beside the event
     * thread: {@link DesignFile#save} of {@link DesignDocument#design}, and then {@link DesignDocument#saved}.
     *
     * @throws org.netloom.problem.NetloomException if it cannot be written; the document then counts as before
     */
    public static void save(DesignDocument document, Path file) {
        Design written = document.design();
        DesignFile.save(written, file);
        document.saved(file, written);
    }

    /** The file with the ending of design files, where a name was typed without one. */
    public static Path withEnding(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? file : file.resolveSibling(name + DesignFile.EXTENSION);
    }
}
