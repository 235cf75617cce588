package org.netloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.Xor;
import org.netloom.design.Design;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.train.EpochResult;
import org.netloom.train.TrainingEvent;
import org.netloom.train.TrainingPlan;

/** Folders of runs and what is read from them, without a training. */
class RunTest {
    @TempDir
    private Path folder;

    static Design xor(int epochs) {
        return Design.named("tiny")
                .add("input", Input.of(Shape.of(2)))
                .then("hidden", Dense.of(8))
                .then("logits", Dense.of(2))
                .training(TrainingPlan.of(Xor.of(), SoftmaxCrossEntropy.of()).epochs(epochs));
    }

    private static TrainingEvent.Start start(long step) {
        return new TrainingEvent.Start("n", "d", "o", 1, "accuracy", 8, 4, 4, 10, 4, 2, 5, 1, step, 100);
    }

    private static TrainingEvent.Step step(long step) {
        return new TrainingEvent.Step(1, 1, step, 1.0 / step, 0.5, 0.1, 100, 10);
    }

    private static TrainingEvent.Epoch epoch(int epoch) {
        return new TrainingEvent.Epoch(new EpochResult(epoch, 2L * epoch, 0.1, 1, 0.5, 1, 0.5, 1, 100), true);
    }

    @Test
    void whatIsRepeatedAfterAResumeTakesThePlaceOfWhatWasLost() {
        RunHistory history = new RunHistory();
        assertEquals(0, history.progress());
        List.of(start(0), step(1), step(2), epoch(1), step(3), step(4), epoch(2))
                .forEach(history::add);
        assertEquals(0.4, history.progress());
        history.add(new TrainingEvent.Paused(2, 4));
        assertTrue(history.paused());
        List.of(start(2), step(3)).forEach(history::add);
        assertFalse(history.paused());
        assertEquals(
                List.of(1L, 2L, 3L), history.steps().stream().map(s -> s.step()).toList());
        assertEquals(1, history.epochs().size());
        assertEquals(0.3, history.progress());
        history.add(new TrainingEvent.End("finished", "", "test", "accuracy", 1, 0, 1, "", "", "more", Map.of()));
        assertEquals(1, history.progress());
    }

    @Test
    void ofAMillionStepsEnoughAreKeptToDrawThem() {
        RunHistory history = new RunHistory();
        for (int i = 1; i <= 100_000; i++) {
            history.add(step(i));
        }
        assertTrue(history.steps().size() <= 4000 && history.steps().size() >= 2000);
        assertEquals(100_000, history.latest().orElseThrow().step());
        for (int i = 1; i <= 50_001; i++) {
            history.add(epoch(i));
        }
        assertTrue(history.epochs().size() <= 20_000 && history.epochs().size() >= 10_000);
        assertEquals(50_001, history.epochsDone());
    }

    @Test
    void eventsAreReadAsTheyAreWritten() throws IOException {
        Path path = folder.resolve("events.jsonl");
        EventFile file = new EventFile(path);
        assertEquals(List.of(), file.more(), "no file yet");
        Files.writeString(path, "{\"event\": \"warning\", \"text\": \"ä\"}\n{\"event\": \"warn");
        assertEquals(List.of(new TrainingEvent.Warning("ä")), file.more());
        assertEquals(List.of(), file.more());
        Files.writeString(path, "ing\", \"text\": \"b\"}\n", StandardOpenOption.APPEND);
        assertEquals(List.of(new TrainingEvent.Warning("b")), file.more());
    }

    @Test
    void runsAreNumberedNamedMovedAndDeleted() {
        RunStore store = RunStore.beside(folder.resolve("my net.netloom"));
        assertEquals(folder.resolve("my net.runs"), store.folder());
        assertEquals(List.of(), store.runs());
        Design design = xor(1);
        for (int i = 0; i < 3; i++) {
            store.create().remember(design, design, folder);
        }
        assertEquals(
                List.of("run-001", "run-002", "run-003"),
                store.runs().stream().map(Run::name).toList());
        Run second = store.runs().get(1);
        second.rename("  wide one ");
        second.remember(design, design, folder);
        assertEquals("wide one", second.name(), "trained again, it keeps its name");
        assertTrue(second.cameOf(xor(1)));
        assertFalse(second.cameOf(xor(2)));
        assertEquals(folder.toAbsolutePath(), second.base());
        assertEquals(1, second.plan().orElseThrow().epochs());
        assertEquals(RunState.NEW, second.state(second.history()));
        second.delete();
        assertEquals(2, store.runs().size());
        assertEquals("run-004", store.create().folder().getFileName().toString());

        RunStore other = new RunStore(folder.resolve("other.runs"));
        assertEquals(2, store.moveTo(other).size());
        assertEquals(List.of(), store.runs());
        assertEquals(
                List.of("run-001", "run-002"),
                other.runs().stream().map(Run::name).toList());
    }

    @Test
    void aProcessIsKnownByItsNumberAndItsBeginning() throws IOException {
        Run run = new Run(folder.resolve("run"));
        run.remember(xor(1), xor(1), folder);
        assertTrue(run.process().isEmpty());
        ProcessMark.write(run.folder(), ProcessHandle.current());
        assertTrue(run.process().isPresent());
        Path mark = run.folder().resolve("process.json");
        Files.writeString(mark, Files.readString(mark).replace("started\": \"2", "started\": \"1"));
        assertTrue(run.process().isEmpty(), "another process with the same number");
        Files.writeString(mark, "{\"pid\": ");
        assertTrue(run.process().isEmpty());
    }

    @Test
    void optionsBecomeACommandLine() {
        assertEquals("", RunOptions.of().epochs(null).toString());
        RunOptions options =
                RunOptions.of().epochs(3).learningRate(0.01).seed(-1L).resume("");
        assertEquals("--epochs=3 --learning-rate=0.01 --seed=-1 --resume", options.toString());
        assertTrue(options.resumes());
    }
}
