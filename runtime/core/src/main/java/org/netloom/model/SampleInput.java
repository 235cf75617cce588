package org.netloom.model;

import java.util.List;
import org.netloom.data.Preprocessor;
import org.netloom.layer.Network;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** The inputs of a network, to be filled with raw samples: preprocesses each and cuts it where there are several inputs. */
public final class SampleInput {
    private final List<Tensor> inputs;
    private final Preprocessor preprocessor;
    private final float[] sample;
    private final int capacity;

    /** @param capacity most samples at a time */
    public SampleInput(Network network, Preprocessor preprocessor, int capacity) {
        this.preprocessor = preprocessor;
        this.capacity = capacity;
        inputs = network.inputShapes().stream()
                .map(s -> Tensor.allocate(capacity, s, Precision.FLOAT))
                .toList();
        sample = new float[network.sampleShape().size()];
    }

    /** Most samples at a time. */
    public int capacity() {
        return capacity;
    }

    /**
     * Fills the inputs.
     *
     * @param samples raw numbers, each as many as {@link Network#sampleShape} says, at most {@link #capacity} of them;
     *     are not changed
     * @return one tensor for each input, valid until the next call
     */
    public List<Tensor> fill(List<float[]> samples) {
        inputs.forEach(t -> t.setBatch(samples.size()));
        for (int i = 0; i < samples.size(); i++) {
            System.arraycopy(samples.get(i), 0, sample, 0, sample.length);
            preprocessor.apply(sample, 0);
            int from = 0;
            for (Tensor t : inputs) {
                int n = t.shape().size();
                System.arraycopy(sample, from, t.data(), t.offset() + i * n, n);
                from += n;
            }
        }
        return inputs;
    }

    /** One sample's numbers of an output. */
    public static float[] row(Tensor output, int sample) {
        float[] values = new float[output.shape().size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = (float) output.get(sample * values.length + j);
        }
        return values;
    }
}
