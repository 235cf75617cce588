package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataSources;
import org.netloom.data.Spirals;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.optimize.Adam;
import org.netloom.train.TrainingResult.Ending;

/** Pausing, stopping and watching a training change none of its bits. */
@Timeout(60)
class TrainingControlTest {
    private static final long PAUSE_MILLIS = 400;

    @TempDir
    Path folder;

    private final TrainingControl control = new TrainingControl();
    private final List<TrainingEvent> events = new ArrayList<>();

    private Trainer trainer() {
        TrainingPlan plan = TrainingPlan.of(Spirals.of().count(600), SoftmaxCrossEntropy.of())
                .optimizer(Adam.of(0.03))
                .epochs(4);
        return new Trainer(
                        new TinyDenseNet(2, 16, 3),
                        plan,
                        DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed()))
                .threads(1)
                .control(control)
                .listener(events::add);
    }

    private <T extends TrainingEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private byte[] model(Trainer trainer) throws IOException {
        Path file = folder.resolve("model.safetensors");
        trainer.writeModel(file);
        return Files.readAllBytes(file);
    }

    @Test
    void aPauseAndAProbeChangeNoBitAndTakeNoTime() throws Exception {
        Trainer undisturbed = trainer();
        undisturbed.run();
        events.clear();

        Trainer paused = trainer()
                .checkpoint(folder.resolve("checkpoint.safetensors"))
                .probe(List.of(new float[] {0, 0}, new float[] {1, -1}))
                .listener(event -> {
                    events.add(event);
                    if (event instanceof TrainingEvent.Epoch e && e.result().epoch() == 2) {
                        control.pause();
                    }
                    if (event instanceof TrainingEvent.Paused) {
                        resumeLater();
                    }
                });
        long from = System.nanoTime();
        TrainingResult result = paused.run();
        double wall = (System.nanoTime() - from) / 1e9;

        assertEquals(Ending.FINISHED, result.ending());
        assertArrayEquals(model(undisturbed), model(paused));
        assertEquals(1, of(TrainingEvent.Paused.class).size());
        double waited = of(TrainingEvent.Resumed.class).getFirst().seconds();
        assertTrue(waited >= PAUSE_MILLIS / 1000.0, "waited " + waited);
        assertTrue(result.seconds() <= wall - waited + 0.01, result.seconds() + " of " + wall);
        assertTrue(result.history().get(2).seconds() < PAUSE_MILLIS / 1000.0, "the third epoch is not charged");
        TrainingEvent.Probed last = of(TrainingEvent.Probed.class).getLast();
        assertEquals(4, last.epoch());
        assertEquals(2, last.outputs().size());
        assertEquals(3, last.outputs().getFirst().length);
        double sum = 0;
        for (float p : last.outputs().getFirst()) {
            sum += p;
        }
        assertEquals(1, sum, 1e-5, "probabilities");
    }

    private void resumeLater() {
        Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            control.resume();
        });
    }

    @Test
    void aPausedTrainingStopsAndHasSaved() {
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        control.pause();
        Trainer trainer = trainer().checkpoint(checkpoint).listener(event -> {
            if (event instanceof TrainingEvent.Paused) {
                assertTrue(Files.exists(checkpoint));
                control.stop();
            }
        });
        assertEquals(Ending.INTERRUPTED, trainer.run().ending());
        control.pause();
        assertFalse(control.paused(), "stopped is stopped");
    }

    @Test
    void commandsAreReadFromAFileThatGrows() throws Exception {
        Path file = Files.writeString(folder.resolve("commands"), "resume\n");
        List<String> warnings = new ArrayList<>();
        try (CommandInput _ = CommandInput.listen(Optional.of(file), control, warnings::add)) {
            Files.writeString(file, "paused\npau", StandardOpenOption.APPEND);
            Files.writeString(file, "se\r\n", StandardOpenOption.APPEND);
            await(control::paused);
            Files.writeString(file, "\nresume\n", StandardOpenOption.APPEND);
            await(() -> !control.paused());
            Files.writeString(file, "stop\n", StandardOpenOption.APPEND);
            await(control::stopped);
        }
        assertEquals(List.of("there is no command 'paused': pause, resume or stop is expected"), warnings);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(10);
        }
    }

    @Test
    void eventsReadBackAreWhatWasWritten() {
        List<TrainingEvent> all = List.of(
                new TrainingEvent.Start("n", "d", "o", 2, "accuracy", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                new TrainingEvent.Step(1, 2, 3, 0.5, 0.25, 0.001, 1000.5, 12.25),
                new TrainingEvent.Epoch(new EpochResult(1, 2, 0.1, 0.2, 0.3, 0.4, 0.5, 6, 7), true),
                new TrainingEvent.Epoch(new EpochResult(1, 2, 0.1, 0.2, 0.3, Double.NaN, Double.NaN, 6, 7), false),
                new TrainingEvent.Saved("a path", 1, 2),
                new TrainingEvent.Paused(1, 2),
                new TrainingEvent.Resumed(2, 1.5),
                new TrainingEvent.Warning("look"),
                new TrainingEvent.End(
                        "finished", "", "test", "accuracy", 0.5, 0.25, 3, "m", "r", "a", Map.of("accuracy", 0.5)),
                TrainingEvent.End.failure("failed", "why"));
        assertEquals(all, TrainingEvents.parse(all.stream().map(EventLog::line).toList()));
        TrainingEvent probe = new TrainingEvent.Probed(1, 2, List.of(new float[] {0.5f, 0.25f}));
        TrainingEvent.Probed read = (TrainingEvent.Probed)
                TrainingEvents.parse(EventLog.line(probe)).orElseThrow();
        assertArrayEquals(new float[] {0.5f, 0.25f}, read.outputs().getFirst());
        assertEquals(
                List.of(),
                TrainingEvents.parse(List.of("", "loss 3", "{\"event\": \"step\", \"ep", "{\"event\": \"new\"}")));
    }
}
