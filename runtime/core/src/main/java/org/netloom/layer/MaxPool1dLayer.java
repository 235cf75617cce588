package org.netloom.layer;

import java.util.List;
import org.netloom.spec.MaxPool1d;
import org.netloom.spec.Shape;

/** Maximum of each window of a sequence. */
public final class MaxPool1dLayer extends PlaneMaxPoolLayer {
    public MaxPool1dLayer(String name, MaxPool1d spec, Shape input) {
        super(name, spec, spec.geometry(List.of(input)), input);
    }
}
