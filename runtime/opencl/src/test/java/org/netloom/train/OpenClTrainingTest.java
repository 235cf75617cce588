package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.json.Json;
import org.netloom.opencl.Breakable;
import org.netloom.opencl.NeedsOpenCl;
import org.netloom.ops.Devices;
import org.netloom.problem.NetloomException;

/** Whole trainings on the first OpenCL device, and trainings that change the device on their way. */
@NeedsOpenCl
class OpenClTrainingTest {
    private static final double ROUNDING = 0.05;

    @TempDir
    Path folder;

    private Path train(String name, String... more) {
        Path out = folder.resolve(name);
        List<String> args = new ArrayList<>(List.of("--out=" + out));
        args.addAll(List.of(more));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        TrainCommand command = new TrainCommand(new TinyConvNet(), null, 0, TinyProgram.plan(), nowhere);
        assertEquals(TrainingProgram.OK, command.run(args.toArray(String[]::new)));
        return out;
    }

    private static List<Map<String, Object>> events(Path out, String kind) throws IOException {
        return Files.readAllLines(out.resolve("events.jsonl")).stream()
                .map(Json::parseObject)
                .filter(e -> e.get("event").equals(kind))
                .toList();
    }

    private static double accuracy(Path out) throws IOException {
        return ((Number) events(out, "end").getLast().get("value")).doubleValue();
    }

    private static double loss(Path out) throws IOException {
        return ((Number) events(out, "end").getLast().get("loss")).doubleValue();
    }

    @Test
    void twoRunsGiveTheSameBits() throws IOException {
        Path first = train("first", "--device=opencl", "--epochs=2");
        Path second = train("second", "--device=opencl:0", "--epochs=2");
        assertArrayEquals(
                Files.readAllBytes(first.resolve("model.safetensors")),
                Files.readAllBytes(second.resolve("model.safetensors")));
    }

    @Test
    void aTrainingGoesOnOnAnotherDevice() throws IOException {
        train("whole", "--epochs=2", "--device=cpu");
        Path whole = train("whole", "--resume", "--epochs=4", "--device=cpu");
        train("there", "--epochs=2", "--device=cpu");
        Path there = train("there", "--resume", "--epochs=4", "--device=opencl");
        train("back", "--epochs=2", "--device=opencl");
        Path back = train("back", "--resume", "--epochs=4", "--device=cpu");
        for (Path p : List.of(there, back)) {
            assertEquals(loss(whole), loss(p), ROUNDING, p.toString());
            assertEquals(accuracy(whole), accuracy(p), ROUNDING, p.toString());
        }
        List<Map<String, Object>> starts = events(back, "start");
        assertTrue(starts.getFirst().get("operations").toString().contains("OpenCL"), starts.toString());
        assertFalse(starts.getLast().get("operations").toString().contains("OpenCL"), starts.toString());
    }

    private static Map<String, String> algorithms(Path out) {
        return Checkpoint.read(out.resolve("checkpoint.safetensors")).algorithms();
    }

    /** What the first device chose is known when the training comes back to it. */
    @Test
    void algorithmsOfEachDeviceAreKept() throws IOException {
        Map<String, String> here = algorithms(train("changes", "--epochs=1", "--device=cpu"));
        Map<String, String> both = algorithms(train("changes", "--resume", "--epochs=2", "--device=opencl"));
        assertTrue(both.keySet().stream().anyMatch(k -> k.startsWith("OpenCL")), both.toString());
        here.forEach((key, algorithm) -> assertEquals(algorithm, both.get(key), key));
        Path out = train("changes", "--resume", "--epochs=3", "--device=cpu");
        assertEquals(both, algorithms(out));
        assertEquals(both, AlgorithmFile.read(out.resolve("algorithms.json")));
    }

    /** A resumed training asks for the device that it was begun on. */
    @Test
    void whatWasAskedForIsKept() throws IOException {
        Path out = train("kept", "--epochs=1", "--device=auto");
        Map<String, String> settings =
                Checkpoint.read(out.resolve("checkpoint.safetensors")).settings();
        assertTrue(settings.get("--device").matches("cpu|opencl:\\d"), settings.toString());
        String reason = events(out, "note").getFirst().get("text").toString();
        assertTrue(reason.startsWith("device auto: " + settings.get("--device") + ", for cpu takes "), reason);
        assertTrue(Files.readString(out.resolve("report.html")).contains("device auto"), "the report says why");
    }

    @Test
    void aDeviceThatIsLostLeavesAGoodCheckpoint() {
        TrainingPlan plan = TinyProgram.plan();
        DataParts data = DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        Breakable device = new Breakable();
        int lostAt = 37;
        Trainer lost = new Trainer(new TinyConvNet(), plan.checkpointEvery(10), data)
                .device(new DeviceChoice(Optional.of(Devices.find("opencl")), device.ops(), "", List.of()))
                .checkpoint(checkpoint);
        int[] steps = new int[1];
        lost.stopWhen(() -> {
            if (++steps[0] == lostAt) {
                device.breakDown();
            }
            return false;
        });
        NetloomException e = assertThrows(NetloomException.class, lost::run);
        assertTrue(e.getMessage().startsWith("NL-965"), e.getMessage());
        assertEquals(30, Checkpoint.read(checkpoint).stepsDone());
        TrainingResult result = new Trainer(new TinyConvNet(), plan, data)
                .resume(Checkpoint.read(checkpoint))
                .run();
        assertEquals(TrainingResult.Ending.FINISHED, result.ending());
    }
}
