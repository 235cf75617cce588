package org.netloom.design;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.netloom.check.DesignMessage;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/**
 * Design files: JSON, by convention {@code *.netloom}. Saving what was loaded gives the same bytes for a file that was
 * saved by this class; fields that are not known survive.
 */
public final class DesignFile {
    /** Ending of the names of design files. */
    public static final String EXTENSION = ".netloom";

    /** Largest file that is read: more than 100,000 nodes. */
    static final long MAX_BYTES = 32L << 20;

    /** How the reader's message ends when the text does. */
    private static final String END = "the end of the text";

    private DesignFile() {}

    /**
     * Reads a file.
     *
     * @throws NetloomException if it cannot be read or is no design: with line and column
     */
    public static Design load(Path file) {
        String text;
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw DesignMessage.FILE_TOO_LARGE.exception(file, size, MAX_BYTES);
            }
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new NetloomException(DesignMessage.NO_FILE.problem("", file), e);
        } catch (CharacterCodingException e) {
            throw new NetloomException(DesignMessage.NOT_JSON.problem("", file, "it is no text in UTF-8"), e);
        } catch (IOException e) {
            throw new NetloomException(DesignMessage.UNREADABLE_FILE.problem("", file, AtomicFile.reason(e)), e);
        }
        return parse(text, file.toString());
    }

    /** Reads a text. */
    public static Design parse(String text) {
        return parse(text, "the text");
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it
     * @throws NetloomException if it is no design: with line and column
     */
    public static Design parse(String text, String name) {
        Map<String, Object> document = json(text, name);
        Object version = document.get("netloom");
        if (version == null) {
            throw DesignMessage.NO_VERSION.exception(name);
        }
        if (!(version instanceof Long v) || v < 0) {
            throw new NetloomException(DesignMessage.WRONG_KIND.problem(
                    "netloom",
                    "the version of the format, a whole number",
                    Json.brief(version),
                    JsonLocator.locate(text, java.util.List.of("netloom"))
                            .map(p -> ", in " + p)
                            .orElse("")));
        }
        if (v > Migrations.VERSION) {
            throw DesignMessage.NEWER_VERSION.exception(name, v, Migrations.VERSION);
        }
        return DesignReader.read(Migrations.migrate(document, v.intValue()), text);
    }

    private static Map<String, Object> json(String text, String name) {
        try {
            return Json.parseObject(text);
        } catch (NetloomException e) {
            Problem p = e.problems().getFirst();
            boolean cut = p.key() == CoreMessage.JSON && p.text().endsWith(END);
            DesignMessage message = text.isBlank() || !cut ? DesignMessage.NOT_JSON : DesignMessage.CUT_OFF;
            throw new NetloomException(message.problem("", name, p.text()), e);
        }
    }

    /** The text that {@link #save} writes. */
    public static String text(Design design) {
        return DesignWriter.text(design);
    }

    /**
     * Writes a file: to a temporary one beside it, which then takes its place, so that a crash leaves the old or the new.
     *
     * @throws NetloomException if it cannot be written
     */
    public static void save(Design design, Path file) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text(design));
        Path target = real(file);
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (FileChannel out = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            move(temporary, target);
        } catch (IOException e) {
            delete(temporary);
            throw new NetloomException(DesignMessage.CANNOT_WRITE.problem("", file, AtomicFile.reasonNotWritten(e)), e);
        }
    }

    /** The file itself where the path is a link, which should stay one. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException _) {
            return file.toAbsolutePath();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // The first failure is the one to tell.
        }
    }
}
