package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.check.Checker;
import org.netloom.data.Preprocessor;
import org.netloom.data.TargetKind;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content.BlockUse;
import org.netloom.design.Design;
import org.netloom.layer.Network;
import org.netloom.loss.MeanSquared;
import org.netloom.model.ModelFile;
import org.netloom.model.ModelInfo;
import org.netloom.model.Predictor;
import org.netloom.model.Task;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.plan.PlannedNetwork;
import org.netloom.plan.Planner;
import org.netloom.plan.SubDesign;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Concat;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** A part of a trained network, exported with its weights. */
class PartExportTest {
    private static Design towers() {
        return Design.named("whole")
                .block(BlockDefinition.named("Tower").then("fc", Dense.of(3)).then("act", Tanh.of()))
                .add("input", Input.of(Shape.of(4)))
                .then("left", BlockUse.of("Tower"))
                .after("input")
                .then("same", Tanh.of())
                .then("right", BlockUse.of("Tower"))
                .share("right", "left")
                .add("both", Concat.of())
                .connect("left", "both")
                .connect("right", "both", 1)
                .then("out", Dense.of(2));
    }

    private static Path model(Design design, Path folder, Workers workers) {
        Network network = new PlannedNetwork(Planner.plan(design)).prepareForInference(1, new ScalarOps(workers));
        Initializers.initialize(network, HeInit.of(), 7);
        Path file = folder.resolve("model.safetensors");
        ModelFile.write(
                file,
                network,
                new ModelInfo(
                        design.name(),
                        network.designHash(),
                        network.sampleShape(),
                        network.outputShape(),
                        Task.VALUES,
                        List.of("a", "b"),
                        MeanSquared.of(),
                        Preprocessor.none(network.sampleShape()),
                        TargetKind.LABELS,
                        Optional.empty()));
        return file;
    }

    /** Only the tower that does not own the parameters: they come from the other one. */
    @Test
    void aPartComputesWhatTheWholeDoes(@TempDir Path folder) throws Exception {
        try (Workers workers = new Workers(1)) {
            Path model = model(towers(), folder, workers);
            SubDesign part = SubDesign.upTo(towers(), "right");
            ExportOptions options = ExportOptions.of().part(new ExportOptions.Part(part.sources(), model));
            List<ProjectFile> files =
                    new ProjectGenerator(Checker.check(part.design()).orThrow(), options, RuntimeLibrary.own()).files();
            Path own = folder.resolve("part.safetensors");
            Files.write(own, file(files, "runs/whole-right/model.safetensors").content());
            float[] sample = {0.5f, -1, 2, 0.1f};
            try (Compiled compiled = new Compiled(files, Files.createDirectory(folder.resolve("classes")))) {
                Network network = compiled.network("netloom.wholeright", "WholeRight");
                float[] code = Predictor.open(network, own).predict(sample).values();
                assertArrayEquals(expected(model, sample, workers), code, 1e-6f);
            }
            String readme = new String(file(files, "README.md").content(), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(readme.contains("It is a part of a trained network"), readme);
        }
    }

    private static ProjectFile file(List<ProjectFile> files, String path) {
        return files.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
    }

    private static float[] expected(Path model, float[] sample, Workers workers) {
        Network whole = new PlannedNetwork(Planner.plan(towers())).prepareForTraining(1, new ScalarOps(workers));
        ModelFile.read(model).loadInto(whole);
        Tensor input = Tensor.allocate(1, whole.inputShape(), Precision.FLOAT);
        for (int i = 0; i < sample.length; i++) {
            input.set(i, sample[i]);
        }
        whole.training(false);
        whole.forward(List.of(input));
        Tensor code = whole.layers().stream()
                .filter(l -> l.name().equals("right.fc"))
                .findFirst()
                .orElseThrow()
                .output();
        return new float[] {(float) code.get(0), (float) code.get(1), (float) code.get(2)};
    }

    @Test
    void aModelOfAnotherDesignIsRefused(@TempDir Path folder) {
        try (Workers workers = new Workers(1)) {
            Design other =
                    Design.named("other").add("input", Input.of(Shape.of(4))).then("fc", Dense.of(3));
            Path model = model(other, folder, workers);
            SubDesign part = SubDesign.upTo(towers(), "right");
            ExportOptions options = ExportOptions.of().part(new ExportOptions.Part(part.sources(), model));
            ProjectGenerator generator =
                    new ProjectGenerator(Checker.check(part.design()).orThrow(), options, RuntimeLibrary.own());
            NetloomException e = assertThrows(NetloomException.class, generator::files);
            assertEquals("NL-715", e.problems().getFirst().code());
            assertTrue(e.getMessage().contains("left.fc.weight: 4 x 3 in the design, nothing in the file"));
        }
    }
}
