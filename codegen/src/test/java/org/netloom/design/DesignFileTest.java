package org.netloom.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.Digits;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Add;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.train.TrainingPlan;

class DesignFileTest {
    @TempDir
    Path folder;

    private static Design sample() {
        BlockDefinition block = BlockDefinition.named("Residual")
                .parameter("filters", 8)
                .then("conv", new Content.Template("Conv2d", Map.of("filters", "$filters")))
                .add("sum", Add.of())
                .connect("conv", "sum")
                .connect("in", "sum", 1);
        Design d = Design.named("sample")
                .packageName("org.example.sample")
                .block(block)
                .add(Node.of("input", Input.of(Shape.of(28, 28, 1))).at(10, 20.5))
                .then("conv1", Conv2d.of(6, 5).padding(Padding.of(1, 2, 3, 4)))
                .then(
                        "stage",
                        Content.BlockUse.of("Residual").with("filters", 6).repeat(2))
                .chain(ReLU.of(), Flatten.of(), Dense.of(10))
                .training(TrainingPlan.of(Digits.of(), SoftmaxCrossEntropy.of()).batchSize(32));
        d.replace(d.node("conv1").orElseThrow().withNote("5x5, as in \"the\" paper\nsecond line"));
        d.notes().add(Note.of("Lecture 3").at(-4, 0));
        return d;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        String text = DesignFile.text(sample());
        Design back = DesignFile.parse(text);
        assertEquals(text, DesignFile.text(back));
        assertEquals(List.copyOf(sample().nodes()), List.copyOf(back.nodes()));
        assertEquals(sample().edges(), back.edges());
        assertEquals(sample().notes(), back.notes());
        assertEquals(sample().plan(), back.plan());
        assertEquals(sample().packageName(), back.packageName());
        assertEquals(
                sample().block("Residual").orElseThrow().parameters(),
                back.block("Residual").orElseThrow().parameters());
    }

    @Test
    void oneNodeIsOneLine() {
        assertTrue(DesignFile.text(sample())
                        .contains(
                                "\n    {\"id\": \"stage\", \"type\": \"Block\", \"block\": \"Residual\", \"repeat\": 2, "
                                        + "\"with\": {\"filters\": 6}},\n")
                || DesignFile.text(sample()).contains("\"id\": \"relu1\", \"type\": \"ReLU\"}"));
    }

    @Test
    void unknownFieldsSurviveAtEveryLevel() {
        String text = """
                {
                  "netloom": 1,
                  "name": "future",
                  "nodes": [
                    {"id": "input", "type": "Input", "shape": [2], "locked": true},
                    {"id": "stage", "type": "Block", "block": "Unit", "folded": [1, 2.50, "x"]},
                    {"id": "fc", "type": "Dense", "units": 2, "theme": {"border": null}},
                    {"id": "warp", "type": "HyperDrive", "speed": 9}
                  ],
                  "edges": [
                    "input -> stage",
                    {"from": "stage", "to": "fc", "style": "dashed"},
                    "fc -> warp"
                  ],
                  "blocks": {
                    "Unit": {
                      "nodes": [
                        {"id": "in", "type": "BlockInput", "folded": false},
                        {"id": "relu", "type": "ReLU", "lit": 1e400}
                      ],
                      "edges": ["in -> relu"],
                      "author": "me"
                    }
                  },
                  "notes": [{"text": "hello", "author": {"name": "me"}}],
                  "training": {
                    "data": {"type": "Moons"},
                    "loss": {"type": "SoftmaxCrossEntropy"},
                    "sweep": [1, 2, 3]
                  },
                  "plugins": {"a": 1}
                }
                """;
        Design d = DesignFile.parse(text);
        String saved = DesignFile.text(d);
        assertEquals(saved, DesignFile.text(DesignFile.parse(saved)));
        for (String kept : List.of(
                "\"locked\": true",
                "\"folded\": [1, 2.50, \"x\"]",
                "\"border\": null",
                "\"speed\": 9",
                "\"style\": \"dashed\"",
                "\"folded\": false",
                "1E+400",
                "\"author\": \"me\"",
                "\"author\": {\"name\": \"me\"}",
                "\"sweep\": [1, 2, 3]",
                "\"plugins\": {\"a\": 1}")) {
            assertTrue(saved.contains(kept), () -> kept + " is lost in\n" + saved);
        }
        d.rename("fc", "logits");
        assertTrue(
                DesignFile.text(d).contains("\"style\": \"dashed\""),
                "an edge keeps its fields when a node is renamed");
    }

    @Test
    void strangeNamesOfNodesKeepTheirEdges() {
        Design d = Design.named("x")
                .add("a -> b", Input.of(Shape.of(2)))
                .add("c:1", Dense.of(2))
                .add(" d ", ReLU.of())
                .connect("a -> b", "c:1")
                .connect("c:1", " d ", 3);
        Design back = DesignFile.parse(DesignFile.text(d));
        assertEquals(d.edges(), back.edges());
    }

    @Test
    void formatZeroIsMigrated() {
        Design d = DesignFile.parse("""
                {
                  "netloom": 0,
                  "name": "old",
                  "layers": [
                    {"id": "input", "kind": "Input", "shape": [28, 28, 1]},
                    {"id": "conv1", "kind": "Conv2d", "filters": 1, "kernel": 3, "padding": 1},
                    {"id": "sum", "kind": "Add"}
                  ],
                  "edges": [["input", "conv1"], ["conv1", "sum"], ["input", "sum", 1]],
                  "colour": "blue"
                }
                """);
        assertEquals(
                Conv2d.of(1, 3).padding(1), d.node("conv1").orElseThrow().spec().orElseThrow());
        assertEquals(
                List.of(Edge.of("input", "conv1"), Edge.of("conv1", "sum"), Edge.of("input", "sum", 1)),
                List.copyOf(d.edges()));
        assertTrue(DesignFile.text(d).startsWith("{\n  \"netloom\": 1,\n"));
        assertTrue(DesignFile.text(d).contains("\"colour\": \"blue\""));
    }

    @Test
    void savingReplacesTheFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("a design.netloom");
        Files.writeString(file, "old");
        DesignFile.save(sample(), file);
        assertEquals(DesignFile.text(sample()), Files.readString(file));
        assertEquals(DesignFile.text(sample()), DesignFile.text(DesignFile.load(file)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatCannotBeWrittenOrReadIsSaid() throws IOException {
        String missing = message(() -> DesignFile.load(folder.resolve("none.netloom")));
        assertTrue(missing.startsWith("NL-501"), missing);
        String unwritable = message(() -> DesignFile.save(sample(), folder.resolve("no/such/folder.netloom")));
        assertTrue(unwritable.startsWith("NL-512") && unwritable.contains("there is no folder"), unwritable);
        Path binary = folder.resolve("image.netloom");
        Files.write(binary, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        String noText = message(() -> DesignFile.load(binary));
        assertTrue(noText.startsWith("NL-504"), noText);
        String directory = message(() -> DesignFile.load(folder));
        assertTrue(directory.startsWith("NL-502"), directory);
        Path large = folder.resolve("large.netloom");
        Files.writeString(large, " ".repeat((int) DesignFile.MAX_BYTES + 1));
        String tooLarge = message(() -> DesignFile.load(large));
        assertTrue(tooLarge.startsWith("NL-503"), tooLarge);
    }

    private static String message(org.junit.jupiter.api.function.Executable action) {
        return assertThrows(NetloomException.class, action).getMessage();
    }

    @Test
    void everyPrefixOfAFileIsRefusedWithASentence() {
        String text = DesignFile.text(sample());
        for (int end = 0; end < text.strip().length(); end += 7) {
            String half = text.substring(0, end);
            assertThrows(NetloomException.class, () -> DesignFile.parse(half));
        }
    }

    @Test
    void aCopySharesNothingThatCanChange() {
        Design d = sample();
        String before = DesignFile.text(d);
        Design copy = d.copy();
        assertEquals(before, DesignFile.text(copy));
        copy.remove("conv1");
        copy.block("Residual").orElseThrow().remove("conv");
        copy.notes().clear();
        copy.renameBlock("Residual", "Other");
        copy.training(Training.NONE);
        assertEquals(before, DesignFile.text(d));
        assertFalse(DesignFile.text(copy).contains("Residual"));
    }
}
