package org.netloom.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small data files, whole and broken ones. */
final class DataFiles {
    private DataFiles() {}

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An IDX file of unsigned bytes: 0, 1, 2, ... */
    static byte[] idx(int... dims) {
        int n = 1;
        for (int d : dims) {
            n *= d;
        }
        byte[] values = new byte[n];
        for (int i = 0; i < n; i++) {
            values[i] = (byte) i;
        }
        return idx(0x08, dims, values);
    }

    static byte[] idx(int type, int[] dims, byte[] values) {
        ByteBuffer b = ByteBuffer.allocate(4 + 4 * dims.length + values.length);
        b.put((byte) 0).put((byte) 0).put((byte) type).put((byte) dims.length);
        for (int d : dims) {
            b.putInt(d);
        }
        return b.put(values).array();
    }

    static byte[] labels(int... labels) {
        byte[] values = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            values[i] = (byte) labels[i];
        }
        return idx(0x08, new int[] {labels.length}, values);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
            gz.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One image of CIFAR-10: red, green and blue planes of one value each. */
    static byte[] cifar(int label, int red, int green, int blue) {
        byte[] record = new byte[3073];
        record[0] = (byte) label;
        for (int i = 0; i < 1024; i++) {
            record[1 + i] = (byte) red;
            record[1025 + i] = (byte) green;
            record[2049 + i] = (byte) blue;
        }
        return record;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] p : parts) {
            out.writeBytes(p);
        }
        return out.toByteArray();
    }
}
