package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.layer.Network;
import org.netloom.opencl.NeedsOpenCl;
import org.netloom.ops.Devices;
import org.netloom.ops.Ops;

/** Trainings on the first OpenCL device learn as those on the processor, and go on to the same bits. */
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
