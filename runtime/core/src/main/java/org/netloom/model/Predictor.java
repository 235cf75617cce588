package org.netloom.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.netloom.data.Preprocessor;
import org.netloom.layer.Network;
import org.netloom.ops.Backend;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * A trained network that predicts from raw samples: it applies the preprocessing that was stored with the model and turns
 * outputs into probabilities. May be used by several threads, one at a time: each call computes on all processors.
 *
 * <pre>{@code
 * Predictor predictor = Predictor.open(new LeNet5(), Path.of("runs/lenet5/model.safetensors"));
 * Prediction p = predictor.predict(pixels);      // 28 x 28 x 1 numbers 0..255
 * System.out.println(p.label() + " " + p.probability());
 * }</pre>
 */
public final class Predictor {
    /** Samples computed together, where many are given and memory is cheap. */
    private static final int BATCH = 32;

    /** Up to this many numbers of input and activations a batch is worth its memory. */
    private static final long CHEAP_BYTES = 64_000_000;

    private final Network network;
    private final ModelInfo info;
    private final SampleInput input;

    private Predictor(Network network, ModelInfo info, int batch) {
        this.network = network;
        this.info = info;
        // A generator takes noise as it is; the scale of raw data is that of its output.
        Preprocessor before =
                info.task() == Task.SAMPLES ? Preprocessor.none(network.sampleShape()) : info.preprocessor();
        input = new SampleInput(network, before, batch);
    }

    /**
     * Loads a model into a network.
     *
     * @throws org.netloom.problem.NetloomException NL-412 to NL-416 if the file is missing, damaged, or of another network
     */
    public static Predictor open(Network network, Path model) {
        return open(network, model, Backend.defaultThreads());
    }

    /** As {@link #open(Network, Path)}, computing on a number of threads. */
    public static Predictor open(Network network, Path model, int threads) {
        return open(network, model, _ -> Backend.ops(threads));
    }

    /**
     * As {@link #open(Network, Path)}, computing on a device.
     *
     * @param ops the device's operations, given the number of samples that are computed together at most
     */
    public static Predictor open(Network network, Path model, IntFunction<Ops> ops) {
        ModelFile file = ModelFile.read(model);
        int batch = network.bytesNeeded(BATCH, Precision.FLOAT, false) <= CHEAP_BYTES ? BATCH : 1;
        network.prepareForInference(batch, ops.apply(batch));
        file.loadInto(network);
        return new Predictor(network, file.info(), batch);
    }

    /** What the model file says: labels, shapes, preprocessing. */
    public ModelInfo info() {
        return info;
    }

    /**
     * Predicts from one sample.
     *
     * @param sample raw numbers as the training data had them, for an image H x W x C in 0..255; is not changed
     * @throws org.netloom.problem.NetloomException NL-418 if it has another size
     */
    public Prediction predict(float[] sample) {
        return predict(List.of(sample)).getFirst();
    }

    /** Predicts from several samples, in their order. */
    public synchronized List<Prediction> predict(List<float[]> samples) {
        int n = network.sampleShape().size();
        for (float[] s : samples) {
            if (s.length != n) {
                throw CoreMessage.SAMPLE_SIZE.exception(network.name(), network.sampleShape(), n, s.length);
            }
        }
        int main = OutputFit.mainOutput(info.loss(), network);
        List<Prediction> predictions = new ArrayList<>(samples.size());
        for (int first = 0; first < samples.size(); first += input.capacity()) {
            int count = Math.min(input.capacity(), samples.size() - first);
            Tensor output = network.forward(input.fill(samples.subList(first, first + count)))
                    .get(main);
            for (int i = 0; i < count; i++) {
                predictions.add(info.prediction(SampleInput.row(output, i)));
            }
        }
        return predictions;
    }
}
