package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Shape;

/** Convolution with its bias and an element-wise activation in one pass. */
public final class Conv2dLayer extends PlaneConvLayer {
    public Conv2dLayer(String name, Conv2d spec, Shape input) {
        this(name, spec, null, input);
    }

    public Conv2dLayer(String name, Conv2d spec, Activation activation, Shape input) {
        super(name, spec, activation, spec.geometry(List.of(input)), spec.bias(), input);
    }
}
