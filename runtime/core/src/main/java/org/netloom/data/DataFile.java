package org.netloom.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/** A file with data, gzip or not, whose troubles become messages that name it. */
final class DataFile implements AutoCloseable {
    /** Deflate cannot shrink by more than this (RFC 1951: 258 bytes in 2 bits), so neither can a header claim more. */
    private static final long MOST_COMPRESSION = 1032;

    /** Most bytes of a text. */
    private static final long MOST_TEXT = 1L << 30;

    /** A text may take this part of the memory: its fields take several times as much. */
    private static final int TEXT_SHARE = 8;

    private final Path path;
    private final long fileSize;
    private final boolean gzip;
    private final InputStream in;
    private long position;

    private DataFile(Path path, long fileSize, boolean gzip, InputStream in) {
        this.path = path;
        this.fileSize = fileSize;
        this.gzip = gzip;
        this.in = in;
    }

    /** Opens a file; gzip is recognised by its first two bytes, whatever the name. */
    static DataFile open(Path path) {
        InputStream in = null;
        try {
            long size = Files.size(path);
            in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return new DataFile(path, size, gzip, gzip ? new GZIPInputStream(in, 1 << 16) : in);
        } catch (IOException e) {
            closeQuietly(in);
            throw unreadable(path, e);
        }
    }

    private static void closeQuietly(InputStream in) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException _) {
                // The first trouble is the one worth telling.
            }
        }
    }

    /** What a person should read when a file cannot be. */
    static NetloomException unreadable(Path path, IOException e) {
        NetloomException told = switch (e) {
            case NoSuchFileException _ -> CoreMessage.DATA_FILE_MISSING.exception(path);
            case AccessDeniedException _ -> CoreMessage.DATA_UNREADABLE.exception(path, "permission denied");
            case EOFException _ -> CoreMessage.DATA_GZIP.exception(path, "it ends in the middle");
            case ZipException z ->
                CoreMessage.DATA_GZIP.exception(
                        path,
                        String.valueOf(z.getMessage()).contains("trailer")
                                ? "its checksum is wrong"
                                : "it does not unpack");
            default -> CoreMessage.DATA_UNREADABLE.exception(path, e.getMessage());
        };
        told.initCause(e);
        return told;
    }

    Path path() {
        return path;
    }

    /** Bytes read so far, unpacked. */
    long position() {
        return position;
    }

    /** Size of the file as it lies on disk. */
    long sizeOnDisk() {
        return fileSize;
    }

    /** The most unpacked bytes this file can hold: what a header claims beyond is a lie, and is not allocated. */
    long mostBytes() {
        return gzip
                ? Math.multiplyExact(Math.min(fileSize, Long.MAX_VALUE / MOST_COMPRESSION), MOST_COMPRESSION)
                : fileSize;
    }

    /** {@link #mostBytes} for a message. */
    String contentLimit() {
        String most = Words.grouped(gzip ? mostBytes() : fileSize - position);
        return gzip
                ? "a gzip file of " + Words.grouped(fileSize) + " bytes holds at most " + most
                : "only " + most + " follow";
    }

    /** Fills the whole array, or as much of it as the file has; the number of bytes read. */
    int read(byte[] to) {
        try {
            int n = in.readNBytes(to, 0, to.length);
            position += n;
            return n;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** True if nothing is left. */
    boolean atEnd() {
        try {
            boolean end = in.read() < 0;
            position += end ? 0 : 1;
            return end;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * The whole file as text: by its byte order mark, else UTF-8, else Latin-1, which any byte is.
     *
     * @throws NetloomException if it is longer than this Java's memory can take as rows of texts
     */
    static String text(Path path) {
        return text(path, (int) Math.min(MOST_TEXT, Runtime.getRuntime().maxMemory() / TEXT_SHARE));
    }

    static String text(Path path, int mostBytes) {
        try (DataFile file = open(path)) {
            byte[] bytes = file.in.readNBytes(mostBytes);
            if (!file.atEnd()) {
                throw CoreMessage.CSV_LARGE.exception(path, mostBytes >> 20);
            }
            return decode(bytes);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** True for a file that begins with printable characters alone. */
    static boolean looksLikeText(Path path) {
        byte[] start = new byte[4096];
        try (DataFile file = open(path)) {
            int n = file.read(start);
            for (int i = 0; i < n; i++) {
                if (start[i] >= 0 && start[i] < 32 && "\t\n\r\f".indexOf(start[i]) < 0) {
                    return false;
                }
            }
            return n > 0;
        }
    }

    private static String decode(byte[] b) {
        if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
            return new String(b, 3, b.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(b, 0xFF, 0xFE) || startsWith(b, 0xFE, 0xFF)) {
            Charset utf16 = b[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new String(Arrays.copyOfRange(b, 2, b.length), utf16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(b))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(b, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean startsWith(byte[] b, int... mark) {
        if (b.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((b[i] & 255) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        closeQuietly(in);
    }
}
