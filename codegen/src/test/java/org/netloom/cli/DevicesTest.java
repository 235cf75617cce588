package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.json.Json;

/** {@code devices}, and {@code --device} of the commands that run networks; with and without OpenCL. */
class DevicesTest {
    @TempDir
    Path temp;

    @Test
    void theProcessorComesFirstAndIsMeasured() {
        Cli run = Cli.run("devices");
        assertEquals(0, run.code(), run.toString());
        assertTrue(run.out().startsWith("cpu  "), run.toString());
        assertTrue(
                run.out().lines().anyMatch(l -> l.matches("  speed +[0-9,]+ GFLOP/s, [0-9,]+ GB/s")), run.toString());
        assertTrue(run.out().contains("opencl:0  ") || run.out().contains("install"), run.toString());
    }

    @Test
    void asJson() {
        Cli run = Cli.run("devices", "--json");
        List<Map<String, Object>> lines =
                run.out().lines().map(Json::parseObject).toList();
        assertEquals("cpu", lines.getFirst().get("device"), run.toString());
        assertTrue(((Number) lines.getFirst().get("flops")).doubleValue() > 1e8, run.toString());
        assertTrue(lines.size() > 1, run.toString());
    }

    @Test
    void aWishThatIsNoneIsRefused() {
        for (String command : List.of("train", "evaluate", "profile")) {
            Cli run = Cli.run(command, Cli.sample("xor"), "--device", "gpu");
            assertEquals(ExitCode.USAGE, run.code(), run.toString());
            assertTrue(
                    run.err()
                            .contains(
                                    "the option --device must be auto, cpu, opencl or opencl:N (N from 0), but is 'gpu'"),
                    run.toString());
        }
    }

    @Test
    void aTrainingHasTheModuleWhereItIsAskedFor() {
        Path out = temp.resolve("run");
        Cli run = Cli.run("train", Cli.sample("xor"), "--epochs", "1", "--device", "opencl", "--out", out.toString());
        assertEquals(0, run.code(), run.toString());
        assertTrue(
                out.resolve("project/lib/org/netloom/netloom-opencl").toFile().isDirectory(), run.toString());
        assertTrue(run.out().contains("OpenCL"), run.toString());
        Cli evaluated = Cli.run("evaluate", out.toString(), "--device", "opencl");
        assertEquals(0, evaluated.code(), evaluated.toString());
    }
}
