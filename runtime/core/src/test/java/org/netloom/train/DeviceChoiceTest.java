package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.ops.Backend;
import org.netloom.ops.Device;
import org.netloom.ops.DeviceFinder;
import org.netloom.ops.DeviceWish;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.MessageKey;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.tensor.DeviceMemory;

/** What computes, with devices that were made up: missing, slow, small and failing ones. */
class DeviceChoiceTest {
    private static final Ops CPU = Backend.ops(2);
    private static final long PLENTY = 1L << 34;

    @TempDir
    Path folder;

    /** What a device says that fails. */
    private enum Fault implements MessageKey {
        LOST("NL-965", "the card is gone: %s failed"),
        FULL("NL-964", "the card is full: %s failed");

        private final String code;
        private final String pattern;

        Fault(String code, String pattern) {
            this.code = code;
            this.pattern = pattern;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String pattern() {
            return pattern;
        }
    }

    private record Finder(List<Device> devices, Optional<String> obstacle) implements DeviceFinder {
        static Finder of(Device... devices) {
            return new Finder(List.of(devices), Optional.empty());
        }

        @Override
        public String kind() {
            return DeviceWish.OPENCL;
        }
    }

    private static Device device(int n, long memory, long largest, Function<Ops, Ops> opener) {
        return new Device(
                "opencl:" + n,
                "card " + n,
                List.of(),
                DeviceMemory.of(memory, largest),
                opener,
                () -> new Device.Peak(1e9, 1e9));
    }

    private static Device device(int n) {
        return device(n, PLENTY, PLENTY, cpu -> cpu);
    }

    private static DeviceChoice choose(String wish, DeviceChoice.Contest contest, DeviceFinder... finders) {
        return DeviceChoice.of(DeviceWish.parse(wish).orElseThrow(), List.of(finders), CPU, contest);
    }

    private static DeviceChoice choose(String wish, DeviceFinder... finders) {
        return choose(wish, (_, _) -> 1, finders);
    }

    private static void requireWarning(CoreMessage key, String part, DeviceChoice choice) {
        Problem warning = choice.warnings().getFirst();
        assertEquals(key, warning.key());
        assertTrue(warning.text().contains(part), warning.text());
        assertSame(CPU, choice.ops());
        assertEquals("cpu", choice.name());
    }

    @Test
    void wishesAreRead() {
        for (String good : List.of("auto", "cpu", "opencl", "opencl:0", "opencl:12")) {
            assertEquals(good, DeviceWish.parse(good).orElseThrow().toString());
        }
        for (String bad : List.of("", "gpu", "OpenCL", "opencl:", "opencl:-1", "opencl:x", "cpu:0", "cuda")) {
            assertEquals(Optional.empty(), DeviceWish.parse(bad), bad);
        }
    }

    @Test
    void whatIsMissingIsSaidAndTheProcessorComputes() {
        requireWarning(CoreMessage.NO_DEVICE_MODULE, "netloom export --opencl", choose("opencl"));
        Finder none = new Finder(List.of(), Optional.of("no driver; install one"));
        requireWarning(CoreMessage.NO_DEVICE_HERE, "no driver; install one", choose("opencl:3", none));
        Device mute = device(0, PLENTY, PLENTY, _ -> {
            throw Fault.LOST.exception("clCreateContext");
        });
        requireWarning(CoreMessage.DEVICE_FAILS, "clCreateContext", choose("opencl", Finder.of(mute)));
        assertEquals(List.of(), choose("cpu").warnings());
    }

    @Test
    void anUnknownNumberListsThoseThatThereAre() {
        NetloomException e =
                assertThrows(NetloomException.class, () -> choose("opencl:7", Finder.of(device(0), device(1))));
        assertEquals(CoreMessage.NO_DEVICE, e.problems().getFirst().key());
        assertTrue(e.getMessage().contains("there are: cpu, opencl:0, opencl:1"), e.getMessage());
        assertEquals(
                "opencl:1", choose("opencl:1", Finder.of(device(0), device(1))).name());
        assertEquals(
                "opencl:0", choose("opencl", Finder.of(device(0), device(1))).name());
    }

    @Test
    void autoTakesTheFastestAndSaysWhy() {
        Map<String, Double> seconds = Map.of("cpu", 0.020, "opencl:1", 0.004);
        DeviceChoice.Contest contest = (d, _) -> {
            String name = d.map(Device::name).orElse("cpu");
            if (!seconds.containsKey(name)) {
                throw Fault.FULL.exception(name);
            }
            return seconds.get(name);
        };
        DeviceChoice choice = choose("auto", contest, Finder.of(device(0), device(1)));
        assertEquals("opencl:1", choice.name());
        assertEquals(
                "device auto: opencl:1, for cpu takes 20.0 ms a step, opencl:0 cannot do it: NL-964: the card is full:"
                        + " opencl:0 failed, opencl:1 (card 1) takes 4.0 ms a step",
                choice.reason());
        assertEquals("cpu", choose("auto", Finder.of(device(0))).name(), "of equals the processor");
        DeviceChoice alone = choose("auto", new Finder(List.of(), Optional.of("no driver")));
        assertEquals("device auto: cpu, for there is no other: no driver", alone.reason());
    }

    // ---- memory -----------------------------------------------------------------------------------------------------

    @Test
    void tooLittleMemoryIsKnownBeforeTheStart() {
        TrainingPlan plan = TinyProgram.plan().batchSize(400);
        DataParts data = DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
        long need =
                MemoryNeed.of(new TinyConvNet(), plan, data, 400).on(device(0)).bytes();
        requireMemory(plan, data, device(0, need * 103 / 100, PLENTY, cpu -> cpu));
        // The output of the first layer: 400 x 12 x 12 x 4 numbers.
        requireMemory(plan, data, device(0, PLENTY, 400 * 576 * 4 / 2, cpu -> cpu));
        MemoryNeed.of(new TinyConvNet(), plan, data, 400)
                .on(device(0, 2 * need, PLENTY, cpu -> cpu))
                .require("tiny");
    }

    private static void requireMemory(TrainingPlan plan, DataParts data, Device device) {
        MemoryNeed need = MemoryNeed.of(new TinyConvNet(), plan, data, 400).on(device);
        String message =
                assertThrows(NetloomException.class, () -> need.require("tiny")).getMessage();
        assertTrue(
                message.matches("NL-355: training tiny with batches of 400 needs .* opencl:0 has .* use --batch \\d+"
                        + " \\(needs .*\\), or use --device cpu"),
                message);
    }

    // ---- faults -----------------------------------------------------------------------------------------------------

    /** Operations of the processor whose n-th check of the gradients fails. */
    private static Ops failing(Ops cpu, int n, Fault fault) {
        AtomicInteger calls = new AtomicInteger();
        return (Ops) Proxy.newProxyInstance(
                Ops.class.getClassLoader(), new Class<?>[] {Ops.class}, (_, method, args) -> {
                    if (method.getName().equals("isFinite") && calls.incrementAndGet() == n) {
                        throw fault.exception("clFinish");
                    }
                    try {
                        return method.invoke(cpu, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private int train(Device device, String... args) {
        return new TrainCommand(
                        new TinyConvNet(),
                        null,
                        0,
                        TinyProgram.plan(),
                        new PrintStream(OutputStream.nullOutputStream()),
                        (wish, threads, contest) ->
                                DeviceChoice.of(wish, List.of(Finder.of(device)), Backend.ops(threads), contest))
                .run(args);
    }

    @Test
    void aDeviceThatFailsInTheMiddleLeavesAGoodCheckpoint() throws IOException {
        for (Fault fault : Fault.values()) {
            Device device = device(0, PLENTY, PLENTY, cpu -> failing(cpu, 30, fault));
            Path out = folder.resolve(fault.code());
            NetloomException e = assertThrows(
                    NetloomException.class,
                    () -> train(device, "--out=" + out, "--device=opencl", "--checkpoint-every=8"));
            assertEquals(fault, e.problems().getFirst().key());
            Checkpoint kept = Checkpoint.read(out.resolve("checkpoint.safetensors"));
            assertEquals(24, kept.stepsDone());
            String end = Files.readAllLines(out.resolve("events.jsonl")).getLast();
            assertTrue(end.contains("step 24 is kept in"), end);
            assertTrue(end.contains("--resume --device cpu"), end);
            assertEquals(TrainingProgram.OK, train(device, "--out=" + out, "--resume", "--device=cpu"));
        }
    }
}
