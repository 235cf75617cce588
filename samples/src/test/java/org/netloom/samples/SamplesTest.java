package org.netloom.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.data.DataSpec;
import org.netloom.data.LogicGate;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** Every sample is exported, built and trained, with little data where it would take long. */
class SamplesTest {
    private static final List<String> SAMPLES = List.of(
            "autoencoder",
            "car-evaluation",
            "catch-player",
            "cifar-vgg",
            "dcgan",
            "denoising-autoencoder",
            "lenet5",
            "mini-inception",
            "mini-resnet",
            "perceptron",
            "pix2pix",
            "sequence-lstm",
            "siamese-digits",
            "sign-digits-resnet",
            "spirals",
            "tabular-mlp",
            "tiny-transformer",
            "tiny-yolo",
            "unet-membrane",
            "unet-shapes",
            "xor");

    @TempDir
    private Path folder;

    static Stream<String> samples() {
        return SAMPLES.stream();
    }

    private static Path design(String name) {
        return Path.of(name, name + DesignFile.EXTENSION);
    }

    private SampleRun train(String name, int count, String... options) throws IOException, InterruptedException {
        Design design = DesignFile.load(design(name));
        if (count > 0) {
            TrainingPlan plan = design.plan().orElseThrow();
            DataSpec few = with(plan.data(), "count", (long) count);
            design.training(with(plan, "data", SpecFamily.of(DataSpec.class).toJson(few)));
        }
        return SampleRun.of(design, Path.of(name), folder.resolve("a training"), options);
    }

    private static <T extends org.netloom.spec.Spec> T with(T spec, String component, Object value) {
        return SpecType.of(spec).with(spec, component, value);
    }

    @Test
    void theSamplesAreThese() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(""))) {
            assertEquals(
                    SAMPLES,
                    folders.map(Path::toString)
                            .filter(f -> Files.exists(design(f)))
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theDesignIsSoundAndFormatted(String name) throws IOException {
        Design design = DesignFile.load(design(name));
        CheckResult result = Checker.check(design);
        assertEquals(List.of(), result.problems());
        assertEquals(name, design.name());
        assertEquals(DesignFile.text(design), Files.readString(design(name)).replace("\r\n", "\n"));
    }

    /** What a person finds in each README: figures, the command that gives them, and something to try. */
    @ParameterizedTest
    @MethodSource("samples")
    void theReadmeSaysWhatToExpect(String name) throws IOException {
        String readme = Files.readString(Path.of(name, "README.md"));
        assertTrue(readme.startsWith("# "), readme);
        assertTrue(readme.contains("./netloom train samples/" + name + "/" + name + ".netloom"), readme);
        for (String heading : List.of("## Expect", "## Learn", "## Try")) {
            assertTrue(readme.contains("\n" + heading + "\n"), heading);
        }
        assertTrue(readme.contains("test "), "the last line of the training");
        assertFalse(readme.contains("TODO"));
    }

    @Test
    void xorIsLearnedCompletely() throws Exception {
        assertEquals(1.0, train("xor", 0).metric());
    }

    @Test
    void spirals() throws Exception {
        assertTrue(train("spirals", 0).metric() >= 0.98);
    }

    @Test
    void tabularMlp() throws Exception {
        assertTrue(train("tabular-mlp", 0).metric() >= 0.9);
    }

    @Test
    void lenet5() throws Exception {
        SampleRun run = train("lenet5", 1500, "--epochs", "3");
        assertTrue(run.metric() >= 0.6, run.toString());
    }

    @Test
    void miniInception() throws Exception {
        SampleRun run = train("mini-inception", 2000, "--epochs", "4", "--batch", "32");
        assertTrue(run.metric() >= 0.4, run.toString());
    }

    @Test
    void autoencoder() throws Exception {
        SampleRun run = train("autoencoder", 1200, "--epochs", "4");
        assertTrue(run.lastLoss() < 0.7 * run.firstLoss(), run.toString());
        assertTrue(run.metric() < 0.06, run.toString());
    }

    @Test
    void miniResnet() throws Exception {
        SampleRun run = train("mini-resnet", 450, "--epochs", "3", "--learning-rate", "0.02");
        assertTrue(run.lastLoss() < 0.9 * run.firstLoss(), run.toString());
    }

    @Test
    void cifarVgg() throws Exception {
        SampleRun run = train("cifar-vgg", 200, "--epochs", "3", "--batch", "16", "--learning-rate", "0.0003");
        assertTrue(run.lastLoss() < run.firstLoss(), run.toString());
    }

    /** A line parts AND, OR, NAND and NOT, but not XOR. */
    @ParameterizedTest
    @EnumSource(LogicGate.Function.class)
    void perceptron(LogicGate.Function function) throws Exception {
        Design design = DesignFile.load(design("perceptron"));
        TrainingPlan plan = design.plan().orElseThrow();
        design.training(with(plan, "data", SpecFamily.of(DataSpec.class).toJson(LogicGate.of(function))));
        design.replace(design.node("input")
                .orElseThrow()
                .withContent(new Content.Layer(Input.of(Shape.of(function.inputs())))));
        SampleRun run = SampleRun.of(design, Path.of("perceptron"), folder.resolve("a training"));
        assertEquals(function != LogicGate.Function.XOR, run.metric() == 1, run.toString());
    }

    @Test
    void catchPlayer() throws Exception {
        SampleRun run = train("catch-player", 0, "--epochs", "3");
        assertTrue(run.metric() >= 0.9, run.toString());
    }

    @Test
    void unetShapes() throws Exception {
        SampleRun run = train("unet-shapes", 200, "--epochs", "2", "--batch", "8");
        assertTrue(run.lastLoss() < 0.9 * run.firstLoss(), run.toString());
    }

    @Test
    void tinyYolo() throws Exception {
        SampleRun run = train("tiny-yolo", 300, "--epochs", "3", "--batch", "16");
        assertTrue(run.lastLoss() < 0.7 * run.firstLoss(), run.toString());
    }

    /** On the real images, in the folder that the system property {@code netloom.data} names. */
    @Test
    void unetMembrane() throws Exception {
        Path data = Path.of(System.getProperty("netloom.data", "absent"), "membrane");
        assumeTrue(Files.isDirectory(data), () -> "skipped: there is no " + data);
        SampleRun run = train("unet-membrane", 0, "--epochs", "2", "--data", data.toString());
        assertTrue(run.lastLoss() < run.firstLoss(), run.toString());
    }

    /** Who always says 1 has 0.167. */
    @Test
    void sequenceLstm() throws Exception {
        SampleRun run = train("sequence-lstm", 4000, "--epochs", "8");
        assertTrue(run.metric() < 0.03, run.toString());
    }

    @Test
    void tinyTransformer() throws Exception {
        SampleRun run = train("tiny-transformer", 4000, "--epochs", "3");
        assertTrue(run.lastLoss() < run.firstLoss(), run.toString());
    }

    @Test
    void denoisingAutoencoder() throws Exception {
        SampleRun run = train("denoising-autoencoder", 1200, "--epochs", "4");
        assertTrue(run.metric() < 0.05, run.toString());
    }

    @Test
    void dcgan() throws Exception {
        SampleRun run = train("dcgan", 1500, "--epochs", "4");
        assertTrue(run.metric() < 0.55, run.toString());
        assertTrue(Files.size(folder.resolve("a training/run/samples.png")) > 1000);
    }

    /** On the table, in the folder that the system property {@code netloom.data} names: every car of the other half. */
    @Test
    void carEvaluation() throws Exception {
        Path data = Path.of(System.getProperty("netloom.data", "absent"), "car", "car.data");
        assumeTrue(Files.isRegularFile(data), () -> "skipped: there is no " + data);
        SampleRun run = train("car-evaluation", 0, "--data", data.toString());
        assertEquals(1, run.metric(), run.toString());
    }

    @Test
    void siameseDigits() throws Exception {
        SampleRun run = train("siamese-digits", 0, "--epochs", "2", "--limit", "6000");
        assertTrue(run.lastLoss() < run.firstLoss(), run.toString());
    }

    /** On the photographs, in the folder that the system property {@code netloom.data} names. */
    @Test
    void signDigits() throws Exception {
        Path data = Path.of(System.getProperty("netloom.data", "absent"), "sign-digits", "Dataset");
        assumeTrue(Files.isDirectory(data), () -> "skipped: there is no " + data);
        SampleRun run = train("sign-digits-resnet", 0, "--epochs", "2", "--data", data.toString());
        assertTrue(run.lastLoss() < run.firstLoss(), run.toString());
    }

    @Test
    void pix2pix() throws Exception {
        SampleRun run = train("pix2pix", 0, "--epochs", "4");
        assertTrue(run.metric() < 0.3, run.toString());
    }
}
