package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netloom.data.Blobs;
import org.netloom.data.Catch;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.GameSpec;
import org.netloom.data.GridWorld;
import org.netloom.data.LogicGate;
import org.netloom.data.Moons;
import org.netloom.data.Rescale;
import org.netloom.game.Environment;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.FlattenLayer;
import org.netloom.layer.Network;
import org.netloom.loss.AdversarialLeastSquares;
import org.netloom.loss.Huber;
import org.netloom.loss.MeanSquared;
import org.netloom.mode.Adversarial;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.mode.Supervised;
import org.netloom.optimize.Adam;
import org.netloom.optimize.ConstantInit;
import org.netloom.optimize.Sgd;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Shape;
import org.netloom.spec.Step;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Tensor;
import org.netloom.train.TrainingResult.Ending;

class ModesTest {
    @TempDir
    Path folder;

    /** One unit with a step behind it. */
    private static final class Unit extends Network {
        private final DenseLayer sum;

        Unit(int inputs) {
            super("unit", Shape.of(inputs), Shape.of(1));
            sum = add(new DenseLayer("sum", Dense.of(1), Step.of(), Shape.of(inputs)));
        }

        @Override
        public Tensor forward(Tensor input) {
            return sum.forward(input);
        }

        @Override
        public void backward(Tensor dSum) {
            sum.backwardToParameters(dSum);
        }

        @Override
        public String designHash() {
            return "unit";
        }
    }

    /** From what a player sees to a number per action. */
    private static final class Rater extends Network {
        private final FlattenLayer flatten;
        private final DenseLayer hidden;
        private final DenseLayer worth;

        Rater(Shape seen, int actions) {
            super("rater", seen, Shape.of(actions));
            flatten = add(new FlattenLayer("flatten", Flatten.of(), seen));
            hidden = add(new DenseLayer("hidden", Dense.of(24), Tanh.of(), flatten.outputShape()));
            worth = add(new DenseLayer("worth", Dense.of(actions), hidden.outputShape()));
        }

        @Override
        public Tensor forward(Tensor input) {
            return worth.forward(hidden.forward(flatten.forward(input)));
        }

        @Override
        public void backward(Tensor dWorth) {
            hidden.backwardToParameters(worth.backward(dWorth));
        }

        @Override
        public String designHash() {
            return "rater";
        }
    }

    private static DataParts open(TrainingPlan plan) {
        return DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
    }

    private static float[] weights(Network network) {
        return network.allValues().toArray();
    }

    // ---- perceptron -------------------------------------------------------------------------------------------------

    private static TrainingPlan gate(LogicGate.Function function) {
        return TrainingPlan.of(LogicGate.of(function), MeanSquared.of())
                .mode(Perceptron.of())
                .preprocess(List.of())
                .optimizer(Sgd.of(0.1))
                .initialization(ConstantInit.of())
                .batchSize(4)
                .epochs(200);
    }

    @ParameterizedTest
    @EnumSource(LogicGate.Function.class)
    void theDeltaRuleLearnsWhatALineParts(LogicGate.Function function) {
        TrainingPlan plan = gate(function);
        Trainer trainer = new Trainer(new Unit(function.inputs()), plan, open(plan));
        TrainingResult result = trainer.run();
        assertEquals(Ending.COMPLETED, result.ending());
        assertTrue(result.history().size() < 40, result.text());
        if (function == LogicGate.Function.XOR) {
            assertTrue(result.text().contains("not linearly separable"), result.text());
            assertTrue(trainer.result().metrics().value() < 1);
        } else {
            assertTrue(result.text().contains("no error in epoch"), result.text());
            assertEquals(1, trainer.result().metrics().value());
        }
    }

    @Test
    void aPerceptronGoesOnWhereItWasStopped() {
        TrainingPlan plan = gate(LogicGate.Function.NAND).batchSize(1);
        Unit whole = new Unit(2);
        TrainingResult all = new Trainer(whole, plan, open(plan)).run();
        Path file = folder.resolve("checkpoint.safetensors");
        AtomicInteger steps = new AtomicInteger();
        TrainingResult half = new Trainer(new Unit(2), plan, open(plan))
                .checkpoint(file)
                .stopWhen(() -> steps.incrementAndGet() > 7)
                .run();
        assertEquals(Ending.INTERRUPTED, half.ending());
        assertFalse(Checkpoint.read(file).finished());
        Unit resumed = new Unit(2);
        TrainingResult rest = new Trainer(resumed, plan, open(plan))
                .checkpoint(file)
                .resume(Checkpoint.read(file))
                .run();
        assertEquals(all.text(), rest.text());
        assertArrayEquals(weights(whole), weights(resumed));
        assertTrue(Checkpoint.read(file).finished());
    }

    @Test
    void theDeltaRuleRefusesSeveralOutputs() {
        TrainingPlan plan = gate(LogicGate.Function.AND);
        NetloomException e =
                assertThrows(NetloomException.class, () -> new Trainer(new TinyDenseNet(2, 3, 2), plan, open(plan)));
        assertTrue(e.getMessage().startsWith("NL-341"), e.getMessage());
    }

    // ---- games ------------------------------------------------------------------------------------------------------

    private static TrainingPlan game() {
        return TrainingPlan.of(Catch.of().rows(5).columns(3), Huber.of())
                .mode(DeepQ.of()
                        .stepsPerEpoch(120)
                        .warmUp(100)
                        .memory(400)
                        .explorationMoves(600)
                        .sync(50)
                        .games(30))
                .preprocess(Rescale.of())
                .batchSize(16)
                .epochs(4);
    }

    private static Trainer player(Network network, TrainingPlan plan) {
        return new Trainer(network, plan, open(plan)).second(rater(plan));
    }

    private static Network rater(TrainingPlan plan) {
        Environment game = ((GameSpec) plan.data()).environment();
        return new Rater(game.observation(), game.actions().size());
    }

    @Test
    void deepQLearningRaisesTheReturn() {
        TrainingPlan plan = game().epochs(12);
        Trainer trainer = player(rater(plan), plan);
        TrainingResult result = trainer.run();
        assertEquals(12, result.history().size());
        assertTrue(result.text().contains("before the training"), result.text());
        assertTrue(trainer.result().metrics().value() > 0.9, trainer.result().line());
    }

    @Test
    void aPlayerGoesOnWhereItWasStoppedOnAnyNumberOfThreads() {
        TrainingPlan plan = game();
        Network whole = rater(plan);
        player(whole, plan).threads(1).run();
        Path file = folder.resolve("checkpoint.safetensors");
        AtomicInteger steps = new AtomicInteger();
        player(rater(plan), plan)
                .checkpoint(file)
                .stopWhen(() -> steps.incrementAndGet() > 170)
                .run();
        Network resumed = rater(plan);
        player(resumed, plan).threads(2).resume(Checkpoint.read(file)).run();
        assertArrayEquals(weights(whole), weights(resumed));
    }

    @Test
    void gamesGoOnFromTheirState() {
        for (GameSpec spec : List.of(Catch.of(), GridWorld.of())) {
            Environment one = spec.environment();
            Environment other = spec.environment();
            one.reset(5);
            one.act(one.best());
            other.restore(one.state());
            float[] seen = new float[one.observation().size()];
            float[] seenThere = new float[seen.length];
            while (!one.over()) {
                int best = one.best();
                assertEquals(best, other.best());
                assertEquals(one.act(best), other.act(best));
                one.observe(seen, 0);
                other.observe(seenThere, 0);
                assertArrayEquals(seen, seenThere);
            }
            assertTrue(other.over());
        }
    }

    @Test
    void aPerfectPlayerWinsEveryGame() {
        Environment grid = GridWorld.of().environment();
        for (int g = 0; g < 200; g++) {
            grid.reset(g);
            double last = 0;
            while (!grid.over()) {
                last = grid.act(grid.best());
            }
            assertEquals(1, last);
        }
    }

    // ---- adversarial ------------------------------------------------------------------------------------------------

    /** From noise to points, or from points to a score. */
    private static final class Pair extends Network {
        private final DenseLayer hidden;
        private final DenseLayer out;
        private final boolean scores;

        Pair(boolean scores) {
            super(scores ? "discriminator" : "generator", Shape.of(scores ? 2 : 4), Shape.of(scores ? 1 : 2));
            this.scores = scores;
            hidden = add(new DenseLayer("hidden", Dense.of(24), Tanh.of(), inputShape()));
            out = add(new DenseLayer("out", Dense.of(scores ? 1 : 2), hidden.outputShape()));
        }

        @Override
        public Tensor forward(Tensor input) {
            return out.forward(hidden.forward(input));
        }

        @Override
        public void backward(Tensor dOut) {
            Tensor dHidden = out.backward(dOut);
            if (scores) {
                inputGradient(0, hidden.backward(dHidden));
            } else {
                hidden.backwardToParameters(dHidden);
            }
        }

        @Override
        public String designHash() {
            return scores ? "discriminator" : "generator";
        }
    }

    private static TrainingPlan adversarial() {
        return TrainingPlan.of(Blobs.of().count(600).classes(2), AdversarialLeastSquares.of())
                .mode(Adversarial.of("sample")
                        .discriminatorOptimizer(Adam.of(0.005).beta1(0.5)))
                .preprocess(Rescale.of().from(-5).to(5))
                .optimizer(Adam.of(0.005).beta1(0.5))
                .batchSize(32)
                .epochs(30);
    }

    private static Trainer generator(Network network, TrainingPlan plan) {
        return new Trainer(network, plan, open(plan)).discriminator(new Pair(true), 0);
    }

    @Test
    void aGeneratorComesCloserToTheData() {
        TrainingPlan plan = adversarial();
        Trainer trainer = generator(new Pair(false), plan);
        TrainingResult result = trainer.run();
        double first = result.history().getFirst().validationMetric();
        assertTrue(
                trainer.result().metrics().value() < 0.5 * first,
                first + " " + trainer.result().line());
        assertTrue(result.text().contains("before the training"), result.text());
    }

    @Test
    void aPairGoesOnWhereItWasStoppedOnAnyNumberOfThreads() {
        TrainingPlan plan = adversarial().epochs(4);
        Network whole = new Pair(false);
        generator(whole, plan).threads(1).run();
        Path file = folder.resolve("checkpoint.safetensors");
        AtomicInteger steps = new AtomicInteger();
        generator(new Pair(false), plan)
                .checkpoint(file)
                .stopWhen(() -> steps.incrementAndGet() > 23)
                .run();
        Network resumed = new Pair(false);
        generator(resumed, plan).threads(2).resume(Checkpoint.read(file)).run();
        assertArrayEquals(weights(whole), weights(resumed));
    }

    @Test
    void adversarialTrainingRefusesOtherLosses() {
        TrainingPlan plan = TrainingPlan.of(Moons.of(), MeanSquared.of()).mode(Adversarial.of("sample"));
        NetloomException e = assertThrows(
                NetloomException.class, () -> generator(new Pair(false), plan).run());
        assertTrue(e.getMessage().startsWith("NL-344"), e.getMessage());
    }

    // ---- autoencoder ------------------------------------------------------------------------------------------------

    @Test
    void noiseIsOnTheInputAloneAndTheSameForEachMeasurement() {
        TrainingPlan plan = TrainingPlan.of(Moons.of().count(300), MeanSquared.of())
                .mode(Autoencoder.of().noise(0.5))
                .optimizer(Adam.of(0.02))
                .epochs(20);
        DataParts data = open(plan);
        Trainer trainer = new Trainer(new TinyDenseNet(2, 16, 2), plan, data);
        trainer.run();
        double once = trainer.evaluate("test", data.test()).loss();
        assertEquals(once, trainer.evaluate("test", data.test()).loss());
        Trainer clean = new Trainer(new TinyDenseNet(2, 16, 2), plan.mode(Autoencoder.of()), data);
        clean.run();
        assertTrue(clean.evaluate("test", data.test()).loss() < once);
    }

    // ---- plans ------------------------------------------------------------------------------------------------------

    @Test
    void aTargetOfOlderPlansBecomesAMode() {
        Map<String, Object> input = TrainingPlan.present(Map.of("target", "input", "epochs", 3L));
        assertEquals(Map.of("mode", Map.of("type", "Autoencoder"), "epochs", 3L), input);
        assertEquals(Map.of("epochs", 3L), TrainingPlan.present(Map.of("target", "labels", "epochs", 3L)));
        assertEquals(Supervised.of(), TrainingPlan.of(Catch.of(), Huber.of()).mode());
        assertTrue(Autoencoder.of().target() != Supervised.of().target());
    }
}
