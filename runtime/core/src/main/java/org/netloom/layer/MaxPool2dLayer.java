package org.netloom.layer;

import java.util.List;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Shape;

/** Maximum of each window. */
public final class MaxPool2dLayer extends PlaneMaxPoolLayer {
    public MaxPool2dLayer(String name, MaxPool2d spec, Shape input) {
        super(name, spec, spec.geometry(List.of(input)), input);
    }
}
