package org.netloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.CsvData;
import org.netloom.design.Design;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.problem.NetloomException;
import org.netloom.run.RunProcess.Outcome;
import org.netloom.spec.Dense;
import org.netloom.train.TrainingEvent;
import org.netloom.train.TrainingPlan;

/** Trainings in processes of their own: begun, paused, stopped, found again, questioned. */
@Timeout(120)
class RunProcessTest {
    private static final int MANY = 1_000_000;

    @TempDir
    private Path folder;

    /** Keeps all that it is told. */
    private static final class Ears implements RunProcess.Listener {
        final List<Preparation.Stage> stages = new CopyOnWriteArrayList<>();
        final List<TrainingEvent> events = new CopyOnWriteArrayList<>();
        final List<String> console = new CopyOnWriteArrayList<>();
        final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

        @Override
        public void stage(Preparation.Stage stage) {
            stages.add(stage);
        }

        @Override
        public void event(TrainingEvent event) {
            events.add(event);
        }

        @Override
        public void console(String line) {
            console.add(line);
        }

        @Override
        public void ended(Outcome outcome) {
            outcomes.add(outcome);
        }

        boolean heard(Class<? extends TrainingEvent> type) {
            return events.stream().anyMatch(type::isInstance);
        }

        Outcome outcome() throws InterruptedException {
            Outcome outcome = outcomes.poll(90, TimeUnit.SECONDS);
            assertTrue(outcome != null, "never ended: " + stages + console);
            return outcome;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20);
        }
    }

    private RunProcess start(Run run, Design design, RunOptions options, Ears ears) {
        List<float[]> probes = List.of(new float[] {0, 0}, new float[] {0, 1});
        return RunProcess.start(run, design, design, folder, options, probes, ears);
    }

    @Test
    void isPausedResumedStoppedAndGoesOn() throws Exception {
        Run run = new RunStore(folder.resolve("a b.runs")).create();
        Ears ears = new Ears();
        RunProcess process = start(run, RunTest.xor(MANY), RunOptions.of(), ears);
        await(() -> ears.heard(TrainingEvent.Probed.class) && ears.heard(TrainingEvent.Step.class));
        assertEquals(List.of(Preparation.Stage.values()), ears.stages);
        assertEquals(RunState.RUNNING, run.state(run.history()));
        process.pause();
        await(() -> ears.heard(TrainingEvent.Paused.class));
        int told = ears.events.size();
        Thread.sleep(300);
        assertEquals(told, ears.events.size(), "a paused training is silent");
        assertEquals(RunState.PAUSED, run.state(run.history()));
        assertThrows(NetloomException.class, run::delete);
        process.resume();
        await(() -> ears.heard(TrainingEvent.Resumed.class));
        process.stop();
        assertEquals(new Outcome(RunState.INTERRUPTED, ""), ears.outcome());
        assertFalse(process.alive());
        assertEquals(RunState.INTERRUPTED, run.state(run.history()));
        assertTrue(run.hasModel(), "what it has learnt so far can be tried");
    }

    @Test
    void isMeasuredAndQuestioned() throws Exception {
        Run run = new RunStore(folder.resolve("b.runs")).create();
        Ears first = new Ears();
        start(run, RunTest.xor(2), RunOptions.of(), first);
        assertEquals(new Outcome(RunState.FINISHED, ""), first.outcome());
        Ears again = new Ears();
        start(run, run.design(), RunOptions.of().resume("").epochs(5), again);
        assertEquals(new Outcome(RunState.FINISHED, ""), again.outcome());
        assertEquals(5, run.history().epochs().size());
        assertEquals(5, run.plan().orElseThrow().epochs());
        assertTrue(Files.exists(run.report()));

        RunEvaluation measured = RunEvaluation.of(run, "test", Preparation.SILENT);
        assertEquals("accuracy", measured.metric());
        assertEquals(4, measured.samples().size());
        double correct = measured.samples().stream()
                .filter(s -> s.target() == s.predicted())
                .count();
        assertEquals(correct / 4, measured.value());
        try (PredictionProcess predictor = PredictionProcess.start(run, Preparation.SILENT)) {
            assertEquals(2, predictor.model().input().size());
            float[] p = predictor.predict(new float[] {0, 1});
            assertEquals(1, p[0] + p[1], 1e-3);
            assertEquals(
                    3,
                    predictor
                            .predict(List.of(new float[2], new float[2], new float[2]))
                            .size());
            NetloomException e = assertThrows(NetloomException.class, () -> predictor.predict(new float[3]));
            assertTrue(e.getMessage().contains("NL-418"), e.getMessage());
        }
        run.delete();
        assertFalse(Files.exists(run.folder()));
    }

    @Test
    void whatIsWrongIsToldInSentences() throws Exception {
        Run run = new RunStore(folder.resolve("a.runs")).create();
        Ears broken = new Ears();
        start(run, RunTest.xor(1).add("loose", Dense.of(3)), RunOptions.of(), broken);
        Outcome outcome = broken.outcome();
        assertEquals(RunState.FAILED, outcome.state());
        assertTrue(outcome.error().startsWith("NL-") && outcome.error().contains("loose"), outcome.error());
        assertFalse(Files.exists(run.folder()), "nothing was trained, nothing is left");

        Ears missing = new Ears();
        Design design = RunTest.xor(1).training(TrainingPlan.of(CsvData.of("missing.csv"), SoftmaxCrossEntropy.of()));
        start(run, design, RunOptions.of(), missing);
        outcome = missing.outcome();
        assertEquals(RunState.FAILED, outcome.state());
        assertTrue(outcome.error().contains("missing.csv does not exist"), outcome.error());
        assertFalse(outcome.error().contains("\tat "), outcome.error());
        assertEquals(RunState.FAILED, run.state(run.history()));
    }

    @Test
    void canBeCalledOffBeforeItBegins() throws Exception {
        Run run = new RunStore(folder.resolve("a.runs")).create();
        Ears ears = new Ears();
        RunProcess process = start(run, RunTest.xor(MANY), RunOptions.of(), ears);
        process.stop();
        RunState state = ears.outcome().state();
        assertTrue(state == RunState.NEW || state == RunState.INTERRUPTED, state.toString());
        assertFalse(process.alive());
    }

    /** Begins a training and waits to be killed. */
    static final class Designer {
        private Designer() {}

        public static void main(String[] args) throws InterruptedException {
            Design design = RunTest.xor(MANY);
            RunProcess.start(
                            new Run(Path.of(args[0])),
                            design,
                            design,
                            Path.of(""),
                            RunOptions.of(),
                            List.of(),
                            new Ears())
                    .await();
        }
    }

    @Test
    void outlivesTheProgramThatBeganItAndIsFoundAgain() throws Exception {
        Run run = new RunStore(folder.resolve("a.runs")).create();
        Process designer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Designer.class.getName(),
                        run.folder().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("designer.txt").toFile())
                .start();
        await(() -> !designer.isAlive() || (run.process().isPresent() && events(run) > 3));
        assertTrue(designer.isAlive(), () -> read(folder.resolve("designer.txt")));
        designer.destroyForcibly().waitFor();
        int told = events(run);
        await(() -> events(run) > told + 3);
        assertEquals(RunState.RUNNING, run.state(run.history()));

        Ears ears = new Ears();
        RunProcess found = RunProcess.find(run, ears).orElseThrow();
        await(() -> ears.events.size() > told + 3);
        assertTrue(ears.events.getFirst() instanceof TrainingEvent.Start);
        found.pause();
        await(() -> ears.heard(TrainingEvent.Paused.class));
        found.stop();
        assertEquals(new Outcome(RunState.INTERRUPTED, ""), ears.outcome());
        assertTrue(RunProcess.find(run, ears).isEmpty());

        // Killed without a word: it is known as interrupted, and can go on.
        Ears again = new Ears();
        RunProcess killed = start(run, run.design(), RunOptions.of().resume(""), again);
        await(() -> again.heard(TrainingEvent.Step.class));
        killed.kill();
        assertEquals(RunState.INTERRUPTED, again.outcome().state());
        assertEquals(RunState.INTERRUPTED, run.state(run.history()));
    }

    private static int events(Run run) {
        return new EventFile(run.events()).more().size();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void aPreparationIsCalledOffBetweenItsStages() {
        Preparation impatient = new Preparation() {
            private int begun;

            @Override
            public void stage(Stage stage) {
                begun++;
            }

            @Override
            public boolean cancelled() {
                return begun > 0;
            }
        };
        Run run = new Run(folder.resolve("run"));
        assertThrows(CancellationException.class, () -> run.prepare(RunTest.xor(1), folder, impatient));
        assertFalse(Files.exists(run.folder()));
    }
}
