package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Dataset;
import org.netloom.data.Spirals;
import org.netloom.layer.Network;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.model.ModelFile;
import org.netloom.model.Prediction;
import org.netloom.model.Predictor;
import org.netloom.model.SafeTensors;
import org.netloom.ops.Backend;
import org.netloom.optimize.Adam;
import org.netloom.problem.NetloomException;

class ModelFileTest {
    @TempDir
    Path folder;

    private Path model;
    private DataParts data;
    private Evaluation evaluation;
    private final Network trained = new TinyDenseNet(2, 16, 3);

    @BeforeEach
    void train() {
        TrainingPlan plan = TrainingPlan.of(Spirals.of().count(600), SoftmaxCrossEntropy.of())
                .optimizer(Adam.of(0.03))
                .batchSize(32)
                .epochs(5)
                .seed(3);
        data = DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
        Trainer trainer = new Trainer(trained, plan, data);
        trainer.run();
        evaluation = trainer.evaluate("test", data.test());
        model = folder.resolve("model.safetensors");
        trainer.writeModel(model);
    }

    @Test
    void predictionsAreThoseOfTheTrainedNetwork() {
        Predictor predictor = Predictor.open(new TinyDenseNet(2, 16, 3), model);
        Dataset test = data.test();
        int correct = 0;
        for (int i = 0; i < test.size(); i++) {
            float[] sample = new float[2];
            float[] target = new float[1];
            test.input(i, sample, 0);
            test.target(i, target, 0);
            Prediction p = predictor.predict(sample);
            correct += p.top(1).getFirst().index() == (int) target[0] ? 1 : 0;
            double sum = p.top(3).stream()
                    .mapToDouble(Prediction.Ranked::probability)
                    .sum();
            assertEquals(1, sum, 1e-5);
        }
        assertEquals(evaluation.metrics().value(), (double) correct / test.size(), 1e-12);
    }

    @Test
    void manySamplesGiveWhatEachGivesAlone() {
        Predictor predictor = Predictor.open(new TinyDenseNet(2, 16, 3), model);
        List<float[]> samples = java.util.stream.IntStream.range(0, 70)
                .mapToObj(i -> {
                    float[] s = new float[2];
                    data.train().input(i, s, 0);
                    return s;
                })
                .toList();
        List<Prediction> together = predictor.predict(samples);
        for (int i = 0; i < samples.size(); i++) {
            assertArrayEquals(
                    predictor.predict(samples.get(i)).values(), together.get(i).values(), 1e-6f);
        }
        String message = assertThrows(NetloomException.class, () -> predictor.predict(new float[5]))
                .getMessage();
        assertTrue(message.startsWith("NL-418") && message.contains("but gets 5"), message);
    }

    @Test
    void anotherNetworkGetsAListOfWhatDiffers() {
        String message = load(new TinyDenseNet("other", "other-1", 3, 16, 3));
        assertTrue(message.startsWith("NL-416"), message);
        assertTrue(
                message.contains("other shape: hidden.weight is 2 x 16 in the file, 3 x 16 in the network"), message);
        assertTrue(message.contains("input: 2 in the file, 3 in the network"), message);
        assertTrue(message.contains("design: its hash is dense-1 in the file, other-1 in the network"), message);
        String conv = load(new TinyConvNet());
        assertTrue(conv.contains("missing: conv1.weight (5 x 5 x 1 x 4)"), conv);
        assertTrue(conv.contains("unexpected: hidden.weight (2 x 16) is not in the network"), conv);
        String activation = load(new TinyDenseNet("dense", "dense-2", 2, 16, 3));
        assertTrue(activation.contains("the same parameters, but other layers or settings"), activation);
    }

    private String load(Network network) {
        network.prepareForInference(1, Backend.ops(1));
        return assertThrows(NetloomException.class, () -> ModelFile.read(model).loadInto(network))
                .getMessage();
    }

    @Test
    void otherFilesAreNoModels() {
        Path other = folder.resolve("other.safetensors");
        new SafeTensors().putText("format", "pt").write(other);
        assertTrue(assertThrows(NetloomException.class, () -> ModelFile.read(other))
                .getMessage()
                .startsWith("NL-415"));
        SafeTensors damaged = new SafeTensors();
        SafeTensors.readMetadata(model).forEach((k, v) -> damaged.putText(k, k.equals("labels") ? "[1, 2" : v));
        damaged.write(other);
        assertTrue(assertThrows(NetloomException.class, () -> ModelFile.read(other))
                .getMessage()
                .startsWith("NL-415"));
    }
}
