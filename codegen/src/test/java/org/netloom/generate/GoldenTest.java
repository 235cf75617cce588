package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.check.Checker;
import org.netloom.design.DesignFile;
import org.netloom.layer.Network;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.GradientCheck;
import org.netloom.verify.LearningCheck;

/**
 * Whole projects, byte for byte, but for the runtime. To renew what is expected, and then to read the difference:
 * {@code ./mvnw test -pl codegen -am -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dnetloom.renew=true}.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/netloom/generate/golden");
    private static final Path DESIGNS = Path.of("src/test/resources/org/netloom/generate");

    @ParameterizedTest
    @ValueSource(strings = {"lenet5", "residual", "unet", "siamese", "heads", "auxiliary"})
    void projectsAreAsReviewed(String name) throws IOException {
        Map<String, String> made = new TreeMap<>();
        for (ProjectFile f : generator(name).files()) {
            if (!f.path().startsWith("lib/")) {
                made.put(stored(f.path()), text(f).replace(RuntimeLibrary.own().version(), "RUNTIME"));
            }
        }
        Path folder = GOLDEN.resolve(name);
        if (Boolean.getBoolean("netloom.renew")) {
            renew(folder, made);
        }
        Map<String, String> expected = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                expected.put(folder.relativize(f).toString().replace('\\', '/'), Files.readString(f));
            }
        }
        assertEquals(expected.keySet(), made.keySet());
        expected.forEach((path, text) -> assertEquals(text, made.get(path), path));
    }

    /** Names that git or Maven would take for their own are stored without their dot. */
    private static String stored(String path) {
        return path.startsWith(".") ? "dot-" + path.substring(1) : path;
    }

    private static void renew(Path folder, Map<String, String> made) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path p : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
        for (var e : made.entrySet()) {
            Path file = folder.resolve(e.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, e.getValue());
        }
    }

    private static ProjectGenerator generator(String name) {
        var checked = Checker.check(DesignFile.load(DESIGNS.resolve(name + ".netloom")));
        return new ProjectGenerator(checked.orThrow(), ExportOptions.of(), RuntimeLibrary.own());
    }

    private static String text(ProjectFile f) {
        return new String(f.content(), StandardCharsets.UTF_8);
    }

    @Test
    void theSameDesignGivesTheSameBytes() {
        List<String> once =
                generator("residual").files().stream().map(ProjectFile::hash).toList();
        List<String> again =
                generator("residual").files().stream().map(ProjectFile::hash).toList();
        assertEquals(once, again);
    }

    @Test
    void noFileTellsWhenOrWhereItWasMade() {
        String home = System.getProperty("user.dir");
        for (ProjectFile f : generator("residual").files()) {
            assertFalse(text(f).contains(home), f.path());
            assertTrue(f.path().startsWith("lib/") || !text(f).contains("\t"), f.path());
        }
    }

    /** Several inputs and outputs, shared parameters, outputs for training only. */
    @Test
    void branchedProjectsCompileWithoutWarningsAndLearn(@TempDir Path classes) throws Exception {
        List<ProjectFile> files = new ArrayList<>(generator("siamese").files());
        files.addAll(generator("heads").files());
        files.addAll(generator("auxiliary").files());
        try (Compiled compiled = new Compiled(files, classes);
                Workers workers = new Workers(1)) {
            learns(compiled, "example.pairs", "Siamese", "siamese");
            learns(compiled, "example.heads", "Heads", "heads");
            learns(compiled, "example.inception", "Auxiliary", "auxiliary");
            Network auxiliary = compiled.network("example.inception", "Auxiliary");
            Tensor input = Tensor.allocate(1, auxiliary.inputShape(), Precision.FLOAT);
            auxiliary.prepareForInference(1, new ScalarOps(workers));
            assertEquals(1, auxiliary.forward(List.of(input)).size());
            auxiliary.prepareForTraining(1, new ScalarOps(workers));
            assertEquals(2, auxiliary.forward(List.of(input)).size());
            assertEquals(List.of("logits", "aux"), auxiliary.outputNames());
            assertEquals(
                    List.of("perPixel", "classes"),
                    compiled.network("example.heads", "Heads").outputNames());
        }
    }

    private static void learns(Compiled compiled, String packageName, String className, String design)
            throws ReflectiveOperationException {
        assertEquals(List.of(), GradientCheck.differences(compiled.network(packageName, className), 2, 1), className);
        var loss = DesignFile.load(DESIGNS.resolve(design + ".netloom"))
                .plan()
                .orElseThrow()
                .loss();
        double[] losses = LearningCheck.losses(compiled.network(packageName, className), loss, 8, 15, 1);
        assertFalse(losses[14] >= losses[0], className);
    }

    @Test
    void projectsCompileWithoutWarningsAndLearn(@TempDir Path classes) throws Exception {
        List<ProjectFile> files = new ArrayList<>(generator("lenet5").files());
        files.addAll(generator("residual").files());
        files.addAll(generator("unet").files());
        try (Compiled compiled = new Compiled(files, classes)) {
            Network lenet = compiled.network("netloom.lenet5", "LeNet5");
            assertEquals(61706, lenet.parameterCount());
            assertEquals(List.of(), GradientCheck.differences(lenet, 2, 1));
            Network residual = compiled.network("example.tiny", "TinyResNet");
            assertEquals(List.of(), GradientCheck.differences(residual, 2, 1, 4));
            Network unet = compiled.network("example.masks", "TinyUNet");
            assertEquals(List.of(), GradientCheck.differences(unet, 1, 2, 8));
            double[] losses = LearningCheck.losses(
                    compiled.network("example.tiny", "TinyResNet"),
                    org.netloom.loss.SoftmaxCrossEntropy.of(),
                    8,
                    15,
                    1);
            assertFalse(losses[14] >= losses[0]);
            losses = LearningCheck.losses(
                    compiled.network("example.masks", "TinyUNet"), org.netloom.loss.BinaryCrossEntropy.of(), 4, 15, 1);
            assertFalse(losses[14] >= losses[0]);
        }
    }
}
