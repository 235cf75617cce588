package org.netloom.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/**
 * Writes a file so that a reader finds the old one or the new one, whole: to a temporary file beside it, forced to the
 * disk, then renamed. A failure leaves the old file as it was.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel file) throws IOException;
    }

    /** Writes text in UTF-8. */
    public static void write(Path path, String text) {
        write(path, file -> writeFully(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * Writes a file, creating its folder if needed.
     *
     * @throws NetloomException NL-411 if that fails: no permission, disk full, no such folder
     */
    public static void write(Path path, Content content) {
        Path target = path.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try (FileChannel file = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                content.writeTo(file);
                file.force(true);
            }
            rename(temporary, target);
        } catch (IOException e) {
            discard(temporary);
            throw failure(path, e);
        }
    }

    /** Writes all of a buffer; a channel may take less at a time. */
    public static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        // The new name is on the disk only when its folder is. Windows cannot open folders, and need not.
        try (FileChannel folder = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException _) {
            return;
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // The message to come says what is wrong with the folder.
        }
    }

    /** The message for a file that cannot be written. */
    public static NetloomException failure(Path path, IOException e) {
        NetloomException shown = CoreMessage.CANNOT_WRITE.exception(path, reasonNotWritten(e));
        shown.initCause(e);
        return shown;
    }

    /** What went wrong, in words; never a class name alone. */
    public static String reason(IOException e) {
        String detail = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        String text = detail == null ? "" : detail.toLowerCase(Locale.ROOT);
        if (text.contains("no space") || text.contains("disk full") || text.contains("not enough space")) {
            return "the disk is full";
        }
        if (text.contains("quota")) {
            return "your quota of disk space is used up";
        }
        if (text.equals("not a directory")) {
            return "a part of its path is a file, not a folder";
        }
        return switch (e) {
            case AccessDeniedException _ -> "permission is denied";
            case NotDirectoryException f -> f.getFile() + " is not a folder";
            case NoSuchFileException f -> missing(Path.of(f.getFile()));
            case java.nio.file.FileAlreadyExistsException f -> f.getFile() + " is a file, not a folder";
            case FileNotFoundException _ -> "it does not exist";
            default ->
                detail == null ? "the system gives no reason (" + e.getClass().getSimpleName() + ")" : detail;
        };
    }

    /** Why something could not be written. Some systems say of a folder where nothing can be made that the file is missing. */
    public static String reasonNotWritten(IOException e) {
        if (e instanceof NoSuchFileException f) {
            Path folder = Path.of(f.getFile()).toAbsolutePath().getParent();
            if (folder != null && Files.isDirectory(folder)) {
                return "nothing can be made in the folder " + folder;
            }
        }
        return reason(e);
    }

    private static String missing(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || Files.isDirectory(folder) ? file + " does not exist" : "there is no folder " + folder;
    }
}
