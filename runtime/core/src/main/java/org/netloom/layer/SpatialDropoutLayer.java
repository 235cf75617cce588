package org.netloom.layer;

import org.netloom.spec.Shape;
import org.netloom.spec.SpatialDropout;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/** Sets a random share of the channels of each sample to 0 in training, all positions alike. */
public final class SpatialDropoutLayer extends TrainingOnlyLayer {
    private final double rate;
    private final Shape channels;
    private Tensor factors;

    public SpatialDropoutLayer(String name, SpatialDropout spec, Shape input) {
        super(name, spec, input, spec.rate() == 0);
        rate = spec.rate();
        channels = Shape.of(input.channels());
    }

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        factors = training ? memory.create(batch, channels) : null;
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        memory.touch(factors);
    }

    @Override
    void disturb(Tensor x, long key, Tensor y) {
        factors.setBatch(x.batch());
        ops().fill(factors, 1);
        ops().rows().dropout(factors, rate, key, factors);
        ops().maps().multiply(x, factors, false, y);
    }

    @Override
    void disturbGradient(Tensor dy, long key, Tensor dx) {
        ops().maps().multiply(dy, factors, false, dx);
    }
}
