package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.check.Checker;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Node;
import org.netloom.generate.SourcePreview.Lines;
import org.netloom.generate.SourcePreview.Source;
import org.netloom.generate.SourcePreview.Spot;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;

class SourcePreviewTest {
    private static Design sample(String name) {
        Path golden = Path.of("src/test/resources/org/netloom/generate", name + ".netloom");
        Path sample = Path.of("../samples", name, name + ".netloom");
        return DesignFile.load(Files.exists(sample) ? sample : golden);
    }

    private static String text(SourcePreview preview, List<Lines> lines) {
        return lines.stream()
                .map(l -> source(preview, l.path())
                        .text()
                        .lines()
                        .skip(l.from() - 1L)
                        .limit(l.to() - l.from() + 1L)
                        .map(String::strip)
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private static Source source(SourcePreview preview, String path) {
        return preview.sources().stream()
                .filter(s -> s.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLayerIsItsFieldItsForwardAndItsBackwardStatement() {
        SourcePreview preview = SourcePreview.of(Checker.check(sample("lenet5")));
        assertEquals(
                List.of("LeNet5", "Train", "Evaluate", "Predict", "LeNet5Test"),
                preview.sources().stream().map(Source::name).toList());
        String conv1 = text(preview, preview.lines(new Spot(Optional.empty(), "conv1")));
        assertTrue(conv1.contains("Conv2dLayer conv1 ="), conv1);
        assertTrue(conv1.contains("Tensor conv1Out = conv1.forward(input);"), conv1);
        assertTrue(conv1.contains("conv1.backwardToParameters("), conv1);
        assertEquals(
                preview.lines(new Spot(Optional.empty(), "conv1")),
                preview.lines(new Spot(Optional.empty(), "tanh1")),
                "they run in one pass");
    }

    @Test
    void anInputOfSeveralIsItsVariable() {
        SourcePreview preview = SourcePreview.of(Checker.check(sample("siamese")));
        String right = text(preview, preview.lines(new Spot(Optional.empty(), "right")));
        assertTrue(right.contains("Tensor right = inputs.get(1);"), right);
        String tower = text(preview, preview.lines(new Spot(Optional.empty(), "rightTower")));
        assertTrue(tower.contains("Shape.of(8, 8, 1), 6), leftTower);"), tower);
    }

    @Test
    void repeatedBlocksAreTheirLoops() {
        SourcePreview preview = SourcePreview.of(Checker.check(sample("mini-resnet")));
        String stage1 = text(preview, preview.lines(new Spot(Optional.empty(), "stage1")));
        assertTrue(stage1.contains("for (ResidualBlock block : stage1) {"), stage1);
        assertTrue(stage1.contains("stage1[i] = add(new ResidualBlock("), stage1);
        assertTrue(stage1.contains("stage1[i].backward("), stage1);
        List<Lines> inside = preview.lines(new Spot(Optional.of("ResidualBlock"), "conv2"));
        assertTrue(inside.getFirst().path().endsWith("/ResidualBlock.java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet5", "mini-resnet", "mini-inception", "autoencoder", "xor", "siamese", "auxiliary"})
    void everyNodeHasLinesAndEveryLineLeadsBack(String name) {
        Design design = sample(name);
        SourcePreview preview = SourcePreview.of(Checker.check(design));
        for (Body body : design.bodies()) {
            Optional<String> block = body instanceof BlockDefinition ? Optional.of(body.name()) : Optional.empty();
            for (Node node : body.nodes()) {
                List<Lines> lines = preview.lines(new Spot(block, node.id()));
                assertTrue(!lines.isEmpty(), body.name() + " " + node.id());
                for (Lines l : lines) {
                    Spot back = preview.at(l.path(), l.from()).orElseThrow();
                    assertTrue(preview.lines(back).stream().anyMatch(b -> b.holds(l.path(), l.from())));
                }
            }
        }
    }

    @Test
    void aBrokenDesignHasNoJava() {
        Design broken = Design.named("broken").then("input", Input.of(4)).then("fc", Dense.of(0));
        assertThrows(NetloomException.class, () -> SourcePreview.of(Checker.check(broken)));
    }
}
