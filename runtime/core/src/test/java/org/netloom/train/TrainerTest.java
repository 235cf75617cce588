package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Dataset;
import org.netloom.data.Spirals;
import org.netloom.data.Targets;
import org.netloom.data.Xor;
import org.netloom.layer.Network;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.mode.Autoencoder;
import org.netloom.optimize.Adam;
import org.netloom.optimize.Sgd;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;
import org.netloom.train.TrainingResult.Ending;

class TrainerTest {
    @TempDir
    Path folder;

    private static DataParts open(TrainingPlan plan) {
        return DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
    }

    private static TrainingPlan spirals() {
        return TrainingPlan.of(Spirals.of().count(600).arms(2), SoftmaxCrossEntropy.of())
                .optimizer(Adam.of(0.02))
                .batchSize(32)
                .epochs(3)
                .seed(3);
    }

    private static float[] weights(Network network) {
        return network.allValues().toArray();
    }

    @Test
    void sameSeedSameBitsOnOneTwoAndFourThreads() {
        TrainingPlan plan = TinyProgram.plan().epochs(1);
        DataParts data = open(plan);
        List<float[]> results = new ArrayList<>();
        for (int threads : new int[] {1, 2, 4}) {
            Network network = new TinyConvNet();
            new Trainer(network, plan, data).threads(threads).run();
            results.add(weights(network));
        }
        assertArrayEquals(results.get(0), results.get(1));
        assertArrayEquals(results.get(0), results.get(2));
    }

    @Test
    void trainingLowersTheLoss() {
        TrainingPlan plan = spirals().epochs(20);
        DataParts data = open(plan);
        Trainer trainer = new Trainer(new TinyDenseNet(2, 24, 2), plan, data);
        TrainingResult result = trainer.run();
        assertEquals(20, result.history().size());
        assertTrue(result.history().getLast().trainLoss()
                < 0.8 * result.history().getFirst().trainLoss());
        assertTrue(trainer.evaluate("test", data.test()).metrics().value() > 0.6);
    }

    @Test
    void aNanNamesNodeAndStep() {
        // A linear output layer under a squared loss: each step makes the error larger.
        TrainingPlan plan = TrainingPlan.of(Spirals.of().count(600), MeanSquared.of())
                .mode(Autoencoder.of())
                .optimizer(Sgd.of(100))
                .epochs(20);
        NetloomException e = assertThrows(
                NetloomException.class, () -> new Trainer(new TinyDenseNet(2, 8, 2), plan, open(plan)).run());
        assertTrue(
                e.getMessage().matches("(?s)NL-301 (hidden|out): .* became NaN.*step \\d+: epoch \\d+, batch \\d+.*"),
                e.getMessage());
        assertTrue(e.getMessage().contains("--learning-rate 10"), e.getMessage());
        assertEquals(TrainingProgram.DIVERGED, TrainingProgram.exitCode(e));
    }

    @Test
    void aSampleThatIsNoNumberIsNamed() {
        TrainingPlan plan = spirals().preprocess(List.of());
        DataParts data = open(plan);
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> new Trainer(
                                new TinyDenseNet(2, 8, 2),
                                plan,
                                new DataParts(poisoned(data.train()), data.validation(), data.test(), "poisoned"))
                        .run());
        assertTrue(e.getMessage().contains("sample 3 of the training part has an input that is no"), e.getMessage());
    }

    @Test
    void earlyStoppingKeepsTheBestWeights() {
        // A rate so large that the loss jumps about: later epochs are worse than the best one.
        TrainingPlan plan = spirals()
                .optimizer(Sgd.of(8))
                .epochs(200)
                .earlyStopping(EarlyStopping.of().patience(3));
        DataParts data = open(plan);
        Trainer trainer = new Trainer(new TinyDenseNet(2, 24, 2), plan, data);
        TrainingResult result = trainer.run();
        assertEquals(Ending.STOPPED_EARLY, result.ending());
        assertEquals(result.bestEpoch() + 3, result.history().size());
        double best = result.history().get(result.bestEpoch() - 1).validationLoss();
        assertEquals(best, trainer.evaluate("validation", data.validation()).loss(), 0);
    }

    @Test
    void refusesTheCheckpointOfAnotherNetworkAndPlan() {
        TrainingPlan plan = spirals();
        DataParts data = open(plan);
        Path file = folder.resolve("checkpoint.safetensors");
        new Trainer(new TinyDenseNet(2, 8, 2), plan, data).checkpoint(file).run();
        Checkpoint checkpoint = Checkpoint.read(file);

        String other = assertThrows(
                        NetloomException.class,
                        () -> new Trainer(new TinyDenseNet("other", "dense-2", 2, 9, 2), plan.epochs(9), data)
                                .resume(checkpoint)
                                .run())
                .getMessage();
        assertTrue(other.startsWith("NL-311"), other);
        assertTrue(other.contains("network: 'dense' in the checkpoint, 'other' here"), other);
        assertTrue(other.contains("hidden.weight is 2 x 8 in the file, 2 x 9 in the network"), other);

        TrainingPlan changed = plan.batchSize(16).optimizer(Adam.of(0.5)).epochs(2);
        String message = assertThrows(
                        NetloomException.class,
                        () -> new Trainer(new TinyDenseNet(2, 8, 2), changed, data)
                                .resume(checkpoint)
                                .run())
                .getMessage();
        assertTrue(message.contains("plan.batchSize: 32 in the checkpoint, 16 here"), message);
        assertTrue(message.contains("plan.optimizer"), message);
        assertTrue(message.contains("plan.epochs: 3 in the checkpoint, 2 here"), message);
    }

    @Test
    void moreEpochsGoOnFromACheckpoint() {
        TrainingPlan plan = spirals();
        DataParts data = open(plan);
        Path file = folder.resolve("checkpoint.safetensors");
        new Trainer(new TinyDenseNet(2, 8, 2), plan, data).checkpoint(file).run();
        Network resumed = new TinyDenseNet(2, 8, 2);
        new Trainer(resumed, plan.epochs(6), data).resume(Checkpoint.read(file)).run();
        Network whole = new TinyDenseNet(2, 8, 2);
        new Trainer(whole, plan.epochs(6), data).run();
        assertArrayEquals(weights(whole), weights(resumed));
    }

    @Test
    void refusesDataThatDoNotFit() {
        TrainingPlan plan = spirals();
        DataParts data = open(plan);
        assertMessage(
                "NL-302",
                "set the shape of the Input layer to [2]",
                () -> new Trainer(new TinyDenseNet(3, 4, 2), plan, data));
        assertMessage(
                "NL-303", "give the last layer 2 units", () -> new Trainer(new TinyDenseNet(2, 4, 5), plan, data));
        assertMessage(
                "NL-331",
                "use SoftmaxCrossEntropy",
                () -> new Trainer(new TinyDenseNet(2, 4, 2), TrainingPlan.of(Xor.of(), MeanSquared.of()), data));
    }

    @Test
    void refusesWhatDoesNotFitTheMemoryAndSaysWhatWould() {
        TrainingPlan plan = spirals();
        DataParts data = open(plan);
        Network network = new TinyDenseNet(2, 2000, 2);
        MemoryNeed need = MemoryNeed.of(network, plan, data, 8192);
        String message = assertThrows(NetloomException.class, () -> need.require("dense", need.bytes()))
                .getMessage();
        assertTrue(
                message.matches("NL-305: training dense with batches of 8192 needs .* use --batch \\d+ .*"), message);
        assertTrue(assertThrows(NetloomException.class, () -> need.require("dense", 1_000_000))
                .getMessage()
                .contains("even a single sample does not fit"));
        need.require("dense", 2 * need.bytes());
    }

    /** The same samples, but the third has an input that is NaN. */
    private static Dataset poisoned(Dataset whole) {
        return new Dataset() {
            @Override
            public int size() {
                return whole.size();
            }

            @Override
            public Shape inputShape() {
                return whole.inputShape();
            }

            @Override
            public Targets targets() {
                return whole.targets();
            }

            @Override
            public void input(int i, float[] to, int at) {
                whole.input(i, to, at);
                to[at] = i == 3 ? Float.NaN : to[at];
            }

            @Override
            public void target(int i, float[] to, int at) {
                whole.target(i, to, at);
            }
        };
    }

    private static void assertMessage(String code, String part, Runnable action) {
        String message = assertThrows(NetloomException.class, action::run).getMessage();
        assertTrue(message.startsWith(code) && message.contains(part), message);
    }
}
