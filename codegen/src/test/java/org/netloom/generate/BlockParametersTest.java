package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.check.Checker;
import org.netloom.check.DesignMessage;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Content.BlockUse;
import org.netloom.design.Design;
import org.netloom.plan.Planner;
import org.netloom.problem.NetloomException;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.LeakyReLU;
import org.netloom.spec.Shape;
import org.netloom.verify.GradientCheck;

/** Parameters of blocks as arguments of Java constructors, of every type there is. */
class BlockParametersTest {
    private static Content layer(String type, Map<String, Object> values) {
        return new Content.Template(type, new TreeMap<>(values));
    }

    private static BlockDefinition everything() {
        return BlockDefinition.named("Everything")
                .parameter("filters", 4)
                .parameter("window", 3)
                .parameter("border", "same")
                .parameter("wide", 3)
                .parameter("with bias", true)
                .parameter("rate", 0)
                .parameter("alpha", 0.1)
                .parameter("unused", 7)
                .then(
                        "conv",
                        layer(
                                "Conv2d",
                                Map.of(
                                        "filters",
                                        "$filters",
                                        "kernel",
                                        "$window",
                                        "padding",
                                        "$border",
                                        "bias",
                                        "$with bias")))
                .then("leaky", layer("LeakyReLU", Map.of("alpha", "$alpha")))
                .then(
                        "tall",
                        layer(
                                "Conv2d",
                                Map.of("filters", "$filters", "kernel", List.of(1L, "$wide"), "padding", "same")))
                .then("drop", layer("Dropout", Map.of("rate", "$rate")));
    }

    private static Design design() {
        return Design.named("typed")
                .block(everything())
                .add("input", Input.of(Shape.of(6, 6, 2)))
                .then("plain", BlockUse.of("Everything"))
                .then(
                        "special",
                        BlockUse.of("Everything")
                                .with("window", List.of(3L, 1L))
                                .with("border", List.of(1L, 0L))
                                .with("with bias", false)
                                .with("rate", 0.5)
                                .with("alpha", 0.3))
                .then("flatten", Flatten.of());
    }

    private static ProjectGenerator generator(Design design) {
        return new ProjectGenerator(Checker.check(design).orThrow(), ExportOptions.of(), RuntimeLibrary.own());
    }

    private static String text(List<ProjectFile> files, String name) {
        return files.stream()
                .filter(f -> f.path().endsWith("/" + name))
                .map(f -> new String(f.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachTypeIsItsOwn(@TempDir Path classes) throws Exception {
        List<ProjectFile> files = generator(design()).files();
        String block = text(files, "Everything.java");
        assertTrue(
                block.contains("Everything(String name, Shape in, int filters, Size window, Padding border, int wide,"
                        + " boolean withBias, double rate, double alpha)"),
                block);
        assertTrue(block.contains("Conv2d.of(filters, window).padding(border).bias(withBias)"), block);
        assertTrue(block.contains("Conv2d.of(filters, Size.of(1, wide)).padding(Padding.SAME)"), block);
        String network = text(files, "Typed.java").replaceAll("\\s+", " ");
        assertTrue(network.contains("4, Size.of(3, 1), Padding.of(1, 0), 3, false, 0.5, 0.3)"), network);
        assertTrue(network.contains("4, Size.of(3), Padding.SAME, 3, true, 0.0, 0.1)"), network);
        try (Compiled compiled = new Compiled(files, classes)) {
            assertEquals(List.of(), GradientCheck.differences(compiled.network("netloom.typed", "Typed"), 2, 1));
        }
    }

    @Test
    void aParameterThatIsTwoThingsIsRefused() {
        Design design = Design.named("two")
                .block(BlockDefinition.named("Two")
                        .parameter("x", "same")
                        .then("conv", layer("Conv2d", Map.of("filters", 2L, "kernel", "$x", "padding", "$x"))))
                .add("input", Input.of(Shape.of(6, 6, 2)))
                .then("use", BlockUse.of("Two").with("x", List.of(3L, 1L)))
                .then("flatten", Flatten.of());
        if (Checker.check(design).ok()) {
            NetloomException e = assertThrows(NetloomException.class, () -> Planner.plan(design));
            assertEquals(DesignMessage.PARAMETER_TYPES, e.problems().getFirst().key());
        }
    }

    @Test
    void aVeryLongChainCompilesAndALongerOneIsRefused(@TempDir Path classes) throws Exception {
        List<ProjectFile> files =
                new ArrayList<>(generator(chain(ProjectGenerator.MOST_STEPS)).files());
        try (Compiled compiled = new Compiled(files, classes)) {
            compiled.network("netloom.chain", "Chain");
        }
        ProjectGenerator tooLong = generator(chain(ProjectGenerator.MOST_STEPS + 1));
        NetloomException e = assertThrows(NetloomException.class, tooLong::files);
        assertEquals(DesignMessage.CLASS_TOO_LARGE, e.problems().getFirst().key());
    }

    /** The longest kind of statement, nothing left at its default. */
    private static Design chain(int steps) {
        Design design = Design.named("chain").add("input", Input.of(Shape.of(4, 4, 2)));
        for (int i = 1; i < steps; i++) {
            design.then(
                    "conv" + i, Conv2d.of(2, 3).stride(1).padding(1).dilation(1).bias(false));
            design.then("norm" + i, BatchNorm.of().momentum(0.01 * (i % 9 + 1)).epsilon(1e-3));
            design.then("leaky" + i, LeakyReLU.of().alpha(0.001 * i));
        }
        return design.then("flatten", Flatten.of());
    }
}
