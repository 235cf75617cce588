package org.netloom.model;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

/**
 * The header of a safetensors file, found to be sound: known types, sizes that agree with the shapes, and numbers that
 * fill the rest of the file without a gap or an overlap.
 *
 * @param start of the numbers in the file, in bytes
 */
record SafeTensorsHeader(Map<String, String> metadata, List<Entry> entries, long start) {
    static final String METADATA = "__metadata__";

    /** The limit of the format's own reader. */
    private static final long MAX_HEADER = 100_000_000;

    private static final int LENGTH = Long.BYTES;

    /** A tensor: its numbers lie at {@code begin..end} behind the header, in bytes. */
    record Entry(String name, Type type, Shape shape, long begin, long end) {}

    /** How a number is stored. */
    enum Type {
        F64(8),
        F32(4),
        F16(2),
        BF16(2);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }

        /** Reads {@code count} little-endian numbers into {@code to[at...]}. */
        void decode(ByteBuffer from, float[] to, int at, int count) {
            if (this == F32) {
                from.asFloatBuffer().get(to, at, count);
                return;
            }
            for (int i = at; i < at + count; i++) {
                to[i] = switch (this) {
                    case F64 -> (float) from.getDouble();
                    case F32 -> from.getFloat();
                    case F16 -> Float.float16ToFloat(from.getShort());
                    case BF16 -> Float.intBitsToFloat(from.getShort() << 16);
                };
            }
        }
    }

    /** The file is no safetensors file, or a damaged one; the message is a part of a sentence. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    static SafeTensorsHeader read(FileChannel file) throws IOException {
        long size = file.size();
        if (size < LENGTH) {
            throw new Malformed("it has " + size + " bytes, fewer than the 8 that every such file begins with");
        }
        long length = bytes(file, 0, LENGTH).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER) {
            throw new Malformed("its header would have " + Long.toUnsignedString(length)
                    + " bytes, so it is another format (2 to " + MAX_HEADER + " are possible)");
        }
        if (length > size - LENGTH) {
            throw new Malformed(
                    "it is cut off: its header has " + length + " bytes, but only " + (size - LENGTH) + " follow");
        }
        Map<String, Object> members = members(bytes(file, LENGTH, (int) length));
        Map<String, String> metadata = metadata(members.remove(METADATA));
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Object> e : members.entrySet()) {
            entries.add(entry(e.getKey(), e.getValue()));
        }
        long start = LENGTH + length;
        checkPlaces(entries, size - start);
        return new SafeTensorsHeader(metadata, entries, start);
    }

    private static ByteBuffer bytes(FileChannel file, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new Malformed("it is cut off within its header");
            }
        }
        return bytes.flip();
    }

    private static Map<String, Object> members(ByteBuffer header) throws Malformed {
        if (header.get(0) != '{') {
            throw new Malformed("its header does not begin with '{', so it is another format");
        }
        try {
            return Json.parseObject(
                    StandardCharsets.UTF_8.newDecoder().decode(header).toString());
        } catch (CharacterCodingException _) {
            throw new Malformed("its header is not in UTF-8");
        } catch (NetloomException e) {
            throw new Malformed(
                    "its header is no JSON: " + e.problems().getFirst().text());
        }
    }

    private static Map<String, String> metadata(Object value) throws Malformed {
        Map<String, String> result = new LinkedHashMap<>();
        if (value == null) {
            return result;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new Malformed("the " + METADATA + " of its header is no object");
        }
        for (Map.Entry<?, ?> e : map.entrySet()) {
            if (!(e.getValue() instanceof String text)) {
                throw new Malformed("the " + METADATA + " '" + e.getKey() + "' of its header is no text");
            }
            result.put((String) e.getKey(), text);
        }
        return result;
    }

    private static Entry entry(String name, Object value) throws Malformed {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Malformed("the entry '" + name + "' of its header is no object");
        }
        Type type = type(name, map.get("dtype"));
        Shape shape = shape(name, map.get("shape"));
        List<Long> offsets = wholeNumbers(name, "data_offsets", map.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new Malformed("the data_offsets of '" + name + "' are " + Json.brief(map.get("data_offsets"))
                    + ", not a begin and an end");
        }
        long needed = shape.elements() * type.bytes();
        long given = offsets.get(1) - offsets.get(0);
        if (needed != given) {
            throw new Malformed("'" + name + "' of " + text(shape) + " " + type + " takes " + needed
                    + " bytes, but its data_offsets span " + given);
        }
        return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private static Type type(String name, Object value) throws Malformed {
        for (Type t : Type.values()) {
            if (t.name().equals(value)) {
                return t;
            }
        }
        throw new Malformed("'" + name + "' has the type " + Json.brief(value) + "; F64, F32, F16 and BF16 are read");
    }

    private static Shape shape(String name, Object value) throws Malformed {
        List<Long> dims = wholeNumbers(name, "shape", value);
        long elements = 1;
        for (long d : dims) {
            if (d < 1 || d > Integer.MAX_VALUE || elements * d > Integer.MAX_VALUE - 16) {
                throw new Malformed("'" + name + "' has the shape " + Json.brief(value)
                        + ", which is empty or larger than an array can be");
            }
            elements *= d;
        }
        return Shape.of(dims.stream().mapToInt(Long::intValue).toArray());
    }

    private static List<Long> wholeNumbers(String name, String key, Object value) throws Malformed {
        List<Long> numbers = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object o : list) {
                if (o instanceof Long n && n >= 0) {
                    numbers.add(n);
                } else if (o instanceof BigInteger n) {
                    throw new Malformed("the " + key + " of '" + name + "' holds " + n + ", more than any file has");
                }
            }
            if (numbers.size() == list.size()) {
                return numbers;
            }
        }
        throw new Malformed(
                "the " + key + " of '" + name + "' is " + Json.brief(value) + ", not a list of whole numbers from 0");
    }

    private static String text(Shape shape) {
        return shape.rank() == 0 ? "one" : shape.toString();
    }

    /** The tensors must fill the bytes behind the header, each byte once. */
    private static void checkPlaces(List<Entry> entries, long available) throws Malformed {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::begin));
        long at = 0;
        for (Entry e : sorted) {
            if (e.begin() < at) {
                throw new Malformed("the numbers of '" + e.name() + "' overlap those of another tensor");
            }
            if (e.begin() > at) {
                throw new Malformed("there is a gap of " + (e.begin() - at) + " bytes before '" + e.name() + "'");
            }
            at = e.end();
        }
        if (at > available) {
            throw new Malformed(
                    "it is cut off: its tensors take " + at + " bytes, but only " + available + " are there");
        }
        if (at < available) {
            throw new Malformed("there are " + (available - at) + " bytes behind its last tensor");
        }
    }
}
