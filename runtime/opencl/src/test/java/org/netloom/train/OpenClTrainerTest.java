package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.layer.Network;
import org.netloom.opencl.LostDevice;
import org.netloom.opencl.NeedsOpenCl;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;
import org.netloom.problem.NetloomException;

/** Whole trainings on the first OpenCL device, one that is lost in the middle, and going on on the processor. */
@NeedsOpenCl
class OpenClTrainerTest {
    private static final TrainingPlan PLAN = TinyProgram.plan().checkpointEvery(7);
    private static final DataParts DATA = DataSources.open(PLAN.data(), PLAN.split(), Path.of(""), PLAN.seed());

    @TempDir
    Path folder;

    private static Trainer trainer(Ops ops) {
        return trainer(new TinyConvNet(), ops);
    }

    private static Trainer trainer(Network network, Ops ops) {
        return new Trainer(network, PLAN, DATA)
                .threads(2)
                .device(new DeviceChoice(Optional.empty(), ops, "", List.of()));
    }

    private static double accuracy(Trainer trainer) {
        return trainer.evaluate("test", DATA.test()).metrics().value();
    }

    @Test
    void learnsAsOnTheProcessor() {
        Trainer here = new Trainer(new TinyConvNet(), PLAN, DATA).threads(2);
        Trainer there = trainer(Devices.open("opencl", 2));
        TrainingResult expected = here.run();
        TrainingResult actual = there.run();
        assertEquals(
                expected.history().getFirst().trainLoss(),
                actual.history().getFirst().trainLoss(),
                0.02);
        assertEquals(accuracy(here), accuracy(there), 0.05);
        assertTrue(accuracy(there) > 0.25, () -> "accuracy " + accuracy(there));
    }

    /** The training says that the device is gone, its checkpoint is whole, and the processor goes on from it. */
    @Test
    void aLostDeviceLeavesAGoodCheckpoint() {
        Path file = folder.resolve("checkpoint.safetensors");
        LostDevice device = new LostDevice();
        int[] saved = new int[1];
        long[] steps = new long[1];
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> trainer(device.ops())
                        .checkpoint(file)
                        .listener(event -> {
                            if (event instanceof TrainingEvent.Saved s) {
                                steps[0] = s.step();
                                saved[0]++;
                                if (saved[0] == 4) {
                                    device.lose();
                                }
                            }
                        })
                        .run());
        assertTrue(e.getMessage().startsWith("NL-965"), e.getMessage());
        assertTrue(steps[0] > 7, "it had begun");
        Trainer onward = new Trainer(new TinyConvNet(), PLAN, DATA).threads(2).resume(Checkpoint.read(file));
        assertEquals(PLAN.epochs(), onward.run().history().size());
        assertTrue(accuracy(onward) > 0.25, () -> "accuracy " + accuracy(onward));
    }

    @Test
    void anInterruptedTrainingGoesOnToTheSameBits() {
        Ops ops = Devices.open("opencl", 2);
        Path file = folder.resolve("interrupted.safetensors");
        int[] saved = new int[1];
        trainer(ops)
                .checkpoint(file)
                .listener(event -> saved[0] += event instanceof TrainingEvent.Saved ? 1 : 0)
                .stopWhen(() -> saved[0] >= 3)
                .run();
        TinyConvNet network = new TinyConvNet();
        TinyConvNet expected = new TinyConvNet();
        trainer(network, ops).resume(Checkpoint.read(file)).run();
        trainer(expected, ops).run();
        assertArrayEquals(expected.allValues().toArray(), network.allValues().toArray());
    }
}
