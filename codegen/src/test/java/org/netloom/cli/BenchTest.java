package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.json.Json;
import org.netloom.peer.libtorch.LibtorchPeer;
import org.netloom.profile.Contender;
import org.netloom.run.DeviceList;

class BenchTest {
    private static final String TINY = """
            {"netloom": 1, "name": "tiny",
             "nodes": [{"id": "in", "type": "Input", "shape": [8]}, {"id": "out", "type": "Dense", "units": 3}],
             "edges": ["in -> out"]}
            """;

    @TempDir
    private Path folder;

    @AfterEach
    void forgetPeers() {
        System.clearProperty("netloom.peers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--threads 0",
                "--seconds 0",
                "--seconds -1",
                "--rounds 0",
                "--batch 0",
                "--peer tensor",
                "--peer clblast",
                "--peer cpu",
                "--peer libtorch --device opencl",
                "--device auto"
            })
    void wrongOptionsAreUsageErrors(String options) {
        Cli run = Cli.run(("bench mlp " + options).split(" "));
        assertEquals(2, run.code(), run.toString());
        assertTrue(run.err().contains(options.split(" ")[0]), run.err());
    }

    @Test
    void anUnknownNetworkIsAMistake() {
        Cli run = Cli.run("bench", "alexnett");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("NL-841") && run.err().contains("'alexnet'"), run.err());
    }

    @Test
    void aDeviceThatIsNotThereIsToldBeforeAnythingIsTimed() {
        Cli run = Cli.run("bench", "lenet5", "--device", "opencl:9999");
        assertEquals(1, run.code(), run.toString());
        assertTrue(run.err().contains("NL-351") && run.err().contains("there are: cpu"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void aDeviceIsComparedWithTheProcessor() throws IOException {
        assumeTrue(DeviceList.find().devices().size() > 1, "there is no OpenCL device here");
        Path out = folder.resolve("docs");
        Cli run = Cli.run(
                "bench", tiny(), "--device=opencl", "--peer=cpu", "--rounds=2", "--seconds=0.02", "-o", out.toString());
        assertEquals(0, run.code(), run.toString());
        assertTrue(run.err().contains("tiny: processor, SIMD, "), run.err());
        String page = Files.readString(out.resolve("opencl.md"));
        assertTrue(page.contains("| tiny | 32 | ") && page.contains(" | processor, SIMD | "), page);
        Map<String, Object> report = Json.parseObject(Files.readString(out.resolve("opencl.json")));
        assertEquals("opencl:0", ((Map<?, ?>) report.get("device")).get("name"));
        Map<?, ?> step = (Map<?, ?>) ((List<?>) report.get("outcomes")).getFirst();
        assertTrue(operations(step.get("ours")).contains("OpenCL"), step.toString());
        assertFalse(operations(((Map<?, ?>) step.get("peer")).get("rounds")).contains("OpenCL"), step.toString());
    }

    private static String operations(Object rounds) {
        return (String) ((Map<?, ?>) ((List<?>) rounds).getFirst()).get("operations");
    }

    @Test
    void whereAPeerFailsInARoundTheOthersGoOn() throws IOException {
        assumeTrue(DeviceList.find().devices().size() > 1, "there is no OpenCL device here");
        // A jar without the program.
        System.setProperty("netloom.peers", peers("clblast").toString());
        Cli run = Cli.run(
                "bench",
                "product",
                "--device=opencl",
                "--peers",
                "--rounds=1",
                "--seconds=0.001",
                "-o",
                folder.resolve("docs").toString());
        assertEquals(1, run.code(), run.toString());
        assertTrue(run.err().contains("NL-843") && run.err().contains("CLBlast"), run.err());
        assertTrue(run.out().matches("(?s).*product 512 .*processor, SIMD.*"), run.out());
    }

    @Test
    void aDesignOfTheUserIsTimed() throws IOException {
        Path json = folder.resolve("out.json");
        Cli run = Cli.run("bench", tiny(), "--seconds", "0.05", "--threads", "1", "--json", json.toString());
        assertEquals(0, run.code(), run.toString());
        assertTrue(run.out().matches("(?s).*tiny +32 step .*tiny +32 forward .*"), run.out());
        assertTrue(run.out().contains("Multiply-adds in registers: "), run.out());
        Map<String, Object> report = Json.parseObject(Files.readString(json));
        assertEquals(2, ((List<?>) report.get("outcomes")).size());
        assertEquals(1L, report.get("threads"));
    }

    @Test
    void anotherLibraryTakesTurns() throws IOException {
        System.setProperty("netloom.peers", peers("libtorch").toString());
        Path out = folder.resolve("docs");
        Cli run = Cli.run(
                "bench", tiny(), "--peer", "libtorch", "--rounds", "2", "--seconds", "0.02", "-o", out.toString());
        assertEquals(0, run.code(), run.toString());
        assertTrue(run.err().contains("tiny: Netloom, round 1 of 2"), run.err());
        assertTrue(run.err().contains("tiny: libtorch 2.10, OpenBLAS 1 thread, passive, a short look"), run.err());
        assertTrue(Files.readString(out.resolve("README.md")).contains("| tiny | 32 | libtorch 2.10 |"));
        Map<?, ?> first = (Map<?, ?>) ((List<?>) Json.parseObject(Files.readString(out.resolve("peers.json")))
                        .get("outcomes"))
                .getFirst();
        assertEquals(2, ((List<?>) first.get("ours")).size());
        assertEquals(3, ((Map<?, ?>) ((Map<?, ?>) first.get("peer")).get("tried")).size());
    }

    @Test
    void aPeerThatFailsIsToldAndTheRestGoesOn() throws IOException {
        System.setProperty("netloom.peers", peers("libtorch").toString());
        Path failing = Files.writeString(folder.resolve("f.netloom"), TINY.replace("tiny", LibtorchPeer.REFUSED));
        Cli run = Cli.run(
                "bench",
                failing.toString(),
                tiny(),
                "--peer=libtorch",
                "--rounds=1",
                "--seconds=0.02",
                "--out=" + folder.resolve("docs"));
        assertEquals(1, run.code(), run.toString());
        assertTrue(run.err().contains("NL-843") && run.err().contains("is not compared"), run.err());
        assertTrue(run.out().contains("tiny"), run.out());
    }

    private String tiny() throws IOException {
        return Files.writeString(folder.resolve("tiny.netloom"), TINY).toString();
    }

    /** A library of these tests in the place of another: a jar that says where the classes are. */
    private Path peers(String name) throws IOException {
        Path target =
                Files.createDirectories(folder.resolve("peers").resolve(name).resolve("target"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, place(LibtorchPeer.class) + " " + place(Contender.class));
        new JarOutputStream(Files.newOutputStream(target.resolve("peer.jar")), manifest).close();
        return folder.resolve("peers");
    }

    private static String place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
