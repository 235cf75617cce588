package org.netloom.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.netloom.problem.CoreMessage;

/**
 * One array in IDX, the format of MNIST: two zero bytes, a type, the number of dimensions, the dimensions as big-endian
 * ints, then the values (LeCun, Cortes and Burges, "The MNIST database").
 *
 * @param path where it came from
 * @param dims extents; the first counts the samples
 * @param bytes samples of unsigned bytes; null for other types
 * @param floats samples of other types; null for unsigned bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IdxFile(Path path, int[] dims, byte[][] bytes, float[][] floats) {
    private static final int MOST_DIMENSIONS = 8;

    /** Type of the values, by its code in the header. */
    private enum Type {
        UNSIGNED_BYTE(0x08, 1),
        SIGNED_BYTE(0x09, 1),
        SHORT(0x0B, 2),
        INT(0x0C, 4),
        FLOAT(0x0D, 4),
        DOUBLE(0x0E, 8);

        final int code;
        final int width;

        Type(int code, int width) {
            this.code = code;
            this.width = width;
        }

        static Type of(int code) {
            for (Type t : values()) {
                if (t.code == code) {
                    return t;
                }
            }
            return null;
        }

        float value(ByteBuffer b, int i) {
            return switch (this) {
                case UNSIGNED_BYTE -> b.get(i) & 255;
                case SIGNED_BYTE -> b.get(i);
                case SHORT -> b.getShort(2 * i);
                case INT -> b.getInt(4 * i);
                case FLOAT -> b.getFloat(4 * i);
                case DOUBLE -> (float) b.getDouble(8 * i);
            };
        }
    }

    /** Samples. */
    int count() {
        return dims[0];
    }

    /** Extents of one sample. */
    int[] sample() {
        return Arrays.copyOfRange(dims, 1, dims.length);
    }

    /** First value of a sample: its label. */
    float value(int i) {
        return bytes != null ? bytes[i][0] & 255 : floats[i][0];
    }

    /**
     * Reads a file.
     *
     * @throws org.netloom.problem.NetloomException if it is no IDX file, is truncated, goes on after its end, or claims
     *     more than it can hold
     */
    static IdxFile read(Path path) {
        try (DataFile file = DataFile.open(path)) {
            byte[] magic = new byte[4];
            int got = file.read(magic);
            Type type = Type.of(magic[2]);
            int rank = magic[3];
            if (got < 4 || magic[0] != 0 || magic[1] != 0 || type == null || rank < 1 || rank > MOST_DIMENSIONS) {
                String came = got == 0
                        ? "it is empty"
                        : "it begins with "
                                + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(magic, 0, got);
                throw CoreMessage.IDX_MAGIC.exception(path, came);
            }
            int[] dims = dims(file, rank);
            return values(file, type, dims);
        }
    }

    private static int[] dims(DataFile file, int rank) {
        byte[] header = new byte[4 * rank];
        int got = file.read(header);
        if (got < header.length) {
            throw CoreMessage.DATA_TRUNCATED.exception(
                    file.path(), "a header of " + (4 + header.length) + " bytes", "it ends after " + (4 + got));
        }
        int[] dims = new int[rank];
        ByteBuffer.wrap(header).asIntBuffer().get(dims);
        return dims;
    }

    private static IdxFile values(DataFile file, Type type, int[] dims) {
        String claim = Arrays.stream(dims).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" x "));
        long perSample = type.width;
        for (int i = 1; i < dims.length; i++) {
            perSample = dims[i] < 1 ? -1 : saturated(perSample, dims[i]);
            if (perSample < 0) {
                throw CoreMessage.IDX_EXTENT.exception(file.path(), claim);
            }
        }
        int count = dims[0];
        if (count < 1 || perSample > Integer.MAX_VALUE - 16) {
            throw CoreMessage.IDX_EXTENT.exception(file.path(), claim);
        }
        long bytes = saturated(perSample, count);
        String what = claim + " values, " + Words.grouped(bytes) + " bytes";
        if (bytes > file.mostBytes()) {
            throw CoreMessage.DATA_TRUNCATED.exception(file.path(), what, file.contentLimit());
        }
        HeapLimit.check(file.path(), count, type == Type.UNSIGNED_BYTE ? perSample : perSample / type.width * 4);
        byte[][] raw = type == Type.UNSIGNED_BYTE ? new byte[count][] : null;
        float[][] floats = raw == null ? new float[count][] : null;
        long start = file.position();
        for (int i = 0; i < count; i++) {
            byte[] to = new byte[(int) perSample];
            if (file.read(to) < to.length) {
                throw CoreMessage.DATA_TRUNCATED.exception(
                        file.path(), what, "only " + Words.grouped(file.position() - start) + " follow");
            }
            if (raw != null) {
                raw[i] = to;
            } else {
                floats[i] = convert(type, to);
            }
        }
        if (!file.atEnd()) {
            throw CoreMessage.IDX_TRAILING.exception(file.path(), what);
        }
        return new IdxFile(file.path(), dims, raw, floats);
    }

    private static float[] convert(Type type, byte[] from) {
        ByteBuffer b = ByteBuffer.wrap(from);
        float[] to = new float[from.length / type.width];
        for (int i = 0; i < to.length; i++) {
            to[i] = type.value(b, i);
        }
        return to;
    }

    /** A product that stays at the largest long instead of wrapping round. */
    private static long saturated(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }
}
