package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.layer.Network;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.plan.InputGradientCheck;
import org.netloom.plan.MemoryForecast;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.PlanOptions;
import org.netloom.plan.PlannedNetwork;
import org.netloom.plan.Planner;
import org.netloom.plan.RandomDesigns;
import org.netloom.spec.Add;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.GradientCheck;

/** Random designs, generated, compiled and run. */
class GeneratedCodeTest {
    private static final int DESIGNS = 14;

    @Test
    void generatedNetworksComputeWhatWasPlanned(@TempDir Path classes) throws Exception {
        compare(seed -> sound(RandomDesigns.of(seed)), classes);
    }

    /** Several inputs, several outputs, shared parameters. */
    @Test
    void generatedBranchedNetworksComputeWhatWasPlanned(@TempDir Path classes) throws Exception {
        compare(seed -> sound(RandomDesigns.branched(seed)), classes);
    }

    @Test
    void generatedAuxiliaryOutputsComputeWhatWasPlanned(@TempDir Path classes) throws Exception {
        compare(RandomDesigns::auxiliary, classes);
    }

    private static Design sound(Design design) {
        Checker.check(design).orThrow();
        return design;
    }

    private static void compare(LongFunction<Design> designs, Path classes) throws Exception {
        List<ProjectFile> files = new ArrayList<>();
        List<NetworkPlan> plans = new ArrayList<>();
        for (long seed = 1000; seed < 1000 + DESIGNS; seed++) {
            ProjectGenerator generator =
                    new ProjectGenerator(Checker.check(designs.apply(seed)), ExportOptions.of(), RuntimeLibrary.own());
            files.addAll(generator.files());
            plans.add(generator.plan());
        }
        try (Compiled compiled = new Compiled(files, classes);
                Workers workers = new Workers(1)) {
            for (NetworkPlan plan : plans) {
                String name = plan.network().className();
                compare(compiled.network(plan.packageName(), name), plan, workers);
                Network fresh = compiled.network(plan.packageName(), name);
                assertEquals(List.of(), GradientCheck.differences(fresh, 2, 5), name);
            }
        }
    }

    /** Same bits, same memory, same names as the plan put together from the same layers. */
    private static void compare(Network generated, NetworkPlan plan, Workers workers) {
        Network planned = new PlannedNetwork(plan);
        assertEquals(plan.parameters(), generated.parameterCount());
        assertEquals(plan.designHash(), generated.designHash());
        assertEquals(plan.inputShapes(), generated.inputShapes());
        assertEquals(plan.outputShapes(), generated.outputShapes());
        float[][] results = new float[2][];
        int i = 0;
        for (Network n : List.of(generated, planned)) {
            n.prepareForTraining(3, new ScalarOps(workers));
            Initializers.initialize(n, HeInit.of(), 4);
            List<Tensor> inputs = n.inputShapes().stream()
                    .map(s -> Tensor.allocate(3, s, Precision.FLOAT))
                    .toList();
            for (Tensor input : inputs) {
                for (int k = 0; k < input.size(); k++) {
                    input.set(k, Math.sin(k));
                }
            }
            n.beginStep(1, 1);
            List<Tensor> outputs = n.forward(inputs);
            for (int o = 0; o < outputs.size(); o++) {
                for (int k = 0; k < outputs.get(o).size(); k++) {
                    n.outputGradients().get(o).set(k, outputs.get(o).get(k) - 0.1 * k);
                }
            }
            n.backward(n.outputGradients());
            n.endBackward();
            results[i++] = n.allGradients().toArray();
        }
        assertArrayEquals(results[1], results[0]);
        assertEquals(names(planned), names(generated));
        assertEquals(planned.activationBytes(), generated.activationBytes());
        assertEquals(MemoryForecast.training(plan, 3).bytes(), generated.bytesNeeded(3, Precision.FLOAT, true));
        assertEquals(MemoryForecast.inference(plan, 7).bytes(), generated.bytesNeeded(7, Precision.FLOAT, false));
    }

    private static List<String> names(Network n) {
        return n.parameters().stream().map(p -> p.name()).toList();
    }

    /** The backward pass says what the gradients of the inputs are, where something learns in front. */
    @Test
    void generatedNetworksHandOutTheGradientsOfTheirInputs(@TempDir Path classes) throws Exception {
        List<ProjectFile> files = new ArrayList<>();
        List<NetworkPlan> plans = new ArrayList<>();
        for (long seed = 2000; seed < 2008; seed++) {
            Design design = seed % 2 == 0 ? RandomDesigns.of(seed) : RandomDesigns.branched(seed);
            plans.add(Planner.plan(sound(design), PlanOptions.of().inputGradients(true)));
        }
        plans.forEach(plan -> files.addAll(classes(plan)));
        try (Compiled compiled = new Compiled(files, classes)) {
            for (NetworkPlan plan : plans) {
                InputGradientCheck.check(
                        compiled.network(plan.packageName(), plan.network().className()));
            }
        }
    }

    private static List<ProjectFile> classes(NetworkPlan plan) {
        Map<String, String> types = new HashMap<>(RuntimeLibrary.own().types());
        types.put("List", "java.util.List");
        JavaFormatter formatter = new JavaFormatter(types);
        ClassModels models = new ClassModels(plan, plan.packageName());
        String folder = "src/main/java/" + plan.packageName().replace('.', '/') + "/";
        Map<String, Record> all = new LinkedHashMap<>();
        all.put(plan.network().className(), models.network());
        plan.blocks().forEach(b -> all.put(b.className(), models.block(b)));
        List<ProjectFile> files = new ArrayList<>();
        all.forEach((name, model) -> {
            String path = folder + name + ".java";
            files.add(ProjectFile.text(path, formatter.format(path, Templates.fill(model))));
        });
        return files;
    }

    /** Nodes may be called as the arguments of the passes are. */
    @Test
    void namesOfTheArgumentsMakeNoTrouble(@TempDir Path classes) throws Exception {
        Design design = Design.named("named")
                .add("inputs", Input.of(Shape.of(3)))
                .add("gradients", Input.of(Shape.of(3)))
                .add("output", Add.of())
                .connect("inputs", "output")
                .connect("gradients", "output", 1)
                .then("forward", Dense.of(2))
                .add("backward", Dense.of(4))
                .connect("output", "backward");
        List<ProjectFile> files =
                new ProjectGenerator(Checker.check(design).orThrow(), ExportOptions.of(), RuntimeLibrary.own()).files();
        try (Compiled compiled = new Compiled(files, classes)) {
            Network network = compiled.network("netloom.named", "Named");
            assertEquals(List.of("forward", "backward"), network.outputNames());
            assertEquals(List.of(), GradientCheck.differences(network, 2, 1));
        }
    }
}
