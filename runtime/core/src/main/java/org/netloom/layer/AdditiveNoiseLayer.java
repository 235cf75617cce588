package org.netloom.layer;

import org.netloom.spec.AdditiveNoise;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Adds normal noise in training; the gradient passes as it is. */
public final class AdditiveNoiseLayer extends TrainingOnlyLayer {
    private final double deviation;

    public AdditiveNoiseLayer(String name, AdditiveNoise spec, Shape input) {
        super(name, spec, input, spec.deviation() == 0);
        deviation = spec.deviation();
    }

    @Override
    void disturb(Tensor x, long key, Tensor y) {
        ops().rows().addNoise(x, deviation, key, y);
    }

    @Override
    void disturbGradient(Tensor dy, long key, Tensor dx) {
        pass(dy, dx);
    }
}
