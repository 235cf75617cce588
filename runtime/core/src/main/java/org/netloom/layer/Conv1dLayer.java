package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.Conv1d;
import org.netloom.spec.Shape;

/** Convolution of sequences with its bias and an element-wise activation in one pass. */
public final class Conv1dLayer extends PlaneConvLayer {
    public Conv1dLayer(String name, Conv1d spec, Shape input) {
        this(name, spec, null, input);
    }

    public Conv1dLayer(String name, Conv1d spec, Activation activation, Shape input) {
        super(name, spec, activation, spec.geometry(List.of(input)), spec.bias(), input);
    }
}
