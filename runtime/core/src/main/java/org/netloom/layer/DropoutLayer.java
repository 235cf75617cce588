package org.netloom.layer;

import org.netloom.spec.Dropout;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Sets a random share of the values to 0 in training. The mask is not stored but drawn again in the backward pass.
 */
public final class DropoutLayer extends TrainingOnlyLayer {
    private final double rate;

    public DropoutLayer(String name, Dropout spec, Shape input) {
        super(name, spec, input, spec.rate() == 0);
        rate = spec.rate();
    }

    @Override
    void disturb(Tensor x, long key, Tensor y) {
        ops().rows().dropout(x, rate, key, y);
    }

    @Override
    void disturbGradient(Tensor dy, long key, Tensor dx) {
        ops().rows().dropout(dy, rate, key, dx);
    }
}
