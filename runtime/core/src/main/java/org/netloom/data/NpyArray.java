package org.netloom.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netloom.problem.CoreMessage;

/**
 * An array as NumPy writes it, format 1.0 to 3.0: numbers of any size and byte order, in C or Fortran order. Unsigned
 * bytes stay bytes, everything else becomes float32.
 *
 * @param shape extents, the slowest first
 * @param bytes the numbers of an array of unsigned bytes; else null
 * @param floats the numbers of any other array; else null
 * @param whole true where the numbers are whole by their type
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NpyArray(int[] shape, byte[] bytes, float[] floats, boolean whole) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int CHUNK = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** Number of elements of one entry of the first extent. */
    int stride() {
        return shape.length == 0 || shape[0] == 0 ? 0 : size() / shape[0];
    }

    int size() {
        return bytes != null ? bytes.length : floats.length;
    }

    float get(int i) {
        return bytes != null ? bytes[i] & 255 : floats[i];
    }

    /**
     * Reads an array.
     *
     * @param where what is read, for messages
     * @throws org.netloom.problem.NetloomException NL-265 if it is no array of numbers, NL-206 if it is cut off
     */
    static NpyArray read(InputStream stream, String where) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, CHUNK));
        String header;
        try {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw CoreMessage.NPY.exception(where, "it does not begin as such files do");
            }
            int major = in.readUnsignedByte();
            in.readUnsignedByte();
            int length = major == 1
                    ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                    : Integer.reverseBytes(in.readInt());
            if (major < 1 || major > 3 || length < 0 || length > CHUNK) {
                throw CoreMessage.NPY.exception(
                        where, "its header is of version " + major + " with " + length + " bytes");
            }
            byte[] text = new byte[length];
            in.readFully(text);
            header = new String(text, StandardCharsets.UTF_8);
        } catch (EOFException _) {
            throw CoreMessage.NPY.exception(where, "it ends within its header");
        }
        String type = found(DESCR, header, where);
        int[] shape = shape(found(SHAPE, header, where), where);
        long size = 1;
        for (int d : shape) {
            size *= d;
            if (size > Integer.MAX_VALUE - 16) {
                throw CoreMessage.NPY.exception(
                        where, "it has more numbers than fit one array: " + Arrays.toString(shape));
            }
        }
        NpyArray array = numbers(in, type, shape, (int) size, where);
        return found(ORDER, header, where).equals("True") ? array.inRowOrder() : array;
    }

    private static String found(Pattern pattern, String header, String where) {
        Matcher m = pattern.matcher(header);
        if (!m.find()) {
            throw CoreMessage.NPY.exception(where, "its header is " + header.strip());
        }
        return m.group(1);
    }

    private static int[] shape(String text, String where) {
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException _) {
            throw CoreMessage.NPY.exception(where, "its shape is (" + text + ")");
        }
    }

    private static NpyArray numbers(DataInputStream in, String type, int[] shape, int size, String where)
            throws IOException {
        String kind = type.replaceFirst("^[<>|=]", "");
        ByteOrder order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int width = switch (kind) {
            case "u1", "i1", "b1" -> 1;
            case "u2", "i2", "f2" -> 2;
            case "u4", "i4", "f4" -> 4;
            case "u8", "i8", "f8" -> 8;
            default ->
                throw CoreMessage.NPY.exception(
                        where, "its type is " + type + ", and numbers are i1 to i8, u1 to u8, f2 to f8 and b1");
        };
        HeapLimit.check(where, 1, (long) size * (kind.equals("u1") ? 1 : 4));
        if (kind.equals("u1")) {
            byte[] bytes = in.readNBytes(size);
            requireAll(bytes.length, size, where);
            return new NpyArray(shape, bytes, null, true);
        }
        float[] floats = new float[size];
        byte[] chunk = new byte[CHUNK];
        for (int at = 0; at < size; ) {
            int count = Math.min(CHUNK / width, size - at);
            int got = in.readNBytes(chunk, 0, count * width);
            requireAll((long) at * width + got, (long) (at + count) * width, where);
            ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, got).order(order);
            for (int i = 0; i < count; i++) {
                floats[at++] = number(buffer, kind);
            }
        }
        return new NpyArray(shape, null, floats, kind.charAt(0) != 'f');
    }

    private static void requireAll(long came, long expected, String where) {
        if (came < expected) {
            throw CoreMessage.DATA_TRUNCATED.exception(where, expected + " bytes of numbers", "it ends after " + came);
        }
    }

    private static float number(ByteBuffer b, String kind) {
        return switch (kind) {
            case "i1" -> b.get();
            case "b1" -> b.get() == 0 ? 0 : 1;
            case "u2" -> Short.toUnsignedInt(b.getShort());
            case "i2" -> b.getShort();
            case "f2" -> Float.float16ToFloat(b.getShort());
            case "u4" -> Integer.toUnsignedLong(b.getInt());
            case "i4" -> b.getInt();
            case "f4" -> b.getFloat();
            case "u8", "i8" -> b.getLong();
            default -> (float) b.getDouble();
        };
    }

    /** From Fortran's order, the first extent fastest, to C's. */
    private NpyArray inRowOrder() {
        int[] reversed = new int[shape.length];
        for (int i = 0; i < shape.length; i++) {
            reversed[i] = shape[shape.length - 1 - i];
        }
        int[] axes = new int[shape.length];
        Arrays.setAll(axes, i -> shape.length - 1 - i);
        return new NpyArray(reversed, bytes, floats, whole).transposed(axes);
    }

    /** The array with its extents in another order: extent i of the result is extent {@code axes[i]} of this one. */
    NpyArray transposed(int... axes) {
        int rank = shape.length;
        int[] steps = new int[rank];
        int step = 1;
        for (int i = rank - 1; i >= 0; i--) {
            steps[i] = step;
            step *= shape[i];
        }
        int[] dims = new int[rank];
        Arrays.setAll(dims, i -> shape[axes[i]]);
        byte[] b = bytes == null ? null : new byte[bytes.length];
        float[] f = floats == null ? null : new float[floats.length];
        int[] index = new int[rank];
        for (int to = 0, n = size(); to < n; to++) {
            int from = 0;
            for (int i = 0; i < rank; i++) {
                from += index[i] * steps[axes[i]];
            }
            if (b != null) {
                b[to] = bytes[from];
            } else {
                f[to] = floats[from];
            }
            for (int i = rank - 1; i >= 0 && ++index[i] == dims[i]; i--) {
                index[i] = 0;
            }
        }
        return new NpyArray(dims, b, f, whole);
    }
}
