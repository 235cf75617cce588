package org.netloom.data;

import java.util.List;
import org.netloom.tensor.Tensor;

/**
 * Samples that go through the network together. Belongs to its {@link Batches} and is filled again later, see
 * {@link Batches#next}.
 */
public final class Batch {
    private final Tensor input;
    private final List<Tensor> inputs;
    private final Tensor target;
    private final int[] indices;
    private long epoch;
    private int index;

    Batch(List<Tensor> inputs, Tensor target) {
        this.input = inputs.getFirst();
        this.inputs = inputs;
        this.target = target;
        this.indices = new int[input.capacity()];
    }

    void place(long atEpoch, int atIndex, int samples) {
        epoch = atEpoch;
        index = atIndex;
        inputs.forEach(t -> t.setBatch(samples));
        target.setBatch(samples);
    }

    /** {@code N x input shape}, augmented and preprocessed; {@link Tensor#batch()} is smaller for the last of an epoch. */
    public Tensor input() {
        return input;
    }

    /** One tensor for each input of the network. */
    public List<Tensor> inputs() {
        return inputs;
    }

    /** {@code N x 1} class indices, {@code N x shape} values, or the input for an autoencoder. */
    public Tensor target() {
        return target;
    }

    /** Indices in the data set; the first {@link #size()} count. */
    public int[] indices() {
        return indices;
    }

    /** Number of samples. */
    public int size() {
        return input.batch();
    }

    /** Epoch this batch belongs to, from 0. */
    public long epoch() {
        return epoch;
    }

    /** Position within the epoch, from 0. */
    public int index() {
        return index;
    }
}
