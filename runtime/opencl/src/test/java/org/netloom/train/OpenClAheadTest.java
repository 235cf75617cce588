package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.opencl.Breakable;
import org.netloom.opencl.NeedsOpenCl;
import org.netloom.opencl.Stall;
import org.netloom.ops.Ops;
import org.netloom.optimize.Momentum;
import org.netloom.optimize.Sgd;
import org.netloom.problem.NetloomException;

/** Trainings tell a device the next step while it is at this one: nobody waits, and all comes out as if somebody did. */
@NeedsOpenCl
@Timeout(120)
class OpenClAheadTest {
    private static final TrainingPlan PLAN = TinyProgram.plan().epochs(2);

    @TempDir
    Path folder;

    private static Trainer trainer(TrainingPlan plan, TinyConvNet network, Ops ops) {
        DataParts data = DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
        return new Trainer(network, plan, data).device(new DeviceChoice(Optional.empty(), ops, "", List.of()));
    }

    /** The same operations; each number is waited for. */
    private static Ops waiting(Ops ops) {
        return (Ops) Proxy.newProxyInstance(
                Ops.class.getClassLoader(), new Class<?>[] {Ops.class}, (_, method, args) -> {
                    if (method.getName().equals("ahead")) {
                        return Optional.empty();
                    }
                    try {
                        return method.invoke(ops, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Times that the program waited for the device, for each step but the first of an epoch. */
    private static List<Long> stalls(Breakable device, Ops ops) {
        List<Long> before = new ArrayList<>();
        Trainer trainer = trainer(PLAN, new TinyConvNet(), ops);
        trainer.stopWhen(() -> {
                    before.add(device.stalls());
                    return before.size() == 12;
                })
                .run();
        List<Long> each = new ArrayList<>();
        for (int i = 2; i < before.size(); i++) {
            each.add(before.get(i) - before.get(i - 1));
        }
        return each;
    }

    @Test
    void noStepWaitsForTheDevice() {
        Breakable device = new Breakable();
        List<Long> ahead = stalls(device, device.ops());
        List<Long> waiting = stalls(device, waiting(device.ops()));
        System.out.println("waits for the device in a step: before " + waiting + ", now " + ahead);
        assertTrue(ahead.stream().allMatch(n -> n == 0), ahead.toString());
        assertTrue(waiting.stream().allMatch(n -> n >= 3), waiting.toString());
    }

    @Test
    void batchesAreSentWhileTheDeviceIsAtAStep() {
        Breakable device = new Breakable();
        int[] steps = new int[1];
        long[] sent = new long[1];
        trainer(PLAN, new TinyConvNet(), device.ops())
                .stopWhen(() -> {
                    if (++steps[0] == 8) {
                        Stall stall = device.stall();
                        long before = device.uploads();
                        Thread.ofPlatform().daemon().start(() -> {
                            try (stall) {
                                sent[0] = waitForUploads(device, before);
                            }
                        });
                    }
                    return steps[0] == 12;
                })
                .run();
        assertTrue(
                sent[0] >= 2, "inputs and labels of a batch are sent while the device does nothing else: " + sent[0]);
    }

    private static long waitForUploads(Breakable device, long before) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (device.uploads() < before + 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return device.uploads() - before;
    }

    @Test
    void resultsAreThoseOfATrainingThatWaits() {
        Breakable device = new Breakable();
        TinyConvNet ahead = new TinyConvNet();
        TinyConvNet waiting = new TinyConvNet();
        TrainingResult first = trainer(PLAN, ahead, device.ops()).run();
        TrainingResult second = trainer(PLAN, waiting, waiting(device.ops())).run();
        assertArrayEquals(waiting.allValues().toArray(), ahead.allValues().toArray(), 0, "the same bits");
        for (int e = 0; e < 2; e++) {
            assertEquals(
                    second.history().get(e).trainLoss(), first.history().get(e).trainLoss());
            assertEquals(
                    second.history().get(e).trainMetric(),
                    first.history().get(e).trainMetric());
            assertEquals(
                    second.history().get(e).validationLoss(),
                    first.history().get(e).validationLoss());
        }
    }

    /** The weights are those that the bad step began with, so that the message names the place. */
    @Test
    void aStepThatDivergesIsFoundWhereItWas() {
        Breakable device = new Breakable();
        for (TrainingPlan plan :
                List.of(PLAN.optimizer(Sgd.of(100)), PLAN.optimizer(Momentum.of(100)), PLAN.optimizer(Sgd.of(20)))) {
            String ahead = assertThrows(NetloomException.class, trainer(plan, new TinyConvNet(), device.ops())::run)
                    .getMessage();
            String waiting = assertThrows(
                            NetloomException.class, trainer(plan, new TinyConvNet(), waiting(device.ops()))::run)
                    .getMessage();
            assertTrue(ahead.startsWith("NL-301"), ahead);
            assertEquals(waiting, ahead);
        }
    }

    /** A checkpoint holds whole steps: it is written when the last one is done. */
    @Test
    void checkpointsAreThoseOfATrainingThatWaits() {
        Breakable device = new Breakable();
        Path ahead = folder.resolve("ahead.safetensors");
        Path waiting = folder.resolve("waiting.safetensors");
        int[] steps = new int[2];
        trainer(PLAN, new TinyConvNet(), device.ops())
                .checkpoint(ahead)
                .stopWhen(() -> ++steps[0] == 9)
                .run();
        trainer(PLAN, new TinyConvNet(), waiting(device.ops()))
                .checkpoint(waiting)
                .stopWhen(() -> ++steps[1] == 9)
                .run();
        TinyConvNet first = new TinyConvNet();
        TinyConvNet second = new TinyConvNet();
        trainer(PLAN, first, device.ops()).resume(Checkpoint.read(ahead)).run();
        trainer(PLAN, second, waiting(device.ops()))
                .resume(Checkpoint.read(waiting))
                .run();
        assertEquals(8, Checkpoint.read(ahead).stepsDone());
        assertArrayEquals(second.allValues().toArray(), first.allValues().toArray());
    }

    /** What was predicted is enough, as a processor and with the kernels of cards. */
    @Test
    void theMemoryIsPredicted() {
        for (Breakable device : List.of(new Breakable(), Breakable.card())) {
            DataParts data = DataSources.open(PLAN.data(), PLAN.split(), Path.of(""), PLAN.seed());
            Trainer trainer = new Trainer(new TinyConvNet(), PLAN, data)
                    .device(new DeviceChoice(Optional.of(device.device()), device.ops(), "", List.of()));
            trainer.run();
            long predicted = trainer.memoryNeed().bytes();
            assertTrue(device.used() <= predicted, device.used() + " bytes are used, " + predicted + " predicted");
        }
    }
}
