package org.netloom.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.model.AtomicFile;
import org.netloom.model.ModelInfo;
import org.netloom.model.OutputFit;
import org.netloom.model.SampleInput;
import org.netloom.problem.CoreMessage;
import org.netloom.tensor.Tensor;

/**
 * Samples that are shown to a network while it learns, so that a person can watch what it thinks of them. Looking changes
 * nothing: the training goes on with the same bits.
 */
final class Probe {
    /** Between the ends of epochs. */
    private static final long WITHIN_EPOCH_NANOS = 500_000_000L;

    /** From one end of an epoch to the next, where epochs are short. */
    private static final long BETWEEN_EPOCHS_NANOS = 100_000_000L;

    private final Network network;
    private final ModelInfo info;
    private final List<float[]> samples;
    private final SampleInput input;
    private long lastNanos = System.nanoTime() - WITHIN_EPOCH_NANOS;

    /** @param network prepared for batches of {@code batch} samples */
    Probe(Network network, ModelInfo info, List<float[]> samples, int batch) {
        this.network = network;
        this.info = info;
        this.samples = samples;
        input = new SampleInput(network, info.preprocessor(), batch);
    }

    /**
     * Reads samples, one JSON list of raw numbers a line.
     *
     * @throws org.netloom.problem.NetloomException if the file cannot be read, or a line holds something else
     */
    static List<float[]> read(Path file, Network network) {
        List<float[]> samples = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    samples.add(numbers(Json.parse(line), network));
                }
            }
        } catch (IOException e) {
            throw CoreMessage.CANNOT_READ.exception(file, AtomicFile.reason(e));
        }
        return samples;
    }

    /** A sample out of a JSON list; its size must be that of the network's input. */
    static float[] numbers(Object json, Network network) {
        List<?> list = json instanceof List<?> l ? l : List.of();
        int n = network.sampleShape().size();
        if (list.size() != n || !list.stream().allMatch(Number.class::isInstance)) {
            throw CoreMessage.SAMPLE_SIZE.exception(
                    network.name(), network.sampleShape(), n, json instanceof List<?> l ? l.size() : "no list");
        }
        float[] sample = new float[n];
        for (int i = 0; i < n; i++) {
            sample[i] = ((Number) list.get(i)).floatValue();
        }
        return sample;
    }

    /** True where the last look was long enough ago for one more. */
    boolean due(boolean epochEnds) {
        return System.nanoTime() - lastNanos >= (epochEnds ? BETWEEN_EPOCHS_NANOS : WITHIN_EPOCH_NANOS);
    }

    /** What the network says of the samples now: probabilities or numbers, as a prediction would give them. */
    List<float[]> look() {
        boolean training = network.execution().training();
        network.training(false);
        try {
            List<float[]> outputs = new ArrayList<>(samples.size());
            for (int first = 0; first < samples.size(); first += input.capacity()) {
                look(first, Math.min(input.capacity(), samples.size() - first), outputs);
            }
            return outputs;
        } finally {
            network.training(training);
            lastNanos = System.nanoTime();
        }
    }

    private void look(int first, int count, List<float[]> outputs) {
        Tensor output = network.forward(input.fill(samples.subList(first, first + count)))
                .get(OutputFit.mainOutput(info.loss(), network));
        for (int i = 0; i < count; i++) {
            outputs.add(info.prediction(SampleInput.row(output, i)).values());
        }
    }
}
