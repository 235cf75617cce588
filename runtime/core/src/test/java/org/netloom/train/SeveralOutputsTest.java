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
import org.netloom.data.Blobs;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Pairs;
import org.netloom.data.SceneTarget;
import org.netloom.data.ShapeScenes;
import org.netloom.data.Triplets;
import org.netloom.layer.BranchedNetwork;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.Network;
import org.netloom.loss.Contrastive;
import org.netloom.loss.LossTerm;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.loss.Triplet;
import org.netloom.loss.WeightedSum;
import org.netloom.loss.YoloV1;
import org.netloom.model.Prediction;
import org.netloom.model.Predictor;
import org.netloom.model.Task;
import org.netloom.optimize.Adam;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Losses of several outputs, from the plan to the prediction. */
class SeveralOutputsTest {
    @TempDir
    private Path folder;

    /** As many towers with one set of parameters as there are inputs, each with an output. */
    private static final class Towers extends BranchedNetwork {
        private final List<DenseLayer> towers = new ArrayList<>();

        Towers(int count) {
            super(
                    "towers",
                    java.util.Collections.nCopies(count, Shape.of(2)),
                    java.util.Collections.nCopies(count, Shape.of(3)),
                    List.of("a", "b", "c").subList(0, count));
            towers.add(add(new DenseLayer("a", Dense.of(3), Shape.of(2))));
            for (int i = 1; i < count; i++) {
                towers.add(add(
                        new DenseLayer(List.of("a", "b", "c").get(i), Dense.of(3), Shape.of(2)), towers.getFirst()));
            }
        }

        @Override
        public List<Tensor> forward(List<Tensor> inputs) {
            List<Tensor> outputs = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                outputs.add(towers.get(i).forward(inputs.get(i)));
            }
            return outputs;
        }

        @Override
        public void backward(List<Tensor> dOutputs) {
            for (int i = dOutputs.size() - 1; i >= 0; i--) {
                towers.get(i).backward(dOutputs.get(i));
            }
        }

        @Override
        public String designHash() {
            return "towers";
        }
    }

    /** A classifier with an auxiliary one beside it. */
    private static final class Helped extends BranchedNetwork {
        private final DenseLayer main = add(new DenseLayer("main", Dense.of(3), Shape.of(2)));
        private final DenseLayer helper = add(new DenseLayer("helper", Dense.of(3), Shape.of(2)));

        Helped() {
            super("helped", List.of(Shape.of(2)), List.of(Shape.of(3), Shape.of(3)), List.of("main", "helper"));
        }

        @Override
        public List<Tensor> forward(List<Tensor> inputs) {
            Tensor out = main.forward(inputs.getFirst());
            return preparedForTraining() ? List.of(out, helper.forward(inputs.getFirst())) : List.of(out);
        }

        @Override
        public void backward(List<Tensor> dOutputs) {
            helper.backward(dOutputs.get(1));
            main.backward(dOutputs.get(0));
        }

        @Override
        public String designHash() {
            return "helped";
        }
    }

    /** A grid of one convolution with large steps. */
    private static final class Grid extends Network {
        private final Conv2dLayer grid =
                add(new Conv2dLayer("grid", Conv2d.of(11, 8).stride(8), Shape.of(16, 16, 3)));

        Grid() {
            super("grid", Shape.of(16, 16, 3), Shape.of(2, 2, 11));
        }

        @Override
        public Tensor forward(Tensor input) {
            return grid.forward(input);
        }

        @Override
        public void backward(Tensor dOutput) {
            grid.backward(dOutput);
        }

        @Override
        public String designHash() {
            return "grid";
        }
    }

    private static DataParts open(TrainingPlan plan) {
        return DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
    }

    private static Blobs blobs() {
        return Blobs.of().count(300).features(2).classes(3);
    }

    @Test
    void pairsAreLearnedAndPredicted() {
        TrainingPlan plan = TrainingPlan.of(Pairs.of(blobs()), Contrastive.of())
                .optimizer(Adam.of(0.02))
                .epochs(15);
        DataParts data = open(plan);
        Trainer trainer = new Trainer(new Towers(2), plan, data);
        trainer.run();
        Evaluation result = trainer.evaluate("test", data.test());
        assertEquals("pair accuracy", result.metrics().name());
        assertTrue(result.metrics().value() > 0.8, result::line);
        assertTrue(result.figures().get("AUC") > 0.9, () -> result.figures().toString());
        Path file = folder.resolve("pairs.safetensors");
        trainer.writeModel(file);
        Prediction p = Predictor.open(new Towers(2), file).predict(new float[4]);
        assertEquals(Task.EMBEDDING, p.task());
        assertEquals(3, p.values().length);
    }

    @Test
    void tripletsAreLearned() {
        TrainingPlan plan = TrainingPlan.of(Triplets.of(blobs()), Triplet.of())
                .optimizer(Adam.of(0.02))
                .epochs(8);
        DataParts data = open(plan);
        Trainer trainer = new Trainer(new Towers(3), plan, data);
        trainer.run();
        assertTrue(trainer.evaluate("test", data.test()).metrics().value() > 0.85);
        TrainingPlan pairs = TrainingPlan.of(Pairs.of(blobs()), Triplet.of());
        DataParts two = open(pairs);
        NetloomException e = assertThrows(NetloomException.class, () -> new Trainer(new Towers(2), pairs, two));
        assertTrue(e.getMessage().contains("Triplet compares 3 outputs"), e.getMessage());
    }

    /** The auxiliary output learns, counts in no evaluation, and is missing in the model's use. */
    @Test
    void auxiliaryOutputsCountInTrainingOnly() {
        LossTerm main = LossTerm.of("main", SoftmaxCrossEntropy.of());
        WeightedSum loss = WeightedSum.of(
                main,
                LossTerm.of("helper", SoftmaxCrossEntropy.of()).weight(0.3).trainingOnly(true));
        TrainingPlan plan =
                TrainingPlan.of(blobs(), loss).optimizer(Adam.of(0.05)).epochs(6);
        DataParts data = open(plan);
        Helped network = new Helped();
        Trainer trainer = new Trainer(network, plan, data);
        trainer.run();
        double[] helper = network.parameters().stream()
                .filter(p -> p.name().startsWith("helper"))
                .mapToDouble(p -> Math.abs(p.gradient().get(0)))
                .toArray();
        assertTrue(helper[0] > 0);
        double all = trainer.evaluate("test", data.test()).loss();
        Helped alone = new Helped();
        Path file = folder.resolve("helped.safetensors");
        trainer.writeModel(file);
        assertEquals(3, Predictor.open(alone, file).predict(new float[2]).values().length);
        TrainingPlan single = plan.loss(main.loss());
        Trainer measure = new Trainer(network, single, data);
        assertEquals(measure.evaluate("test", data.test()).loss(), all, 1e-12);
    }

    @Test
    void aSumNamesOutputsThatAreThere() {
        WeightedSum loss = WeightedSum.of(LossTerm.of("mian", SoftmaxCrossEntropy.of()));
        TrainingPlan plan = TrainingPlan.of(blobs(), loss);
        NetloomException e = assertThrows(NetloomException.class, () -> new Trainer(new Helped(), plan, open(plan)));
        assertTrue(e.getMessage().contains("did you mean 'main'?"), e.getMessage());
    }

    /** Half an epoch, then the rest: the same weights and the same figures as in one go. */
    @Test
    void detectionGoesOnWhereItStopped() {
        TrainingPlan plan = TrainingPlan.of(
                        ShapeScenes.of().count(120).side(16).target(SceneTarget.BOXES),
                        YoloV1.of().boxes(1))
                .batchSize(16)
                .epochs(2);
        DataParts data = open(plan);
        Grid whole = new Grid();
        TrainingResult straight = new Trainer(whole, plan, data).run();
        Path file = folder.resolve("checkpoint.safetensors");
        int[] steps = {0};
        new Trainer(new Grid(), plan, data)
                .checkpoint(file)
                .stopWhen(() -> ++steps[0] > 4)
                .run();
        Grid resumed = new Grid();
        TrainingResult rest =
                new Trainer(resumed, plan, data).resume(Checkpoint.read(file)).run();
        assertArrayEquals(whole.allValues().toArray(), resumed.allValues().toArray());
        assertEquals(
                straight.history().getFirst().trainMetric(),
                rest.history().getFirst().trainMetric());
        Trainer trainer = new Trainer(whole, plan, data);
        assertEquals(Task.DETECTION, trainer.task());
    }
}
