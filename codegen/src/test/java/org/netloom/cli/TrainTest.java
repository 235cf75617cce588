package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.json.Json;

/** The whole path on the command line, with real trainings of a few seconds. */
class TrainTest {
    /** A blank in every path. */
    @TempDir
    private Path outside;

    private String run(String name) {
        return outside.resolve("a folder").resolve(name).toString();
    }

    /** A copy of a sample with something replaced. */
    private String changed(String sample, String... replacements) throws IOException {
        String text = Files.readString(Path.of(Cli.sample(sample)));
        for (int i = 0; i < replacements.length; i += 2) {
            assertTrue(text.contains(replacements[i]), replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return Files.writeString(outside.resolve(sample + ".netloom"), text).toString();
    }

    private static String last(String text) {
        List<String> lines = text.lines().toList();
        return lines.isEmpty() ? "" : lines.getLast();
    }

    @Test
    void trainsEvaluatesAndPredictsImages() throws IOException {
        String design = changed("lenet5", "{\"type\": \"Digits\"}", "{\"type\": \"Digits\", \"count\": 1500}");
        String out = run("lenet5");
        Cli train = Cli.run("train", design, "--out", out, "--epochs", "3", "--threads", "2");
        assertEquals(0, train.code(), train.toString());
        assertTrue(last(train.out()).matches("test accuracy 0\\.\\d{4}"), train.out());
        double accuracy = Double.parseDouble(last(train.out()).substring("test accuracy ".length()));
        assertTrue(accuracy > 0.5, train.out());
        assertAll(
                List.of("model.safetensors", "report.html", "events.jsonl", "checkpoint.safetensors", "design.netloom")
                        .stream()
                        .map(f -> () -> assertTrue(Files.exists(Path.of(out, f)), f)));

        Cli evaluate = Cli.run("evaluate", design, "--out", out);
        assertEquals(0, evaluate.code(), evaluate.toString());
        assertEquals(last(train.out()), last(evaluate.out()));
        assertEquals(last(train.out()), last(Cli.run("evaluate", out).out()), "by the folder of the training");

        Path image = one();
        Cli predict = Cli.run("predict", design, image.toString(), "--out", out, "--json", "--top", "2");
        assertEquals(0, predict.code(), predict.toString());
        assertEquals("1", Json.parseObject(predict.out()).get("label"), predict.out());
    }

    /** A one: a slanting stroke, white on black. */
    private Path one() throws IOException {
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.drawLine(14, 5, 14, 23);
        g.drawLine(14, 5, 10, 9);
        g.dispose();
        Path file = outside.resolve("one.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void fitsACopyOfTheDesignToATableAndKeepsTheDesign() throws IOException {
        Path design = Files.copy(Path.of(Cli.sample("tabular-mlp")), outside.resolve("tabular-mlp.netloom"));
        byte[] before = Files.readAllBytes(design);
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            csv.append(i % 2 + 0.01 * (i % 7))
                    .append(',')
                    .append(3 - i % 2)
                    .append(',')
                    .append(i % 2 == 0 ? "a" : "b")
                    .append('\n');
        }
        Path table = Files.writeString(outside.resolve("other.data"), csv);
        String out = run("fitted");
        Cli train = Cli.run("train", design.toString(), "--data", table.toString(), "--out", out, "--epochs", "20");
        assertEquals(0, train.code(), train.toString());
        assertTrue(
                train.err()
                        .contains(
                                "adapted: input 9 -> 2, logits 3 -> 2 to fit other.data; the design file is unchanged"),
                train.err());
        assertEquals("test accuracy 1.0000", last(train.out()));
        assertEquals(-1, Files.mismatch(design, Files.write(outside.resolve("before"), before)));
        // Evaluation and prediction know the design as it was trained.
        assertEquals(
                "test accuracy 1.0000",
                last(Cli.run("evaluate", design.toString(), "--out", out).out()));
        Cli predict = Cli.run("predict", design.toString(), table.toString(), "--out", out, "--top", "1");
        assertEquals(0, predict.code(), predict.toString());
        assertEquals(120, predict.out().lines().count());
    }

    @Test
    void resumesWithTheDataItWasBegunWith() {
        String design = Cli.sample("tabular-mlp");
        String out = run("resumed");
        Cli first = Cli.run("train", design, "--data", "moons", "--out", out, "--epochs", "2");
        assertEquals(0, first.code(), first.toString());
        Cli second = Cli.run("train", "--resume", design, "--out", out, "--epochs", "4");
        assertEquals(0, second.code(), second.toString());
        assertTrue(second.out().contains("epoch 4/4"), second.out());
        assertFalse(second.out().contains("epoch 1/4"), second.out());
    }

    @Test
    void anOwnTableIsFoundBesideTheDesign() {
        Cli run = Cli.run("train", Cli.sample("tabular-mlp"), "--out", run("own"), "--epochs", "10", "--events");
        assertEquals(0, run.code(), run.toString());
        run.out().lines().forEach(Json::parseObject);
        assertEquals("end", Json.parseObject(last(run.out())).get("event"));
    }

    @Test
    void divergenceIsExitCode4() throws IOException {
        String design = changed("autoencoder", "6000", "200", "Adam", "Sgd", "0.003", "100");
        Cli run = Cli.run("train", design, "--out", run("nan"), "--epochs", "6");
        assertEquals(4, run.code(), run.toString());
        assertTrue(run.err().contains("NL-3"), run.err());
    }

    @Test
    void exportsIntoAFolderWithABlankAndTwiceTheSame() {
        Path folder = outside.resolve("my project");
        assertEquals(
                0,
                Cli.run("export", Cli.sample("xor"), "--out", folder.toString(), "--package", "org.example.xor")
                        .code());
        assertTrue(Files.exists(folder.resolve("src/main/java/org/example/xor/XorNetwork.java")));
        Cli again = Cli.run("export", Cli.sample("xor"), "--out", folder.toString(), "--package", "org.example.xor");
        assertTrue(again.out().contains("nothing changed"), again.out());
    }
}
