package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.json.Json;
import org.netloom.ops.Backend;
import org.netloom.problem.NetloomException;

/** Choices of algorithms are kept, told and followed. */
class AlgorithmFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsAddedIsKnown() {
        AlgorithmFile file = new AlgorithmFile(folder.resolve("deep").resolve("algorithms.json"));
        assertEquals(Map.of(), file.known());
        file.add(Map.of("a", "x", "b", "y"));
        file.add(Map.of("b", "z"));
        assertEquals(Map.of("a", "x", "b", "z"), file.known());
    }

    @Test
    void aDamagedFileIsReplaced() throws Exception {
        Path path = folder.resolve("algorithms.json");
        Files.writeString(path, "{\"a\": ");
        AlgorithmFile file = new AlgorithmFile(path);
        assertEquals(Map.of(), file.known());
        file.add(Map.of("a", "x"));
        assertEquals(Map.of("a", "x"), file.known());
    }

    @Test
    void aFileOfARunMustBeWhole() throws Exception {
        Path path = folder.resolve("algorithms.json");
        assertThrows(NetloomException.class, () -> AlgorithmFile.read(path), "there is none");
        Files.writeString(path, "{\"convolution 3 x 3\": 5}");
        NetloomException e = assertThrows(NetloomException.class, () -> AlgorithmFile.read(path));
        assertTrue(e.getMessage().contains("'convolution 3 x 3' is 5"), e.getMessage());
    }

    /** The convolution of the tiny program has more than one algorithm; each choice gives its bits again. */
    @Test
    void aRunThatIsToldComputesAlikeAndSaysWhatItTook() throws Exception {
        assumeTrue(Backend.vectorised(), "scalar operations have no choice");
        train("first");
        Map<String, String> used = new TreeMap<>(AlgorithmFile.read(folder.resolve("first/algorithms.json")));
        assertTrue(used.keySet().stream().anyMatch(key -> key.startsWith("convolution by filter")), used.toString());
        train("second", "--algorithms", folder.resolve("first/algorithms.json").toString());
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("first/model.safetensors")),
                Files.readAllBytes(folder.resolve("second/model.safetensors")));
        assertEquals(
                Json.line(new TreeMap<String, Object>(used)),
                Json.line(new TreeMap<String, Object>(Checkpoint.read(folder.resolve("second/checkpoint.safetensors"))
                        .algorithms())));
    }

    private void train(String name, String... more) {
        String[] args = new String[3 + more.length];
        args[0] = "--out";
        args[1] = folder.resolve(name).toString();
        args[2] = "--events";
        System.arraycopy(more, 0, args, 3, more.length);
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertEquals(0, new TrainCommand(new TinyConvNet(), null, 0, TinyProgram.plan(), out).run(args));
    }
}
