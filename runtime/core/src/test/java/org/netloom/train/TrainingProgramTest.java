package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.netloom.data.CsvData;
import org.netloom.data.Spirals;
import org.netloom.json.Json;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.mode.Autoencoder;
import org.netloom.optimize.Adam;
import org.netloom.optimize.Sgd;

/** The command lines, as a person types them; standard output and error are caught. */
@Isolated
class TrainingProgramTest {
    @TempDir
    Path folder;

    /** What a command printed and returned. */
    private record Ran(int code, String out, String err) {
        String lastLine() {
            List<String> lines = out.lines().toList();
            return lines.isEmpty() ? "" : lines.getLast();
        }
    }

    private interface Call {
        int run();
    }

    private static Ran run(Call call) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int code = call.run();
            return new Ran(code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static TrainingPlan spirals() {
        return TrainingPlan.of(Spirals.of().count(600), SoftmaxCrossEntropy.of())
                .optimizer(Adam.of(0.03))
                .epochs(3);
    }

    private Ran train(String... args) {
        return run(() -> TrainingProgram.train(new TinyDenseNet(2, 16, 3), spirals(), with(args)));
    }

    private String[] with(String... args) {
        List<String> all = new java.util.ArrayList<>(List.of(args));
        all.add("--out=" + folder.resolve("out"));
        return all.toArray(String[]::new);
    }

    @Test
    void trainEvaluatePredict() throws IOException {
        Ran trained = train("--epochs", "4", "--threads", "1");
        assertEquals(0, trained.code(), trained.err());
        assertTrue(trained.lastLine().matches("test accuracy 0\\.\\d{4}"), trained.out());
        for (String name :
                List.of("model.safetensors", "checkpoint.safetensors", "report.html", "events.jsonl", "plan.json")) {
            assertTrue(Files.exists(folder.resolve("out").resolve(name)), name);
        }
        List<String> events = Files.readAllLines(folder.resolve("out/events.jsonl"));
        assertEquals("start", Json.parseObject(events.getFirst()).get("event"));
        Map<String, Object> end = Json.parseObject(events.getLast());
        assertEquals("end", end.get("event"));
        assertEquals("finished", end.get("reason"));
        String report = Files.readString(folder.resolve("out/report.html"));
        assertTrue(report.contains("<svg") && report.contains("Confusion matrix"));
        assertFalse(report.contains("http:") || report.contains("https:") || report.contains("src="));

        Ran evaluated = run(() -> TrainingProgram.evaluate(new TinyDenseNet(2, 16, 3), spirals(), with()));
        assertEquals(0, evaluated.code(), evaluated.err());
        assertEquals(trained.lastLine(), evaluated.lastLine());
        assertTrue(evaluated.out().contains("confusion matrix"));

        Ran more = train("--resume");
        assertEquals(TrainingProgram.FAILED, more.code());
        assertTrue(more.err().startsWith("NL-312"), more.err());
        Ran other = train("--resume", "--epochs", "5", "--batch", "32", "--limit", "50");
        assertTrue(other.err().contains("plan.batchSize: the default in the checkpoint, 32 here"), other.err());
        assertTrue(other.err().contains("data: 420 to train, 60 to validate in the checkpoint, 50 to"), other.err());
        assertFalse(Files.readString(folder.resolve("out/plan.json")).contains("batchSize"));
        assertEquals(0, train("--resume", "--epochs", "5").code());
        assertTrue(Files.readString(folder.resolve("out/plan.json")).contains("\"epochs\": 5"));
    }

    /** Runs a program that finds this text on its standard input. */
    private static Ran reading(String text, Call call) {
        java.io.InputStream in = System.in;
        System.setIn(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(call);
        } finally {
            System.setIn(in);
        }
    }

    @Test
    void samplesAndQuestionsAreAnsweredOneObjectALine() throws IOException {
        assertEquals(0, train("--epochs", "4").code());
        Path file = folder.resolve("samples.jsonl");
        Ran evaluated = run(() -> TrainingProgram.evaluate(
                new TinyDenseNet(2, 16, 3), spirals(), with("--part", "validation", "--samples", file.toString())));
        assertEquals(0, evaluated.code(), evaluated.err());
        List<Map<String, Object>> samples =
                Files.readAllLines(file).stream().map(Json::parseObject).toList();
        assertEquals(60, samples.size());
        long correct = samples.stream()
                .filter(s -> s.get("target").equals(s.get("predicted")))
                .count();
        assertEquals("validation accuracy %.4f".formatted(correct / 60.0), evaluated.lastLine());
        assertEquals(59L, samples.getLast().get("index"));
        assertEquals(3, ((List<?>) samples.getFirst().get("probabilities")).size());

        Ran served =
                reading("""
                {"id": 1, "values": [0.5, 0.25]}
                {"id": 2, "values": [0.5]}
                {"id": "b", "batch": [[0.5, 0.25], [0, 0]]}
                {"id": 3, "image": "nowhere.png"}
                nonsense
                """, () -> TrainingProgram.predict(new TinyDenseNet(2, 16, 3), spirals(), with("--serve")));
        assertEquals(0, served.code(), served.err());
        List<Map<String, Object>> answers =
                served.out().lines().map(Json::parseObject).toList();
        assertEquals(true, answers.getFirst().get("ready"));
        assertEquals("CLASSES", answers.getFirst().get("task"));
        assertEquals(3, ((List<?>) answers.get(1).get("values")).size());
        assertTrue(((String) answers.get(2).get("error")).startsWith("NL-418"), served.out());
        assertEquals(answers.get(1).get("values"), ((List<?>) answers.get(3).get("batch")).getFirst());
        assertTrue(((String) answers.get(4).get("error")).startsWith("NL-2"), served.out());
        assertTrue(((String) answers.get(5).get("error")).startsWith("NL-401"), served.out());
    }

    @Test
    void commandsOnStandardInputStopATraining() throws IOException {
        Path samples = Files.writeString(folder.resolve("probe.jsonl"), "[0, 0]\n[1, 1]\n");
        Ran stopped = reading(
                "stop\n",
                () -> TrainingProgram.train(
                        new TinyDenseNet(2, 16, 3),
                        spirals(),
                        with("--epochs", "1000000", "--commands", "--events", "--probe", samples.toString())));
        assertEquals(TrainingProgram.INTERRUPTED, stopped.code(), stopped.err());
        assertTrue(stopped.out().contains("\"event\": \"probe\""), stopped.out());
        assertFalse(Files.readString(folder.resolve("out/events.jsonl")).contains("probe"));
        Ran ended = reading(
                "",
                () -> TrainingProgram.train(
                        new TinyDenseNet(2, 16, 3), spirals(), with("--epochs", "1", "--commands")));
        assertEquals(0, ended.code(), "the end of the input changes nothing");
    }

    @Test
    void eventsAreOneObjectALine() {
        Ran ran = train("--events", "--epochs", "1");
        assertEquals(0, ran.code());
        ran.out().lines().forEach(line -> assertTrue(Json.parseObject(line).get("event") instanceof String));
        assertTrue(ran.lastLine().contains("\"end\""));
    }

    @Test
    void theRegressionLineNamesItsMetric() throws IOException {
        Path csv = folder.resolve("line.csv");
        StringBuilder text = new StringBuilder("x,y,sum\n");
        for (int i = 0; i < 200; i++) {
            double x = i % 17 * 0.1;
            double y = i % 13 * 0.1;
            text.append(x).append(',').append(y).append(',').append(x + y).append('\n');
        }
        Files.writeString(csv, text);
        TrainingPlan plan = TrainingPlan.of(CsvData.of(csv.toString()), MeanSquared.of())
                .optimizer(Adam.of(0.02))
                .batchSize(16)
                .epochs(30);
        Ran ran = run(() -> TrainingProgram.train(new TinyDenseNet(2, 8, 1), plan, with()));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.lastLine().startsWith("test mean squared error "), ran.out());
        Path rows = Files.writeString(folder.resolve("rows.csv"), "x,y\n0.5,0.25\n1.0,1.0\n");
        Ran predicted =
                run(() -> TrainingProgram.predict(new TinyDenseNet(2, 8, 1), plan, with("--json", rows.toString())));
        assertEquals(0, predicted.code(), predicted.err());
        List<String> lines = predicted.out().lines().toList();
        assertEquals(2, lines.size());
        Object value = ((List<?>) Json.parseObject(lines.get(0)).get("values")).getFirst();
        assertEquals(0.75, ((Number) value).doubleValue(), 0.2);
    }

    @Test
    void mistakesGetASentenceAndACode() throws IOException {
        assertMistake(2, "did you mean --epochs?", "--epoch", "3");
        assertMistake(2, "must be a whole number from 1", "--batch", "0");
        assertMistake(2, "needs a value", "--seed");
        assertMistake(2, "takes no value", "--events=yes");
        assertMistake(2, "takes no file names", "file.csv");
        assertMistake(1, "NL-201", "--data", folder.resolve("none").toString());
        assertMistake(1, "NL-302: a sample of the data is 28 x 28 x 1", "--data", "digits");
        assertMistake(1, "NL-412", "--resume");
        Path file = Files.writeString(folder.resolve("file"), "x");
        Ran unwritable = run(() -> TrainingProgram.train(
                new TinyDenseNet(2, 4, 3),
                spirals(),
                "--out",
                file.resolve("out").toString()));
        assertEquals(1, unwritable.code());
        assertTrue(unwritable.err().startsWith("NL-411"), unwritable.err());
        assertTrue(unwritable.err().contains("is a file, not a folder"), unwritable.err());
    }

    private void assertMistake(int code, String part, String... args) {
        Ran ran = train(args);
        assertEquals(code, ran.code(), ran.err());
        assertTrue(ran.err().contains(part), ran.err());
        assertFalse(ran.err().contains("\tat "), ran.err());
    }

    @Test
    void aDivergedTrainingHasItsOwnCode() {
        TrainingPlan plan = TrainingPlan.of(Spirals.of().count(600), MeanSquared.of())
                .mode(Autoencoder.of())
                .optimizer(Sgd.of(1));
        Ran ran = run(() -> TrainingProgram.train(new TinyDenseNet(2, 8, 2), plan, with("--learning-rate", "100")));
        assertEquals(TrainingProgram.DIVERGED, ran.code(), ran.out() + ran.err());
        assertTrue(ran.err().startsWith("NL-301"), ran.err());
        assertTrue(ran.out().isEmpty() || !ran.lastLine().startsWith("test"), ran.out());
    }

    @Test
    void aNewRunDoesNotDestroyAnUnfinishedOne() {
        TrainingPlan plan = spirals();
        var data = org.netloom.data.DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
        int[] asked = new int[1];
        new Trainer(new TinyDenseNet(2, 16, 3), plan, data)
                .checkpoint(folder.resolve("out/checkpoint.safetensors"))
                .stopWhen(() -> ++asked[0] > 5)
                .run();
        Ran ran = train();
        assertTrue(ran.out().contains("warning: the unfinished training that was here is kept as"), ran.out());
        assertEquals(
                5,
                Checkpoint.read(folder.resolve("out/checkpoint.previous.safetensors"))
                        .stepsDone());
    }
}
