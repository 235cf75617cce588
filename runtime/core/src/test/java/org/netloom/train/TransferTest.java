package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Digits;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.model.SafeTensors;
import org.netloom.model.StartWeights;
import org.netloom.ops.Backend;
import org.netloom.optimize.AdamW;
import org.netloom.optimize.ParameterGroups;
import org.netloom.optimize.RateGroup;
import org.netloom.optimize.Sgd;
import org.netloom.optimize.Transfer;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Starting from trained weights; freezing, releasing, and rates of groups. */
class TransferTest {
    private static final TrainingPlan PLAN = TrainingPlan.of(Digits.of().count(120), SoftmaxCrossEntropy.of())
            .batchSize(20)
            .epochs(2);

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    private Network train(TrainingPlan plan) {
        TinyConvNet network = new TinyConvNet();
        DataParts data = DataSources.open(plan.data(), plan.split(), folder, plan.seed());
        new Trainer(network, plan, data)
                .base(folder)
                .threads(1)
                .listener(e -> {
                    if (e instanceof TrainingEvent.Note n) {
                        notes.add(n.text());
                    }
                })
                .run();
        return network;
    }

    private static Map<String, float[]> values(Network n) {
        Map<String, float[]> all = new LinkedHashMap<>();
        n.parameters().forEach(p -> all.put(p.name(), floats(p.value())));
        return all;
    }

    private static float[] floats(Tensor t) {
        float[] f = new float[t.size()];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) t.get(i);
        }
        return f;
    }

    /** What the same plan starts from. */
    private Map<String, float[]> start() {
        return values(train(PLAN.transfer(Transfer.of().freeze("conv1", "conv2", "bn2", "fc"))));
    }

    @Test
    void frozenNodesKeepAllTheirNumbers() {
        Map<String, float[]> before = start();
        // Weight decay and running statistics would move them, too.
        Map<String, float[]> after = values(
                train(PLAN.optimizer(AdamW.of(0.01)).transfer(Transfer.of().freezeAllBut("fc"))));
        assertEquals(before.keySet(), after.keySet());
        for (String name : before.keySet()) {
            boolean same = Arrays.equals(before.get(name), after.get(name));
            assertEquals(!name.startsWith("fc."), same, name);
        }
        assertTrue(notes.getLast().contains("parameters are frozen"), notes.toString());
    }

    @Test
    void releasedNodesLearnFromThatEpochOn() {
        Map<String, float[]> before = start();
        Map<String, float[]> after =
                values(train(PLAN.transfer(Transfer.of().freeze("conv1").release(1))));
        assertFalse(Arrays.equals(before.get("conv1.weight"), after.get("conv1.weight")));
        assertTrue(notes.contains("what was frozen learns from epoch 2 on"), notes.toString());
        Map<String, float[]> never =
                values(train(PLAN.transfer(Transfer.of().freeze("conv1").release(2))));
        assertArrayEquals(before.get("conv1.weight"), never.get("conv1.weight"));
    }

    @Test
    void aGroupMovesAtItsShareOfTheRate() {
        TrainingPlan one = PLAN.optimizer(Sgd.of(0.01)).epochs(1).batchSize(120);
        Map<String, float[]> before = start();
        Map<String, float[]> whole = values(train(one));
        Map<String, float[]> half =
                values(train(one.transfer(Transfer.of().rates(RateGroup.of(List.of("conv1"), 0.5)))));
        float[] from = before.get("conv1.weight");
        for (int i = 0; i < from.length; i++) {
            double step = whole.get("conv1.weight")[i] - from[i];
            assertEquals(from[i] + 0.5 * step, half.get("conv1.weight")[i], 1e-6, "number " + i);
        }
        assertArrayEquals(whole.get("fc.weight"), half.get("fc.weight"));
    }

    /** Without anything to transfer, groups change no bit. */
    @Test
    void factorsOfOneChangeNothing() {
        Map<String, float[]> plain = values(train(PLAN));
        Map<String, float[]> ones =
                values(train(PLAN.transfer(Transfer.of().rates(RateGroup.of(List.of("conv1", "fc"), 1)))));
        plain.forEach((name, v) -> assertArrayEquals(v, ones.get(name), name));
    }

    @Test
    void weightsAreTakenOverByName() {
        Network trained = train(PLAN);
        Path file = folder.resolve("trained.safetensors");
        SafeTensors some = new SafeTensors();
        for (Parameter p : trained.parameters()) {
            if (p.name().equals("fc.weight")) {
                some.put(p.name(), Tensor.allocate(1, Shape.of(5, 3), Precision.FLOAT));
            } else if (!p.name().equals("fc.bias")) {
                some.put(p.name(), p.value());
            }
        }
        some.put("old.weight", Tensor.allocate(1, Shape.of(2), Precision.FLOAT));
        some.write(file);
        Map<String, float[]> tuned = values(train(PLAN.optimizer(Sgd.of(1e-30))
                .transfer(Transfer.of().weights("trained.safetensors").freezeAllBut("fc"))));
        assertArrayEquals(floats(trained.parameter("conv2.weight").orElseThrow().value()), tuned.get("conv2.weight"));
        assertArrayEquals(
                floats(trained.parameter("bn2.running_mean").orElseThrow().value()), tuned.get("bn2.running_mean"));
        assertEquals(
                "trained.safetensors: taken over 8 of 10 parameters; anew: fc.weight (5 x 3 in the file, "
                        + trained.parameter("fc.weight")
                                .orElseThrow()
                                .declared()
                                .shape()
                        + " here), fc.bias (not in the file); not used: old.weight",
                notes.getFirst());
    }

    @Test
    void nodesMayStartAnewThoughTheFileHasThem() {
        Network network = new TinyConvNet();
        network.prepareForTraining(1, Backend.ops(1));
        Path file = folder.resolve("m.safetensors");
        SafeTensors all = new SafeTensors();
        network.parameters().forEach(p -> all.put(p.name(), p.value()));
        all.write(file);
        assertEquals(
                List.of("fc.weight", "fc.bias"),
                StartWeights.load(file, network, List.of("fc")).anew());
    }

    @Test
    void aFileOfWhichNothingFitsIsRefused() {
        Network network = new TinyConvNet();
        network.prepareForTraining(1, Backend.ops(1));
        Path file = folder.resolve("other.safetensors");
        new SafeTensors()
                .put("x", Tensor.allocate(1, Shape.of(2), Precision.FLOAT))
                .write(file);
        NetloomException e = assertThrows(NetloomException.class, () -> StartWeights.load(file, network, List.of()));
        assertTrue(e.getMessage().contains("NL-317"), e.getMessage());
        assertTrue(e.getMessage().contains("not used: x"), e.getMessage());
    }

    @Test
    void namesOfNoNodeAreRefusedWithTheNearest() {
        Network network = new TinyConvNet();
        network.prepareForTraining(1, Backend.ops(1));
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> new ParameterGroups(network, Transfer.of().freeze("conv3")));
        assertTrue(e.getMessage().contains("did you mean"), e.getMessage());
    }
}
