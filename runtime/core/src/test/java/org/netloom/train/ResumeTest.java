package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.json.Json;

/** A training that is killed and goes on ends with the bits of one that was left alone. */
class ResumeTest {
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    @Test
    void killedAtRandomStepsAndResumedGivesTheSameBits() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        assertEquals(0, end(start(undisturbed)));

        Path killed = folder.resolve("killed");
        Random random = new Random();
        int kills = 0;
        int steps = 23 * 4;
        for (long from = 0; kills < KILLS; kills++) {
            long target = from + 1 + random.nextInt((int) Math.max(1, (steps - from) / 2));
            Process p = kills == 0 ? start(killed) : start(killed, "--resume");
            from = killAt(p, target);
            if (from < 0) {
                break;
            }
        }
        assertTrue(kills > 0, "no run was killed before its end");
        assertEquals(0, end(start(killed, "--resume")));
        assertArrayEquals(
                Files.readAllBytes(undisturbed.resolve("model.safetensors")),
                Files.readAllBytes(killed.resolve("model.safetensors")));
        assertEquals(figures(undisturbed), figures(killed));
    }

    @Test
    void aFriendlyKillSavesFirst() throws Exception {
        Path out = folder.resolve("friendly");
        Process p = start(out, "--epochs", "100000", "--checkpoint-every", "1000000");
        try (BufferedReader lines = reader(p)) {
            String line = lines.readLine();
            while (line != null && !line.contains("\"event\": \"step\"")) {
                line = lines.readLine();
            }
            // Not Process.destroy, which would close the stream that is read here.
            p.toHandle().destroy();
            List<String> rest = new ArrayList<>();
            for (line = lines.readLine(); line != null; line = lines.readLine()) {
                rest.add(line);
            }
            assertTrue(p.waitFor(20, TimeUnit.SECONDS));
            assertTrue(rest.getLast().contains("interrupted"), rest.toString());
            assertTrue(rest.getLast().contains("--resume"), rest.toString());
        }
        assertTrue(Checkpoint.read(out.resolve("checkpoint.safetensors")).stepsDone() > 0);
    }

    private static Process start(Path out, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // SIMD code is slow before it is compiled, and these JVMs live for seconds. That it gives the same bits
                // before and after is shown by the test of one, two and four threads, which run one after the other.
                "-Dnetloom.ops=scalar",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                TinyProgram.class.getName(),
                "--out",
                out.toString(),
                "--threads",
                "1",
                "--events"));
        Stream<String> extra = Stream.of(more);
        if (Stream.of(more).noneMatch(s -> s.equals("--checkpoint-every"))) {
            command.addAll(List.of("--checkpoint-every", "7"));
        }
        extra.forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader reader(Process p) {
        return new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8));
    }

    private static int end(Process p) throws Exception {
        try (BufferedReader lines = reader(p)) {
            lines.lines().forEach(_ -> {});
        }
        return p.waitFor();
    }

    /** Kills the process without warning once it tells of a step at or behind the target; -1 if it ended before. */
    private static long killAt(Process p, long target) throws Exception {
        try (BufferedReader lines = reader(p)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, Object> event = Json.parseObject(line);
                long step = event.get("step") instanceof Long n ? n : 0;
                if (step >= target) {
                    p.destroyForcibly();
                    p.waitFor();
                    return step;
                }
            }
        }
        return -1;
    }

    /** Losses and metrics of all epochs, as the checkpoint holds them. */
    private static List<List<Double>> figures(Path out) {
        return Checkpoint.read(out.resolve("checkpoint.safetensors")).history().stream()
                .map(r -> List.of(r.trainLoss(), r.trainMetric(), r.validationLoss(), r.validationMetric(), r.rate()))
                .toList();
    }
}
