package org.netloom.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

class SafeTensorsTest {
    @TempDir
    Path folder;

    private static Tensor tensor(float... values) {
        return Tensor.of(values, 1, Shape.of(values.length));
    }

    private Path sample() {
        Path path = folder.resolve("sample.safetensors");
        new SafeTensors()
                .putText("format", "test")
                .putText("labels", "a \"b\"\n\u00e4")
                .put("w", Tensor.of(new float[] {1, -2, Float.MIN_VALUE, 3e38f, -0f, 6}, 1, Shape.of(2, 3)))
                .put("b", tensor(7))
                .write(path);
        return path;
    }

    @Test
    void whatIsWrittenReadsBack() {
        SafeTensors read = SafeTensors.read(sample());
        assertEquals(List.of("w", "b"), List.copyOf(read.tensors().keySet()));
        assertEquals(Shape.of(2, 3), read.tensor("w").orElseThrow().shape());
        assertArrayEquals(
                new float[] {1, -2, Float.MIN_VALUE, 3e38f, -0f, 6},
                read.tensor("w").orElseThrow().toArray());
        assertEquals("a \"b\"\n\u00e4", read.text("labels").orElseThrow());
        assertEquals(read.metadata(), SafeTensors.readMetadata(sample()));
    }

    @Test
    void largeTensorsAndOffsetsSurvive() {
        float[] values = new float[600_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        Path path = folder.resolve("large.safetensors");
        Tensor whole = Tensor.of(values, 1, Shape.of(values.length));
        new SafeTensors().put("part", whole.part(7, Shape.of(590_000))).write(path);
        assertArrayEquals(
                Arrays.copyOfRange(values, 7, 590_007),
                SafeTensors.read(path).tensor("part").orElseThrow().toArray());
    }

    @Test
    void numbersBeginAtAMultipleOfEight() throws IOException {
        byte[] file = Files.readAllBytes(sample());
        assertEquals(0, ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8);
        assertFalse(Files.exists(folder.resolve("sample.safetensors.part")));
    }

    /** Cutting the file anywhere must give a message, never an exception of another kind. */
    @Test
    void everyTruncationIsTold() throws IOException {
        byte[] file = Files.readAllBytes(sample());
        Path cut = folder.resolve("cut.safetensors");
        for (int n = 0; n < file.length; n++) {
            Files.write(cut, Arrays.copyOf(file, n));
            String message = assertThrows(NetloomException.class, () -> SafeTensors.read(cut))
                    .getMessage();
            assertTrue(message.startsWith("NL-413"), n + ": " + message);
        }
        Files.write(cut, Arrays.copyOf(file, file.length + 3));
        assertMessage(cut, "3 bytes behind its last tensor");
    }

    /** Changing any one byte of the header gives another sound file or a message. */
    @Test
    void noFlippedByteOfTheHeaderEscapes() throws IOException {
        byte[] file = Files.readAllBytes(sample());
        int header = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Path bad = folder.resolve("bad.safetensors");
        for (int i = 0; i < 8 + header; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 0x15;
            Files.write(bad, changed);
            try {
                SafeTensors.read(bad);
            } catch (NetloomException e) {
                assertTrue(e.getMessage().startsWith("NL-413"), e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"v":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | 8 | overlap
            {"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | 8 | a gap of 4 bytes
            {"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}} | 8 | takes 12 bytes, but its data_offsets span 8
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | 4 | it is cut off: its tensors take 8 bytes
            {"w":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}} | 8 | F64, F32, F16 and BF16 are read
            {"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}} | 8 | not a list of whole numbers
            {"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}} | 0 | empty or larger than an array
            {"w":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,8]}} | 8 | empty or larger than an array
            {"w":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}} | 8 | more than any file has
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}} | 8 | not a begin and an end
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0]}} | 8 | not a begin and an end
            {"w":{"dtype":"F32","shape":[2]}} | 8 | the data_offsets of 'w' is null
            {"w":7} | 8 | the entry 'w' of its header is no object
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{}} | 8 | a name that is new
            {"__metadata__":{"a":1},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | 8 | is no text
            {"__metadata__":[]} | 0 | is no object
            [1] | 0 | does not begin with '{'
            {"w" | 0 | its header is no JSON
            """)
    void brokenHeadersAreTold(String header, int bytes, String part) throws IOException {
        Path path = folder.resolve("broken.safetensors");
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                path,
                ByteBuffer.allocate(8 + text.length + bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array());
        assertMessage(path, part);
    }

    @Test
    void otherFilesAreTold() throws IOException {
        Path path = folder.resolve("other");
        Files.write(path, "PK\u0003\u0004 this is a zip file".getBytes(StandardCharsets.UTF_8));
        assertMessage(path, "another format");
        Files.write(path, new byte[] {8, 0, 0, 0, 0, 0, 0, 0, '{', (byte) 0xFF, '}', ' ', ' ', ' ', ' ', ' '});
        assertMessage(path, "not in UTF-8");
        assertMessage(folder, "it is a folder");
        assertTrue(assertThrows(NetloomException.class, () -> SafeTensors.read(folder.resolve("none")))
                .getMessage()
                .startsWith("NL-412"));
    }

    @Test
    void readsOtherPrecisions() throws IOException {
        String header = "{\"d\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]},"
                + "\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[16,20]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[20,24]},"
                + "\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]}}";
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Path path = folder.resolve("mixed.safetensors");
        Files.write(
                path,
                ByteBuffer.allocate(8 + text.length + 28)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .putDouble(0.1)
                        .putDouble(-1e300)
                        .putShort(Float.floatToFloat16(1.5f))
                        .putShort(Float.floatToFloat16(-65504))
                        .putShort((short) (Float.floatToRawIntBits(3.140625f) >> 16))
                        .putShort((short) (Float.floatToRawIntBits(-2f) >> 16))
                        .putFloat(42)
                        .array());
        SafeTensors read = SafeTensors.read(path);
        assertArrayEquals(
                new float[] {0.1f, Float.NEGATIVE_INFINITY},
                read.tensor("d").orElseThrow().toArray());
        assertArrayEquals(
                new float[] {1.5f, -65504}, read.tensor("h").orElseThrow().toArray());
        assertArrayEquals(
                new float[] {3.140625f, -2}, read.tensor("b").orElseThrow().toArray());
        assertArrayEquals(new float[] {42}, read.tensor("s").orElseThrow().toArray());
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path path = sample();
        byte[] before = Files.readAllBytes(path);
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> AtomicFile.write(path, file -> {
                    AtomicFile.writeFully(file, ByteBuffer.wrap(new byte[100]));
                    throw new IOException("No space left on device");
                }));
        assertTrue(e.getMessage().startsWith("NL-411") && e.getMessage().contains("the disk is full"), e.getMessage());
        assertArrayEquals(before, Files.readAllBytes(path));
        assertFalse(Files.exists(folder.resolve("sample.safetensors.part")));
    }

    @Test
    void aFolderThatIsAFileIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        String message = assertThrows(
                        NetloomException.class, () -> AtomicFile.write(file.resolve("model.safetensors"), "text"))
                .getMessage();
        assertTrue(message.contains("is a file, not a folder"), message);
    }

    private static void assertMessage(Path path, String part) {
        String message = assertThrows(NetloomException.class, () -> SafeTensors.read(path))
                .getMessage();
        assertTrue(message.startsWith("NL-413") && message.contains(part), message);
    }
}
