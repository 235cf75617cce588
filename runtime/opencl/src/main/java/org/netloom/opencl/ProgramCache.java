package org.netloom.opencl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.netloom.model.AtomicFile;
import org.netloom.model.UserCache;
import org.netloom.problem.NetloomException;

/**
 * Compiled programs in a folder, a file for each device, driver, source and options: the digest of the rest, then the
 * binary. A file that does not agree with its digest counts for nothing and is written anew.
 *
 * <p>The environment variable {@value #VARIABLE} says another folder, or {@code off} for none.
 */
record ProgramCache(Path folder) {
    static final String VARIABLE = "NETLOOM_PROGRAMS";

    private static final System.Logger LOG = System.getLogger(ProgramCache.class.getName());
    private static final int DIGEST = 32;

    static Optional<ProgramCache> ofUser() {
        return UserCache.place(VARIABLE, "opencl").map(ProgramCache::new);
    }

    /** The binary made of what the key says, as long as it is whole. */
    Optional<byte[]> get(String key) {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] all = Files.readAllBytes(file);
            byte[] binary = all.length > DIGEST ? Arrays.copyOfRange(all, DIGEST, all.length) : new byte[0];
            boolean whole = binary.length > 0 && Arrays.equals(digest(binary), Arrays.copyOf(all, DIGEST));
            return whole ? Optional.of(binary) : Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> file + ": " + AtomicFile.reason(e));
            return Optional.empty();
        }
    }

    /** Keeps a binary. A cache that cannot be written only costs time. */
    void put(String key, byte[] binary) {
        Path file = file(key);
        try {
            AtomicFile.write(file, channel -> {
                AtomicFile.writeFully(channel, ByteBuffer.wrap(digest(binary)));
                AtomicFile.writeFully(channel, ByteBuffer.wrap(binary));
            });
        } catch (NetloomException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> file + ": " + e.getMessage());
        }
    }

    Path file(String key) {
        return folder.resolve(HexFormat.of().formatHex(digest(key.getBytes(StandardCharsets.UTF_8))) + ".bin");
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
