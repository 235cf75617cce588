package org.netloom.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.tensor.Tensor;

/**
 * Named float32 tensors with metadata, in the safetensors format: 8 bytes length of the header (little endian), the
 * header in JSON, then the numbers. Written as F32; F64, F32, F16 and BF16 are read. Source: the format's description,
 * huggingface/safetensors, 2022.
 */
public final class SafeTensors {
    private static final int CHUNK = 1 << 20;

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** Adds a text under a name. */
    public SafeTensors putText(String name, String text) {
        metadata.put(name, text);
        return this;
    }

    /** Adds a float32 tensor; its numbers are read when the file is written. */
    public SafeTensors put(String name, Tensor tensor) {
        tensors.put(name, tensor);
        return this;
    }

    /** Texts by name. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(metadata.get(name));
    }

    /** Tensors by name, in the order of the file; batch 1. */
    public Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    public Optional<Tensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /**
     * Writes the file in one piece: a reader finds the old file or the new one.
     *
     * @throws org.netloom.problem.NetloomException NL-411 if it cannot be written; the old file is then unchanged
     */
    public void write(Path path) {
        AtomicFile.write(path, this::writeTo);
    }

    private void writeTo(FileChannel file) throws IOException {
        byte[] header = header().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length);
        AtomicFile.writeFully(file, bytes.flip());
        AtomicFile.writeFully(file, ByteBuffer.wrap(header));
        for (Tensor t : tensors.values()) {
            int n = t.size();
            float[] numbers = t.readOnly();
            for (int at = 0; at < n; at += CHUNK / Float.BYTES) {
                int count = Math.min(CHUNK / Float.BYTES, n - at);
                bytes.clear();
                bytes.asFloatBuffer().put(numbers, t.offset() + at, count);
                AtomicFile.writeFully(file, bytes.limit(count * Float.BYTES));
            }
        }
    }

    /** The header, filled up with spaces so that the numbers start at a multiple of 8 bytes. */
    private String header() {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(SafeTensorsHeader.METADATA, metadata);
        }
        long at = 0;
        for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
            long end = at + (long) e.getValue().size() * Float.BYTES;
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", "F32");
            entry.put(
                    "shape",
                    java.util.Arrays.stream(e.getValue().shape().dims())
                            .mapToObj(d -> (Object) (long) d)
                            .toList());
            entry.put("data_offsets", List.of(at, end));
            header.put(e.getKey(), entry);
            at = end;
        }
        String text = Json.line(header);
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return text + " ".repeat((8 - length % 8) % 8);
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /**
     * Reads a file. Nothing is allocated before the header is found to agree with the size of the file.
     *
     * @throws org.netloom.problem.NetloomException NL-412 if there is none, NL-413 if it is damaged or of another format
     */
    public static SafeTensors read(Path path) {
        return read(path, true);
    }

    /** Reads the metadata alone, of a file that {@link #read(Path)} would read. */
    public static Map<String, String> readMetadata(Path path) {
        return read(path, false).metadata();
    }

    private static SafeTensors read(Path path, boolean numbers) {
        if (!Files.exists(path)) {
            throw CoreMessage.NO_FILE.exception(path);
        }
        if (Files.isDirectory(path)) {
            throw CoreMessage.BAD_SAFETENSORS.exception(path, "it is a folder");
        }
        try (FileChannel file = FileChannel.open(path)) {
            SafeTensorsHeader header = SafeTensorsHeader.read(file);
            SafeTensors result = new SafeTensors();
            result.metadata.putAll(header.metadata());
            if (numbers) {
                for (SafeTensorsHeader.Entry e : header.entries()) {
                    result.tensors.put(e.name(), numbers(file, header.start(), e));
                }
            }
            return result;
        } catch (SafeTensorsHeader.Malformed e) {
            throw CoreMessage.BAD_SAFETENSORS.exception(path, e.getMessage());
        } catch (IOException e) {
            throw CoreMessage.CANNOT_READ.exception(path, AtomicFile.reason(e));
        }
    }

    private static Tensor numbers(FileChannel file, long start, SafeTensorsHeader.Entry e) throws IOException {
        int n = e.shape().size();
        float[] values = new float[n];
        int width = e.type().bytes();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < n; at += CHUNK / width) {
            int count = Math.min(CHUNK / width, n - at);
            bytes.clear().limit(count * width);
            long position = start + e.begin() + (long) at * width;
            while (bytes.hasRemaining()) {
                int read = file.read(bytes, position + bytes.position());
                if (read < 0) {
                    throw new SafeTensorsHeader.Malformed("it ends within the numbers of '" + e.name() + "'");
                }
            }
            e.type().decode(bytes.flip(), values, at, count);
        }
        return Tensor.of(values, 1, e.shape());
    }
}
